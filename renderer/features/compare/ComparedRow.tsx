import { Badge } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { ComparedLine } from '#shared/model/comparison.ts';
import styles from './Compare.module.css';
import type { CompareLayout } from './LayoutChoice.tsx';
import { LineText } from './LineText.tsx';

type RowProps = {
  readonly line: ComparedLine;
  readonly at: number;
  /** The other place of a moved line. */
  readonly partner: ComparedLine | null;
  readonly layout: CompareLayout;
  readonly ignoresForm: boolean;
  readonly isListed: boolean;
  readonly isCurrent: boolean;
  readonly onPick: (line: number) => void;
  readonly onJump: (line: number) => void;
};

/** One line of the comparison: both sides beside each other, or one text with its marks. */
export const ComparedRow = memo(function ComparedRow(props: RowProps): ReactNode {
  const { at, layout, ignoresForm, isListed, isCurrent } = props;
  const isOut = props.line.isApart === true && !isListed;
  const line = isOut ? withoutMarks(props.line) : props.line;
  const words = useWords().comparing;
  const clause = line.new?.clause || line.old?.clause || words.preamble;
  const side = (shown: 'old' | 'new'): ReactNode => {
    const place = shown === 'old' ? line.old : line.new;
    return (
      <div className={styles.side} data-empty={place === null || undefined}>
        {place === null ? null : <LineText line={line} side={shown} ignoresForm={ignoresForm} />}
      </div>
    );
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard the list and the keys [ and ] choose a change
    // biome-ignore lint/a11y/noStaticElementInteractions: a click anywhere on a change chooses it
    <div
      className={styles.row}
      data-kind={isListed || line.kind === 'moved-away' ? line.kind : 'same'}
      data-current={isCurrent || undefined}
      {...(isListed ? { role: 'group', 'aria-label': `${words.kinds[line.kind]} ${clause}` } : {})}
      onClick={isListed ? () => props.onPick(at) : undefined}
    >
      {line.kind === 'same' || isOut ? null : <Tags {...props} />}
      {layout === 'sides' ? (
        <div className={styles.sides}>
          {side('old')}
          {side('new')}
        </div>
      ) : (
        <div className={styles.side}>
          <LineText line={line} side="both" ignoresForm={ignoresForm} />
        </div>
      )}
    </div>
  );
});

/** A line that takes no part in the comparison: nothing of it was struck or put in. */
function withoutMarks(line: ComparedLine): ComparedLine {
  const plain = (edits: ComparedLine['edits']): ComparedLine['edits'] => edits.map(({ text }) => ({ op: 'keep', text }));
  if (line.table === undefined) return { ...line, kind: 'same', edits: plain(line.edits) };
  const table = line.table.map(({ cells }) => ({
    kind: 'same' as const,
    cells: cells.map(({ side, edits }) => ({ side, edits: plain(edits) })),
  }));
  return { ...line, kind: 'same', table };
}

/** What became of a line, said above it: its clause and kind, numbers that changed, and the way to its other place. */
function Tags({ line, partner, onJump }: RowProps): ReactNode {
  const words = useWords().comparing;
  const [old, fresh] = [line.old?.clause ?? '', line.new?.clause ?? ''];
  const isRenumbered = old !== '' && fresh !== '' && old !== fresh;
  return (
    <div className={styles.tags}>
      <span className={styles.kind} data-kind={line.kind}>
        {words.kinds[line.kind]}
      </span>
      <span className={styles.clause}>{isRenumbered ? words.renumbered(old, fresh) : fresh || old}</span>
      {line.isByTopic ? (
        <Badge size="xs" variant="outline" color="gray" radius="sm" tt="none">
          {words.byTopic}
        </Badge>
      ) : null}
      {line.values.map((value) => (
        <span key={`${value.old} ${value.new}`} className={styles.value}>
          {words.value(value.old, value.new)}
        </span>
      ))}
      {line.partner === undefined || partner === null ? null : (
        <button
          type="button"
          className={styles.jump}
          onClick={(event) => {
            event.stopPropagation();
            onJump(line.partner ?? 0);
          }}
        >
          {line.kind === 'moved' ? <IconArrowBackUp size={14} /> : <IconArrowForwardUp size={14} />}
          {line.kind === 'moved' ? words.movedFrom(old) : words.movedTo(partner.new?.clause ?? '')}
        </button>
      )}
    </div>
  );
}
