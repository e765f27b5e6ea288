import { Pill } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLibrary } from '../../api/library-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Library.module.css';
import shelf from './Shelf.module.css';
import { clearFilter, narrow, useShelfView } from './shelf-view-store.ts';

/** What the list is narrowed by, each part with a way to take it away. */
export function FilterChips(): ReactNode {
  const { shelf: words, frame, papers } = useWords();
  const filter = useShelfView((state) => state.filter);
  const folders = useLibrary((state) => state.folders);
  const collections = useLibrary((state) => state.collections);
  const { folderId, tag, collectionId, reviewState, group, year, region, kind, set } = filter;
  const chips = [
    { key: 'folderId', label: words.chips.folder, value: folders.find(({ id }) => id === folderId)?.label ?? folderId },
    { key: 'tag', label: words.chips.tag, value: tag },
    { key: 'collectionId', label: words.chips.collection, value: collections.find(({ id }) => id === collectionId)?.name ?? collectionId },
    { key: 'reviewState', label: words.chips.state, value: reviewState === null ? null : words.states[reviewState] },
    { key: 'group', label: words.chips.group, value: group === null ? null : words.groups[group] },
    { key: 'year', label: words.chips.year, value: year === '' ? words.unknown : year },
    { key: 'region', label: words.chips.region, value: region === '' ? words.unknown : region },
    { key: 'kind', label: words.chips.kind, value: kind === null ? null : kind === '' ? words.unknown : papers.kind(kind) },
    { key: 'set', label: words.chips.set, value: set?.label ?? null },
  ] as const;
  const shown = chips.filter(({ value }) => value !== null);
  if (shown.length === 0) return null;
  return (
    <ul className={shelf.chips} aria-label={words.narrowedBy}>
      {shown.map(({ key, label, value }) => (
        <li key={key}>
          <Pill
            withRemoveButton
            onRemove={() => narrow({ [key]: null })}
            removeButtonProps={{ 'aria-label': words.widen(label), 'aria-hidden': false, tabIndex: 0 }}
          >
            {frame.labelled(label, value ?? '')}
          </Pill>
        </li>
      ))}
      {shown.length < 2 ? null : (
        <li>
          <button type="button" className={styles.crumb} onClick={clearFilter}>
            {words.clearAll}
          </button>
        </li>
      )}
    </ul>
  );
}
