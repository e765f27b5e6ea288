import { useMemo } from 'react';
import { useWords } from './use-words.ts';

/** Gives a function that puts an ISO time into the chosen language, to the minute; `''` for none. */
export function useTimeWords(): (iso: string) => string {
  const { locale } = useWords().frame;
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    });
    return (iso) => {
      const time = new Date(iso);
      return Number.isNaN(time.getTime()) ? '' : format.format(time);
    };
  }, [locale]);
}

/** Gives a function that puts an ISO time into the chosen language as a short day: the time where it is today, the year only where it is another. */
export function useDayWords(): (iso: string) => string {
  const { locale } = useWords().frame;
  return useMemo(() => {
    const today = new Date();
    const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false });
    const day = new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric' });
    const full = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'numeric', day: 'numeric' });
    return (iso) => {
      const time = new Date(iso);
      if (Number.isNaN(time.getTime())) return '';
      if (time.toDateString() === today.toDateString()) return clock.format(time);
      return (time.getFullYear() === today.getFullYear() ? day : full).format(time);
    };
  }, [locale]);
}
