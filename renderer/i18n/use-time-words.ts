import { useWords } from './use-words.ts';

/** What a time is shown by: to the minute, the time of day alone, the day of this year, the day of another year. */
const SHAPES = {
  minute: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false },
  clock: { hour: '2-digit', minute: '2-digit', hour12: false },
  day: { month: 'numeric', day: 'numeric' },
  fullDay: { year: 'numeric', month: 'numeric', day: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** One a language and shape, made when first needed: making one takes longer than drawing the card it stands on. */
const made = new Map<string, Intl.DateTimeFormat>();

/** Gives a function that puts an ISO time into the chosen language, to the minute; `''` for none. */
export function useTimeWords(): (iso: string) => string {
  const { locale } = useWords().frame;
  return (iso) => {
    const time = new Date(iso);
    return Number.isNaN(time.getTime()) ? '' : formatOf(locale, 'minute').format(time);
  };
}

/** Gives a function that puts an ISO time into the chosen language as a short day: the time where it is today, the year only where it is another. */
export function useDayWords(): (iso: string) => string {
  const { locale } = useWords().frame;
  return (iso) => {
    const time = new Date(iso);
    const today = new Date();
    if (Number.isNaN(time.getTime())) return '';
    if (time.toDateString() === today.toDateString()) return formatOf(locale, 'clock').format(time);
    return formatOf(locale, time.getFullYear() === today.getFullYear() ? 'day' : 'fullDay').format(time);
  };
}

function formatOf(locale: string, shape: keyof typeof SHAPES): Intl.DateTimeFormat {
  const key = `${locale} ${shape}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, SHAPES[shape]);
  made.set(key, format);
  return format;
}
