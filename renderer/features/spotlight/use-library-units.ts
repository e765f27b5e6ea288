import { useEffect, useState } from 'react';
import { squeezeText } from '#shared/domain/search/squeeze-text.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { foldEntry, type SpotlightEntry } from './spotlight-entries.ts';
import { searchLibraryFor } from './use-spotlight-entries.ts';

/** Milliseconds of quiet before units are asked for. */
const TYPING_PAUSE = 150;
const NONE: readonly SpotlightEntry[] = [];

/** Units of the library's tasks whose name holds what was typed, with how many documents name them. */
export function useLibraryUnits(query: string, isOpen: boolean): readonly SpotlightEntry[] {
  const words = useWords().spotlight;
  const client = useReviewClient();
  const [entries, setEntries] = useState<readonly SpotlightEntry[]>(NONE);
  const wanted = squeezeText(query.trim());
  useEffect(() => {
    setEntries(NONE);
    // One character stands in every unit, and operators would make another question of it.
    if (!isOpen || wanted.length < 2 || /["*?\s]/u.test(wanted)) return;
    let isStale = false;
    const timer = setTimeout(async () => {
      const found = await client.call('search.query', { query: `单位:${wanted}`, limit: 1, withFacets: true }).catch(() => null);
      if (isStale || found === null) return;
      const units = (found.facets?.unit.values ?? []).filter(({ value }) => value.includes(wanted));
      setEntries(
        units.map(({ value, count }) => ({
          id: `unit ${value}`,
          section: 'units',
          label: value,
          detail: words.documentsOf(count),
          folded: foldEntry(value),
          run: () => searchLibraryFor(`单位:${value}`),
        })),
      );
    }, TYPING_PAUSE);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [client, words, wanted, isOpen]);
  return entries;
}
