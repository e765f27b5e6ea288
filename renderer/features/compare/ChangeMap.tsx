import { memo, type ReactNode, useMemo } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { ComparedLine } from '#shared/model/comparison.ts';
import styles from './Compare.module.css';
import { mapMarks, type ShownItem } from './shown-lines.ts';

/** What stands below each other in the text, and the height of each in pixels. */
export type LaidOut = { readonly items: readonly ShownItem[]; readonly heights: readonly number[] };

type Props = {
  readonly laidOut: LaidOut;
  readonly lines: readonly ComparedLine[];
  readonly changes: ReadonlySet<number>;
  readonly current: number | null;
  readonly onGoTo: (line: number) => void;
};

/** Marks on the bar: more would lie on each other. */
const BUCKETS = 160;

/** Where the changes lie in the whole text, beside the scroll bar. The list of changes says the same to those who cannot see it. */
export const ChangeMap = memo(function ChangeMap({ laidOut, lines, changes, current, onGoTo }: Props): ReactNode {
  const words = useWords().comparing;
  const marks = useMemo(() => {
    const { items, heights } = laidOut;
    return mapMarks(items, lines, { changes, weightOf: (_, index) => heights[index] ?? 0, buckets: BUCKETS });
  }, [laidOut, lines, changes]);
  return (
    <div className={styles.map} title={words.map} aria-hidden="true">
      {marks.map(({ place, at, kind }) => (
        <button
          key={at}
          type="button"
          tabIndex={-1}
          className={styles.mark}
          data-kind={kind}
          data-current={at === current || undefined}
          style={{ top: `${place * 100}%` }}
          onClick={() => onGoTo(at)}
        />
      ))}
    </div>
  );
});
