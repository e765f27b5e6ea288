import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { BoardView } from '#shared/model/board.ts';
import styles from './Benchmark.module.css';
import { BoardLabels } from './BoardLabels.tsx';
import type { BoardRow } from './board-rows.ts';
import { FigureCells } from './FigureCells.tsx';
import { LineCells } from './LineCells.tsx';
import { readProvision } from './provision-actions.ts';

const LINE_ESTIMATE = 120;
const FIGURE_ESTIMATE = 32;
const PAGE_ROWS = 6;
const NOTE_COLUMNS = 3;

/** What the screen around the grid can ask of it. */
export type GridHandle = { readonly goToTopic: (topicId: string) => void };

type Props = {
  readonly view: BoardView;
  readonly rows: readonly BoardRow[];
  readonly names: readonly string[];
  readonly ref: Ref<GridHandle>;
};

/** The board as a grid: virtualised, its first column and head always in sight, with the arrow keys, Enter to the text and F2 to write. */
export function BoardGrid({ view, rows, names, ref }: Props): ReactNode {
  const words = useWords().benchmark;
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ row: 0, column: 1 });
  const columns = 1 + names.length + NOTE_COLUMNS;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: (index) => (rows[index]?.kind === 'figure' ? FIGURE_ESTIMATE : LINE_ESTIMATE),
    overscan: 6,
    getItemKey: (index) => rows[index]?.key ?? index,
    // The labels stay above the rows.
    scrollPaddingStart: 40,
  });
  const activeRow = Math.min(active.row, rows.length - 1);
  const activeId = cellId(activeRow, active.column);
  useImperativeHandle(ref, () => ({
    goToTopic: (topicId) => {
      const row = rows.findIndex(({ topic }) => topic.id === topicId);
      if (row === -1) return;
      setActive({ row, column: 0 });
      virtualizer.scrollToIndex(row, { align: 'start' });
    },
  }));

  const moveTo = (row: number, column: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, row));
    setActive({ row: next, column: Math.max(0, Math.min(columns - 1, column)) });
    virtualizer.scrollToIndex(next);
    // A column out of sight comes into it once the cell is the active one.
    requestAnimationFrame(() => grid.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== grid.current) return;
    const step = STEPS[event.key];
    const cell = grid.current?.querySelector('[data-active]');
    if (step !== undefined) moveTo(activeRow + step.rows, active.column + step.columns);
    else if (event.key === 'F2') cell?.querySelector<HTMLElement>('textarea, button')?.focus();
    else if (event.key === 'Enter') readActive();
    else return;
    event.preventDefault();
  };
  const readActive = (): void => {
    const row = rows[activeRow];
    const column = active.column - 1;
    const provision = row?.kind === 'line' ? row.line.cells[column] : null;
    if (provision) readProvision(view, column, provision);
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.target === grid.current || event.defaultPrevented) return;
    grid.current?.focus({ preventScroll: true });
  };
  // Widths follow the number of documents.
  const widths = { '--documents': names.length } as CSSProperties; // React has no type for own properties
  return (
    <div
      ref={grid}
      className={styles.grid}
      style={widths}
      role="grid"
      tabIndex={0}
      aria-label={words.board}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns}
      aria-activedescendant={activeId}
      title={words.keysHint}
      onKeyDown={onKeyDown}
      onKeyUp={leave}
    >
      <div className={styles.labels} role="rowgroup">
        <BoardLabels view={view} names={names} />
      </div>
      <div role="rowgroup" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map((virtual) => {
          const row = rows[virtual.index];
          if (row === undefined) return null;
          const place = {
            idOf: (column: number) => cellId(virtual.index, column),
            activeColumn: virtual.index === activeRow ? active.column : null,
            onActivate: (column: number) => setActive({ row: virtual.index, column }),
          };
          return (
            <div
              key={row.key}
              ref={virtualizer.measureElement}
              data-index={virtual.index}
              role="row"
              aria-rowindex={virtual.index + 2}
              className={styles.row}
              data-kind={row.kind}
              data-first={(row.kind === 'line' && row.isFirst) || undefined}
              style={{ transform: `translateY(${virtual.start}px)` }}
            >
              {row.kind === 'line' ? (
                <LineCells view={view} row={row} place={place} />
              ) : (
                <FigureCells view={view} row={row} place={place} names={names} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where cells of a row stand in the grid. */
export type RowPlace = {
  readonly idOf: (column: number) => string;
  readonly activeColumn: number | null;
  readonly onActivate: (column: number) => void;
};

const STEPS: Readonly<Record<string, { readonly rows: number; readonly columns: number }>> = {
  ArrowDown: { rows: 1, columns: 0 },
  ArrowUp: { rows: -1, columns: 0 },
  ArrowRight: { rows: 0, columns: 1 },
  ArrowLeft: { rows: 0, columns: -1 },
  PageDown: { rows: PAGE_ROWS, columns: 0 },
  PageUp: { rows: -PAGE_ROWS, columns: 0 },
  Home: { rows: Number.NEGATIVE_INFINITY, columns: 0 },
  End: { rows: Number.POSITIVE_INFINITY, columns: 0 },
};

function cellId(row: number, column: number): string {
  return `board-cell-${row}-${column}`;
}
