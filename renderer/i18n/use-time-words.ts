import { useWords } from './use-words.ts';

type TimeFormats = Readonly<Record<'minute' | 'clock' | 'day' | 'fullDay', Intl.DateTimeFormat>>;

/** One set a language: making a format takes longer than drawing the card it stands on. */
const made = new Map<string, TimeFormats>();

/** Gives a function that puts an ISO time into the chosen language, to the minute; `''` for none. */
export function useTimeWords(): (iso: string) => string {
  const { minute } = formatsOf(useWords().frame.locale);
  return (iso) => {
    const time = new Date(iso);
    return Number.isNaN(time.getTime()) ? '' : minute.format(time);
  };
}

/** Gives a function that puts an ISO time into the chosen language as a short day: the time where it is today, the year only where it is another. */
export function useDayWords(): (iso: string) => string {
  const { clock, day, fullDay } = formatsOf(useWords().frame.locale);
  return (iso) => {
    const time = new Date(iso);
    const today = new Date();
    if (Number.isNaN(time.getTime())) return '';
    if (time.toDateString() === today.toDateString()) return clock.format(time);
    return (time.getFullYear() === today.getFullYear() ? day : fullDay).format(time);
  };
}

function formatsOf(locale: string): TimeFormats {
  const known = made.get(locale);
  if (known) return known;
  const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const formats = {
    minute: new Intl.DateTimeFormat(locale, { ...date, hour: '2-digit', minute: '2-digit', hour12: false }),
    clock: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false }),
    day: new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric' }),
    fullDay: new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'numeric', day: 'numeric' }),
  };
  made.set(locale, formats);
  return formats;
}
