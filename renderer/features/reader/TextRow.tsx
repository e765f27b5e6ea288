import { memo, type ReactNode } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { RepairPlace } from '#shared/domain/repair/repair-places.ts';
import type { Block } from '#shared/model/document.ts';
import { LOW_CONFIDENCE } from '#shared/model/recognition.ts';
import type { AnnotationSpan } from './annotation-spans.ts';
import type { Paint } from './highlight-painter.ts';
import { Marked } from './Marked.tsx';
import { TableText } from './TableText.tsx';
import styles from './TextRow.module.css';
import type { TextPiece } from './text-pieces.ts';

/** Marks drawn beside a block; more than these are told by number only. */
const MARK_LIMIT = 4;
const NO_SPANS: readonly AnnotationSpan[] = [];

type TextRowProps = {
  readonly piece: TextPiece;
  readonly block: Block;
  readonly spans: readonly AnnotationSpan[] | undefined;
  /** What is drawn as elements where the browser cannot paint; `null` where it can. */
  readonly paints: readonly Paint[] | null;
  readonly isCursor: boolean;
  /** Han characters in a line of the text column. */
  readonly characters: number;
  readonly onMarks: (spans: readonly AnnotationSpan[]) => void;
  /** Those marked in the gutter. */
  readonly repairs?: readonly RepairPlace[] | undefined;
  readonly onRepair?: (place: RepairPlace) => void;
};

/** One row of the text: the gutter with its marks, and a stretch of a block as one text node a paragraph or cell. */
export const TextRow = memo(function TextRow(props: TextRowProps): ReactNode {
  const { piece, block, spans = NO_SPANS, paints, isCursor, characters, onMarks, repairs, onRepair } = props;
  const words = useWords().recognition;
  const isUnsure = block.confidence !== undefined && block.confidence < LOW_CONFIDENCE;
  return (
    <div
      className={styles.row}
      data-kind={block.kind}
      data-first={piece.isFirst || undefined}
      data-last={piece.isLast || undefined}
      data-cursor={isCursor || undefined}
      data-signature={piece.isSignature || undefined}
      data-unsure={isUnsure || undefined}
      title={isUnsure ? words.unsure(Math.round((block.confidence ?? 0) * 100)) : undefined}
    >
      <Gutter spans={spans} onMarks={onMarks} isRepaired={repairs !== undefined}>
        {repairs?.map((place) => (
          <RepairMark key={`${place.isUndone} ${place.repair.key}`} place={place} {...(onRepair === undefined ? {} : { onRepair })} />
        ))}
      </Gutter>
      {piece.rows === null ? (
        <RunningText piece={piece} block={block} paints={paints} />
      ) : (
        <TableText piece={piece} block={block} paints={paints} characters={characters} />
      )}
    </div>
  );
});

type PieceProps = Pick<TextRowProps, 'piece' | 'block' | 'paints'>;

/** Marks of annotations and repairs; the clause's label stands in the text itself. */
function Gutter({
  spans,
  onMarks,
  isRepaired,
  children,
}: {
  readonly isRepaired: boolean;
  readonly children: ReactNode;
  readonly spans: readonly AnnotationSpan[];
  readonly onMarks: (spans: readonly AnnotationSpan[]) => void;
}): ReactNode {
  const words = useWords().reader;
  return (
    <div className={styles.gutter} data-repaired={isRepaired || undefined} aria-hidden="true">
      {spans.length === 0 ? null : (
        <button type="button" tabIndex={-1} className={styles.marks} title={words.marksOf(spans.length)} onClick={() => onMarks(spans)}>
          {spans.slice(0, MARK_LIMIT).map((span) => (
            <span key={span.id} className={styles.mark} data-colour={span.colour} />
          ))}
        </button>
      )}
      {children}
    </div>
  );
}

function RepairMark({ place, onRepair }: { readonly place: RepairPlace; readonly onRepair?: (place: RepairPlace) => void }): ReactNode {
  const words = useWords().repairs;
  const kind = words.kinds[place.repair.kind];
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.repair}
      data-undone={place.isUndone || undefined}
      title={place.isUndone ? words.undoneMark(kind) : words.mark(kind)}
      onClick={(event) => {
        event.stopPropagation();
        onRepair?.(place);
      }}
    />
  );
}

function RunningText({ piece, block, paints }: PieceProps): ReactNode {
  const text = block.text.slice(piece.blockOffset, piece.blockOffset + piece.end - piece.start);
  const content = <Marked text={text} start={piece.start} paints={paints} />;
  if (block.kind === 'title' && piece.isFirst) {
    return (
      <h2
        className={styles.title}
        data-start={piece.start}
        data-above={piece.isJoinedAbove || undefined}
        data-below={piece.isJoinedBelow || undefined}
      >
        {content}
      </h2>
    );
  }
  if (block.kind === 'heading' && piece.isFirst) {
    const level = Math.min(block.level ?? 1, 4);
    const Heading = HEADINGS[level] ?? 'h6';
    return (
      <Heading className={styles.heading} data-level={level} data-start={piece.start}>
        {content}
      </Heading>
    );
  }
  return (
    <p className={styles.paragraph} data-start={piece.start}>
      {content}
    </p>
  );
}

const HEADINGS: Readonly<Record<number, 'h3' | 'h4' | 'h5' | 'h6'>> = { 1: 'h3', 2: 'h4', 3: 'h5', 4: 'h6' };
