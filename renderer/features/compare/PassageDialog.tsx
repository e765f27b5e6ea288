import { Modal } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { type ComparedPassage, endPassageComparison, usePassageComparison } from '#renderer/api/passage-comparison.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Redline } from '#renderer/ui/Redline.tsx';
import { type RedlineSide, redlinePieces } from '#renderer/ui/redline-pieces.ts';
import { changedValues } from '#shared/domain/comparison/changed-values.ts';
import { editTexts } from '#shared/domain/comparison/edit-texts.ts';
import styles from './Compare.module.css';
import { type CompareLayout, LayoutChoice } from './LayoutChoice.tsx';

/** Two passages chosen by a person, held against each other. */
export function PassageDialog(): ReactNode {
  const words = useWords();
  const pair = usePassageComparison((state) => state.pair);
  return (
    <Modal
      opened={pair !== null}
      onClose={endPassageComparison}
      title={words.comparing.passages}
      size="min(1000px, 94vw)"
      closeButtonProps={{ 'aria-label': words.frame.close }}
    >
      {pair === null ? null : <Compared old={pair.old} fresh={pair.new} />}
    </Modal>
  );
}

function Compared({ old, fresh }: { readonly old: ComparedPassage; readonly fresh: ComparedPassage }): ReactNode {
  const words = useWords().comparing;
  const [layout, setLayout] = useState<CompareLayout>('sides');
  const edits = useMemo(() => editTexts(old.text, fresh.text), [old.text, fresh.text]);
  const values = useMemo(() => changedValues(edits), [edits]);
  const text = (side: RedlineSide): ReactNode => (
    <p className={styles.paragraph}>
      <Redline pieces={redlinePieces(edits, side, false)} />
    </p>
  );
  const heading = ({ title, clause }: ComparedPassage): ReactNode => (
    <h3 className={styles.passageTitle}>{words.passagePlace(title, clause)}</h3>
  );
  return (
    <div className={styles.passages}>
      <div className={styles.toolbar}>
        <LayoutChoice layout={layout} onChange={setLayout} />
        {old.text === fresh.text ? <span role="status">{words.samePassages}</span> : null}
        {values.map((value) => (
          <span key={`${value.old} ${value.new}`} className={styles.value}>
            {words.value(value.old, value.new)}
          </span>
        ))}
      </div>
      {layout === 'sides' ? (
        <div className={styles.sides}>
          <section className={styles.side}>
            {heading(old)}
            {text('old')}
          </section>
          <section className={styles.side}>
            {heading(fresh)}
            {text('new')}
          </section>
        </div>
      ) : (
        <section className={styles.side}>
          {heading(old)}
          {heading(fresh)}
          {text('both')}
        </section>
      )}
    </div>
  );
}
