import { Button } from '@mantine/core';
import { IconMapPinOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { usePassage } from '#renderer/api/passage-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { Signature } from './AnnotationCard.tsx';
import styles from './Annotations.module.css';
import { CarriedFacts } from './CarriedFacts.tsx';
import { shortQuote } from './card-order.ts';
import { LikelyPlace } from './LikelyPlace.tsx';
import { OtherWords } from './OtherWords.tsx';
import { useLikelyPlaces } from './use-likely-places.ts';

/** The annotations whose text is gone: what they said, where they stood, and the way to give them a new place. */
export function OrphanList({
  documentId,
  orphans,
  isAlone,
  onRemove,
}: {
  readonly documentId: string;
  readonly orphans: readonly Annotation[];
  /** Nothing else stands below. */
  readonly isAlone: boolean;
  readonly onRemove: (annotationId: string) => void;
}): ReactNode {
  const words = useWords().annotations;
  const attaching = usePassage((state) => (state.attaching?.documentId === documentId ? state.attaching.annotationId : null));
  const { startAttaching, stopAttaching } = usePassage.getState();
  const likely = useLikelyPlaces(documentId, orphans);
  if (orphans.length === 0) return null;
  return (
    <section className={styles.orphans} data-alone={isAlone || undefined} aria-label={words.orphansTitle(orphans.length)}>
      <h3 className={styles.orphansTitle}>
        <IconMapPinOff size={16} stroke={1.7} />
        {words.orphansTitle(orphans.length)}
      </h3>
      <p className={styles.orphansText}>{words.orphansText}</p>
      <ul className={styles.orphanRows}>
        {orphans.map((annotation) => (
          <li key={annotation.id} className={styles.orphan} data-annotation={annotation.id}>
            <span className={styles.path}>
              {words.formerClause(formatClausePath(annotation.target.selector[2].path) || words.noClause)}
            </span>
            {likely.has(annotation.id) ? null : (
              <blockquote className={styles.quote}>{shortQuote(annotation.target.selector[1].exact, 80)}</blockquote>
            )}
            <LikelyPlace documentId={documentId} annotation={annotation} place={likely.get(annotation.id)} />
            {annotation.note === '' ? null : <p className={styles.note}>{annotation.note}</p>}
            {annotation.otherWords === undefined ? null : (
              <OtherWords documentId={documentId} annotation={annotation} others={annotation.otherWords} />
            )}
            {annotation.carried === undefined ? null : (
              <CarriedFacts documentId={documentId} annotation={annotation} carried={annotation.carried} />
            )}
            <footer className={styles.foot}>
              <Signature annotation={annotation} />
              <span className={styles.space} />
              <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onRemove(annotation.id)}>
                {words.remove}
              </Button>
              {attaching === annotation.id ? (
                <Button size="compact-xs" variant="default" onClick={stopAttaching}>
                  {words.stopAttaching}
                </Button>
              ) : (
                <Button size="compact-xs" variant="light" onClick={() => startAttaching(documentId, annotation.id)}>
                  {words.attach}
                </Button>
              )}
            </footer>
          </li>
        ))}
      </ul>
    </section>
  );
}
