import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { DocumentView } from '#shared/contract/review-views.ts';
import { REPAIR_KINDS } from '#shared/domain/repair/repair-keys.ts';
import { problemOf } from '../../api/document-problem.ts';
import { askPassword } from '../../api/unlock-store.ts';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import { cellOf, SORT_KEYS, type Sorting, type SortKey } from './document-rows.ts';
import styles from './Library.module.css';

const ROW_HEIGHT = 34;
const PAGE_ROWS = 12;

type Props = {
  readonly rows: readonly DocumentView[];
  /** What tells documents of one title apart, by id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly selectedId: string | null;
  readonly onSelect: (documentId: string) => void;
  readonly onRemove: (document: DocumentView) => void;
  readonly onExport: (documentId: string) => void;
};

/** The list of documents: virtualised, sortable, with arrows, Enter to open and Ctrl+Enter to open beside. */
export function DocumentTable(props: Props): ReactNode {
  const words = useWords().library;
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const openDocument = useWorkspace((state) => state.openDocument);
  const virtualizer = useVirtualizer({
    count: props.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    getItemKey: (index) => props.rows[index]?.id ?? index,
  });
  const current = Math.min(focused, Math.max(0, props.rows.length - 1));

  const goTo = (index: number): void => {
    const next = Math.max(0, Math.min(props.rows.length - 1, index));
    const row = props.rows[next];
    if (!row) return;
    setFocused(next);
    props.onSelect(row.id);
    virtualizer.scrollToIndex(next);
  };
  const open = (row: DocumentView | undefined, where: 'active' | 'beside'): void => {
    if (row?.state.kind === 'ready') openDocument(row.id, { where });
    else if (row && problemOf(row) === 'encrypted')
      askPassword({ documentId: row.id, fileName: row.fileName, purpose: { kind: 'unlock', opensAfter: true } });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: PAGE_ROWS,
      PageUp: -PAGE_ROWS,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[event.key];
    if (step !== undefined) goTo(current + step);
    else if (event.key === 'Enter' && event.target === grid.current)
      open(props.rows[current], event.ctrlKey || event.metaKey ? 'beside' : 'active');
    else return;
    event.preventDefault();
  };

  return (
    // The grid holds the keyboard focus and names the current row; single rows come and go with scrolling.
    <div
      ref={grid}
      className={styles.table}
      role="grid"
      tabIndex={0}
      aria-label={words.tableLabel}
      aria-rowcount={props.rows.length + 1}
      aria-activedescendant={props.rows[current] ? `document-${props.rows[current].id}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup">
        <HeaderRow sorting={props.sorting} onSort={props.onSort} />
      </div>
      <div ref={scroller} className={styles.rows} role="rowgroup">
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }} role="presentation">
          {virtualizer.getVirtualItems().map((item) => {
            const row = props.rows[item.index];
            if (!row) return null;
            return (
              <DocumentRow
                key={row.id}
                row={row}
                label={props.labels.get(row.id) ?? null}
                index={item.index}
                offset={item.start}
                isSelected={row.id === props.selectedId}
                onPick={(event) => {
                  setFocused(item.index);
                  props.onSelect(row.id);
                  if (event.ctrlKey || event.metaKey) open(row, 'beside');
                }}
                onOpen={(where) => open(row, where)}
                onRemove={() => props.onRemove(row)}
                onExport={() => props.onExport(row.id)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function HeaderRow({ sorting, onSort }: Pick<Props, 'sorting' | 'onSort'>): ReactNode {
  const words = useWords().library;
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
              onClick={() => onSort({ key, isDescending: isSorted && !sorting.isDescending })}
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

type RowProps = {
  readonly row: DocumentView;
  readonly label: string | null;
  readonly index: number;
  readonly offset: number;
  readonly isSelected: boolean;
  readonly onPick: (event: { readonly ctrlKey: boolean; readonly metaKey: boolean }) => void;
  readonly onOpen: (where: 'active' | 'beside') => void;
  readonly onRemove: () => void;
  readonly onExport: () => void;
};

function DocumentRow(props: RowProps): ReactNode {
  const { library: words, unlock } = useWords();
  const { row } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard path is on the list, which holds the focus
    <div
      id={`document-${row.id}`}
      className={styles.row}
      role="row"
      tabIndex={-1}
      aria-rowindex={props.index + 2}
      aria-selected={props.isSelected}
      data-selected={props.isSelected || undefined}
      style={{ position: 'absolute', top: 0, left: 0, right: 0, height: ROW_HEIGHT, transform: `translateY(${props.offset}px)` }}
      onClick={props.onPick}
      onDoubleClick={() => props.onOpen('active')}
    >
      {SORT_KEYS.map((key) => (
        <div
          key={key}
          role="gridcell"
          data-column={key}
          className={typeof cellOf(row, key) === 'number' && key !== 'reading' ? styles.number : styles.cell}
          title={key === 'reading' ? undefined : String(cellOf(row, key) ?? '')}
        >
          <CellContent row={row} label={props.label} column={key} onOpen={() => props.onOpen('active')} />
        </div>
      ))}
      <div role="gridcell" className={styles.menuCell}>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon size="sm" aria-label={words.menuOf(String(cellOf(row, 'title')))} aria-haspopup="menu">
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {problemOf(row) === 'encrypted' ? (
              <Menu.Item onClick={() => props.onOpen('active')}>{unlock.ask}</Menu.Item>
            ) : (
              <Menu.Item disabled={row.state.kind !== 'ready'} onClick={() => props.onOpen('active')}>
                {words.open}
              </Menu.Item>
            )}
            <Menu.Item disabled={row.state.kind !== 'ready'} onClick={() => props.onOpen('beside')}>
              {words.openBeside}
            </Menu.Item>
            <Menu.Item disabled={row.state.kind !== 'ready'} onClick={props.onExport}>
              {words.export}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item className={styles.danger ?? ''} onClick={props.onRemove}>
              {words.remove}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}

function CellContent(props: Pick<RowProps, 'row' | 'label'> & { readonly column: SortKey; readonly onOpen: () => void }): ReactNode {
  const { row, label, column, onOpen } = props;
  if (column === 'title') return <TitleCell row={row} label={label} onOpen={onOpen} />;
  return column === 'reading' ? <ReadingCell row={row} /> : shown(cellOf(row, column));
}

/** How the file was read: as it is, repaired (how often, of which kinds), or not at all and why. */
function ReadingCell({ row }: { readonly row: DocumentView }): ReactNode {
  const { library: words, repairs, errors, recognition } = useWords();
  const problem = problemOf(row);
  if (problem === 'scanned-pages') return <span title={errors.reading[problem].reason}>{recognition.scanned}</span>;
  if (problem !== null) return <span title={errors.reading[problem].reason}>{words.readingOf.refused}</span>;
  if (row.state.kind === 'failed') return words.readingOf.refused;
  const { summary } = row.state;
  // Looked at and found without a word: its text, if any, is the file's own.
  if (summary.recognition !== undefined && summary.recognition.confidence > 0)
    return recognition.inList(Math.round(summary.recognition.confidence * 100));
  if (summary.repairs === 0) return words.readingOf.asIs;
  const kinds = REPAIR_KINDS.flatMap((kind) => {
    const count = summary.repairsByKind[kind] ?? 0;
    return count === 0 ? [] : [repairs.kindCount(repairs.kinds[kind], count)];
  });
  return <span title={words.repairedBy(kinds)}>{words.readingOf.repaired(summary.repairs)}</span>;
}

function TitleCell({ row, label, onOpen }: Pick<RowProps, 'row' | 'label'> & { readonly onOpen: () => void }): ReactNode {
  const words = useWords().library;
  return (
    <span className={styles.titleCell}>
      <button
        type="button"
        className={styles.titleButton}
        tabIndex={-1}
        title={row.relativePath}
        disabled={row.state.kind !== 'ready' && problemOf(row) !== 'encrypted'}
        onClick={onOpen}
      >
        {cellOf(row, 'title')}
      </button>
      {label === null ? null : (
        <span className={styles.sameTitle} title={row.relativePath}>
          <bdi>{label}</bdi>
        </span>
      )}
      {row.isOffline ? (
        <span className={styles.badge} title={words.offlineHint}>
          {words.offline}
        </span>
      ) : row.isMissing ? (
        <span className={styles.badge} title={words.missingHint}>
          {words.missing}
        </span>
      ) : null}
    </span>
  );
}

function shown(value: string | number | null): string {
  if (value === null || value === 0) return '';
  return String(value);
}
