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
