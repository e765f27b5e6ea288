import { Button, Switch, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useEffect, useMemo } from 'react';
import type { DocumentView } from '#shared/contract/review-views.ts';
import { useLibrary } from '../../api/library-store.ts';
import type { PaperGroups } from '../../api/paper-groups.ts';
import { useWords } from '../../i18n/use-words.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BulkBar } from './BulkBar.tsx';
import { DocumentTable } from './DocumentTable.tsx';
import { documentsWith, sortDocuments } from './document-rows.ts';
import { FilterChips } from './FilterChips.tsx';
import styles from './Library.module.css';
import { foldedRows, type ListRow, plainRows } from './list-rows.ts';
import { keepShown } from './row-selection.ts';
import { labelsOfSameTitles } from './same-titles.ts';
import type { ShelfCounts } from './shelf-counts.ts';
import { filterDocuments } from './shelf-filter.ts';
import { clearFilter, useShelfView } from './shelf-view-store.ts';

type Props = {
  readonly counts: ShelfCounts;
  readonly groups: PaperGroups;
  readonly onRemove: (documents: readonly DocumentView[]) => void;
  readonly onExport: (documentIds: readonly string[]) => void;
  readonly versions: (documentId: string) => ReactNode;
};

/** The list of documents with what narrows it above and what can be done with those chosen below. */
export function DocumentPanel({ counts, groups, onRemove, onExport, versions }: Props): ReactNode {
  const words = useWords();
  const documents = useLibrary((state) => state.documents);
  const folders = useLibrary((state) => state.folders);
  const text = useShelfView((state) => state.text);
  const foldsVersions = useShelfView((state) => state.foldsVersions);
  const selection = useShelfView((state) => state.selection);
  const rows = useRows(documents, groups);
  const labels = useMemo(() => labelsOfSameTitles(documents, folders), [documents, folders]);
  const chosen = useMemo(
    () => (selection.ids.size === 0 ? [] : rows.flatMap(({ document }) => (selection.ids.has(document.id) ? [document] : []))),
    [rows, selection.ids],
  );
  useEffect(() => {
    // What is not shown must not be changed with the rest.
    const ids = rows.map(({ document }) => document.id);
    useShelfView.setState((state) => ({ selection: keepShown(state.selection, ids) }));
  }, [rows]);
  return (
    <>
      <div className={styles.toolbar}>
        <TextInput
          className={styles.filter ?? ''}
          aria-label={words.library.filter}
          placeholder={words.library.filterPlaceholder}
          leftSection={<IconFilter size={14} />}
          value={text}
          onChange={(event) => useShelfView.setState({ text: event.currentTarget.value })}
        />
        <span className={styles.soft} role="status">
          {words.library.rows(rows.length)}
        </span>
        {groups.size === 0 ? null : (
          <Switch
            size="xs"
            label={words.shelf.fold}
            checked={foldsVersions}
            onChange={(event) => useShelfView.setState({ foldsVersions: event.currentTarget.checked })}
          />
        )}
        <FilterChips />
      </div>
      {rows.length === 0 ? (
        <EmptyState title={words.library.nothingMatches}>
          <Button variant="default" onClick={clearFilter}>
            {words.library.clearFilter}
          </Button>
        </EmptyState>
      ) : (
        <DocumentTable rows={rows} labels={labels} groups={groups} onRemove={onRemove} onExport={onExport} versions={versions} />
      )}
      <BulkBar chosen={chosen} counts={counts} onRemove={onRemove} onExport={onExport} />
    </>
  );
}

/** The rows of the list: sorted once, narrowed as often as something is typed. */
function useRows(documents: readonly DocumentView[], groups: PaperGroups): readonly ListRow[] {
  const filter = useShelfView((state) => state.filter);
  const text = useDeferredValue(useShelfView((state) => state.text));
  const sorting = useShelfView((state) => state.sorting);
  const foldsVersions = useShelfView((state) => state.foldsVersions);
  const open = useShelfView((state) => state.open);
  const sorted = useMemo(() => sortDocuments(documents, sorting), [documents, sorting]);
  const narrowed = useMemo(() => documentsWith(filterDocuments(sorted, filter, groups), text), [sorted, filter, groups, text]);
  return useMemo(() => (foldsVersions ? foldedRows(narrowed, groups, open) : plainRows(narrowed)), [foldsVersions, narrowed, groups, open]);
}
