import { useMemo } from 'react';
import { useLibrary } from '../api/library-store.ts';

/** Gives a function that puts an ISO time into the chosen language, to the minute; `''` for none. */
export function useTimeWords(): (iso: string) => string {
  const language = useLibrary((state) => state.settings.language);
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(language, {
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
  }, [language]);
}
