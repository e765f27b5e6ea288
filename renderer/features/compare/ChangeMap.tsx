import { memo, type ReactNode, useMemo } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { ComparedLine } from '#shared/model/comparison.ts';
import styles from './Compare.module.css';
import { mapMarks, type ShownItem } from './shown-lines.ts';

type Props = {
  readonly items: readonly ShownItem[];
  readonly lines: readonly ComparedLine[];
  readonly changes: ReadonlySet<number>;
  readonly estimate: (index: number) => number;
  readonly current: number | null;
  readonly onGoTo: (line: number) => void;
};

/** Marks on the bar: more would lie on each other. */
const BUCKETS = 160;

/** Where the changes lie in the whole text, beside the scroll bar. The list of changes says the same to those who cannot see it. */
export const ChangeMap = memo(function ChangeMap({ items, lines, changes, estimate, current, onGoTo }: Props): ReactNode {
  const words = useWords().comparing;
  const marks = useMemo(() => {
    const heights = new Map(items.map((item, index) => [item, estimate(index)] as const));
    return mapMarks(items, lines, { changes, weightOf: (item) => heights.get(item) ?? 0, buckets: BUCKETS });
  }, [items, lines, changes, estimate]);
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
