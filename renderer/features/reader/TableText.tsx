import { type ReactNode, useCallback, useMemo } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Block } from '#shared/model/document.ts';
import type { Paint } from './highlight-painter.ts';
import { Marked } from './Marked.tsx';
import styles from './TextRow.module.css';
import { tableLayout } from './table-layout.ts';
import { cellStarts, type TextPiece } from './text-pieces.ts';
import { moveTable, takeTablePlace } from './wide-table-scroll.ts';

type TableTextProps = {
  readonly piece: TextPiece;
  readonly block: Block;
  readonly paints: readonly Paint[] | null;
  readonly characters: number;
};

/** Some rows of a table; one too wide for the text scrolls in a frame of its own, all of its pieces together. */
export function TableText({ piece, block, paints, characters }: TableTextProps): ReactNode {
  const words = useWords().reader;
  const rows = block.rows ?? [];
  const [from, to] = piece.rows ?? [0, 0];
  const { shares, ems, isWide, keepsFirst, headings } = useMemo(() => tableLayout(block.rows ?? [], characters), [block, characters]);
  const starts = useMemo(() => cellStarts(rows, from, to, piece.start), [rows, from, to, piece.start]);
  const frame = useCallback(
    (element: HTMLDivElement | null) => {
      if (element !== null) takeTablePlace(element, block);
    },
    [block],
  );
  const table = (
    <table className={styles.table} style={isWide ? { width: `${ems}em` } : undefined}>
      <colgroup>
        {shares.map((share, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <col key={column} style={{ width: `${share * 100}%` }} />
        ))}
      </colgroup>
      <tbody>
        {rows.slice(from, to).map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          <tr key={from + index} data-header={from + index <= headings || undefined}>
            {(from + index < headings ? row.slice(0, 1) : row).map((cell, column) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                key={column}
                data-start={starts[index]?.[column]}
                colSpan={row.length === 1 || from + index < headings ? shares.length : 1}
              >
                <Marked text={cell} start={starts[index]?.[column] ?? 0} paints={paints} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (!isWide) return table;
  return (
    <div
      ref={frame}
      className={styles.wide}
      role="group"
      aria-label={words.wideTable}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled frame has to be reachable by keyboard
      tabIndex={0}
      data-wide={piece.blockIndex}
      data-keeps-first={keepsFirst || undefined}
      onScroll={(event) => moveTable(event.currentTarget, block)}
    >
      {table}
    </div>
  );
}
