import type { ReactNode } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { apartName } from '#shared/domain/comparison/apart-name.ts';
import type { ComparedLine } from '#shared/model/comparison.ts';
import styles from './ApartBlock.module.css';
import type { ShownItem } from './shown-lines.ts';

type ApartProps = {
  readonly item: Extract<ShownItem, { kind: 'apart' }>;
  readonly lines: readonly ComparedLine[];
  readonly onUnfold: (from: number) => void;
};

/** What takes no part in the comparison, named by its first words; a click shows or hides it. */
export function ApartBlock({ item: { from, count }, lines, onUnfold }: ApartProps): ReactNode {
  const words = useWords().comparing;
  const side = lines[from]?.new === null ? words.old : words.new;
  return (
    <button type="button" className={styles.apart} onClick={() => onUnfold(from)} title={words.apartHint}>
      <b>{words.apart}</b> {words.apartCount(side, apartName(lines, from), count)}
    </button>
  );
}
