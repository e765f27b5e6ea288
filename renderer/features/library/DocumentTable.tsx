import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useMemo, useRef } from 'react';
import type { DocumentView } from '#shared/contract/review-views.ts';
import type { PaperGroups } from '../../api/paper-groups.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DocumentRow, type RowActions } from './DocumentRow.tsx';
import { SORT_KEYS, type Sorting } from './document-rows.ts';
import styles from './Library.module.css';
import type { ListRow } from './list-rows.ts';
import { toggleVersions, useShelfView } from './shelf-view-store.ts';
import { openRow, pick, useTableKeys } from './use-table-keys.ts';

const ROW_HEIGHT = 34;
/** Rows whose elements are kept; a high window has more. */
const ROW_POOL = 64;
type Props = {
  readonly rows: readonly ListRow[];
  /** What tells documents of one title apart, by id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly groups: PaperGroups;
  readonly onRemove: (documents: readonly DocumentView[]) => void;
  readonly onExport: (documentIds: readonly string[]) => void;
  /** The versions of the paper a document is one of. */
  readonly versions: (documentId: string) => ReactNode;
};

/**
 * The list of documents: virtualised, sortable. Arrows walk, Shift extends, Ctrl+Space adds, Ctrl+A takes all, Delete asks to remove;
 * Enter opens, Ctrl+Enter opens beside.
 */
export function DocumentTable(props: Props): ReactNode {
  const words = useWords().library;
  const { rows } = props;
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const selection = useShelfView((state) => state.selection);
  const ids = useMemo(() => rows.map(({ document }) => document.id), [rows]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    getItemKey: (index) => ids[index] ?? index,
  });
  const items = virtualizer.getVirtualItems();
  const pool = Math.max(ROW_POOL, items.length);
  const actions = useRowActions(ids, grid, props);
  const onKeyDown = useTableKeys({ rows, ids, grid, show: (index) => virtualizer.scrollToIndex(index), onRemove: props.onRemove });
  const focus = selection.focus !== null && ids.includes(selection.focus) ? selection.focus : ids[0];
  return (
    // The grid holds the keyboard focus and names the current row; single rows come and go with scrolling.
    <div
      ref={grid}
      className={styles.table}
      role="grid"
      tabIndex={0}
      aria-label={words.tableLabel}
      aria-rowcount={rows.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={focus === undefined ? undefined : `document-${focus}`}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup">
        <HeaderRow />
      </div>
      <div ref={scroller} className={styles.rows} role="rowgroup">
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }} role="presentation">
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const { document } = row;
            return (
              <DocumentRow
                // A row that scrolls out gives its elements to one that comes in: to make them anew takes longer than a frame.
                key={item.index % pool}
                row={row}
                label={props.labels.get(document.id) ?? null}
                group={props.groups.get(document.id) ?? null}
                index={item.index}
                height={ROW_HEIGHT}
                isSelected={selection.ids.has(document.id)}
                isFocused={document.id === focus}
                actions={actions}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** What rows ask for, always the same functions: a row is drawn again only when something of its own changed. */
function useRowActions(ids: readonly string[], grid: RefObject<HTMLDivElement | null>, props: Props): RowActions {
  const latest = useRef({ ids, props });
  latest.current = { ids, props };
  return useMemo(
    () => ({
      pick: (id, how) => {
        // The row itself may scroll away, and the keys with it.
        grid.current?.focus({ preventScroll: true });
        pick(latest.current.ids, id, how);
      },
      open: openRow,
      remove: (document) => latest.current.props.onRemove([document]),
      export: (id) => latest.current.props.onExport([id]),
      fold: (id) => toggleVersions(latest.current.props.groups.get(id)?.documentIds ?? []),
      versions: (id) => latest.current.props.versions(id),
    }),
    [grid],
  );
}

function HeaderRow(): ReactNode {
  const words = useWords().library;
  const sorting: Sorting = useShelfView((state) => state.sorting);
  return (
    <div className={`${styles.row} ${styles.header}`} role="row">
      {SORT_KEYS.map((key) => {
        const isSorted = sorting.key === key;
        const direction = sorting.isDescending ? 'descending' : 'ascending';
        return (
          <div key={key} role="columnheader" data-column={key} aria-sort={isSorted ? direction : 'none'}>
            <button
              type="button"
              className={styles.sort}
              title={words.sortBy(words.columns[key])}
              onClick={() => useShelfView.setState({ sorting: { key, isDescending: isSorted && !sorting.isDescending } })}
            >
              {words.columns[key]}
              {isSorted && sorting.isDescending ? <IconArrowDown size={12} /> : null}
              {isSorted && !sorting.isDescending ? <IconArrowUp size={12} /> : null}
            </button>
          </div>
        );
      })}
      <div role="columnheader" aria-label={words.open} />
    </div>
  );
}
