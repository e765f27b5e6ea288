import { type ReactNode, useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { RedlineStretch } from '#renderer/ui/Redline.tsx';
import { type RedlinePiece, type RedlineSide, redlinePieces } from '#renderer/ui/redline-pieces.ts';
import type { ComparedLine, Edit } from '#shared/model/comparison.ts';
import styles from './Compare.module.css';

/** A stretch longer than this is shown by its ends until a person asks for the rest: drawn whole, one of 300,000 characters would hold the window up. */
const LONGEST = 1_600;
const ENDS = 500;
const AWAY_LENGTH = 48;

/** The text of a line on one side, or of both in one; a table as a table. */
export function LineText({
  line,
  side,
  ignoresForm,
}: {
  readonly line: ComparedLine;
  readonly side: RedlineSide;
  readonly ignoresForm: boolean;
}): ReactNode {
  if (line.kind === 'moved-away') {
    const text = line.edits[0]?.text ?? '';
    return <p className={styles.away}>{text.length > AWAY_LENGTH ? `${text.slice(0, AWAY_LENGTH)}…` : text}</p>;
  }
  if (line.table !== undefined) return <LineTable line={line} side={side} ignoresForm={ignoresForm} />;
  const kind = (side === 'old' ? line.old?.kind : (line.new?.kind ?? line.old?.kind)) ?? 'paragraph';
  return (
    <p className={styles.paragraph} data-kind={kind}>
      <Pieces edits={line.edits} side={side} ignoresForm={ignoresForm} />
    </p>
  );
}

function Pieces({
  edits,
  side,
  ignoresForm,
}: {
  readonly edits: readonly Edit[];
  readonly side: RedlineSide;
  readonly ignoresForm: boolean;
}): ReactNode {
  return redlinePieces(edits, side, ignoresForm).map((piece, index) => {
    const { look, text } = piece;
    // Pieces of a line never change their order.
    const key = index;
    // Most are short, and drawn without anything that remembers whether they are shown whole.
    return text.length > LONGEST ? (
      <LongPiece key={key} piece={piece} />
    ) : (
      <RedlineStretch key={key} look={look}>
        {text}
      </RedlineStretch>
    );
  });
}

function LongPiece({ piece: { look, text } }: { readonly piece: RedlinePiece }): ReactNode {
  const words = useWords().comparing;
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? (
    text
  ) : (
    <>
      {text.slice(0, ENDS)}
      <button type="button" className={styles.more} onClick={() => setWhole(true)}>
        {words.more(text.length - 2 * ENDS)}
      </button>
      {text.slice(-ENDS)}
    </>
  );
  return <RedlineStretch look={look}>{shown}</RedlineStretch>;
}

/** Rows drawn of a table before a person asks for all. */
const MOST_ROWS = 60;

function LineTable({
  line,
  side,
  ignoresForm,
}: {
  readonly line: ComparedLine;
  readonly side: RedlineSide;
  readonly ignoresForm: boolean;
}): ReactNode {
  const words = useWords().comparing;
  const [isWhole, setWhole] = useState(false);
  const rows = (line.table ?? []).filter(({ kind }) => !((kind === 'removed' && side === 'new') || (kind === 'added' && side === 'old')));
  const shown = isWhole ? rows : rows.slice(0, MOST_ROWS);
  return (
    <div className={styles.tableFrame}>
      <table className={styles.table}>
        <tbody>
          {shown.map(({ kind, cells }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a line never change their order
            <tr key={at} data-kind={kind}>
              {cells.map((cell, column) =>
                (cell.side === 'old' && side === 'new') || (cell.side === 'new' && side === 'old') ? null : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells
                  <td key={column}>
                    <Pieces edits={cell.edits} side={side} ignoresForm={ignoresForm} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length ? (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          {words.moreRows(rows.length - shown.length)}
        </button>
      ) : null}
    </div>
  );
}
