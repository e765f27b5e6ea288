import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { placeAnnotations } from '#renderer/api/carrying-actions.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { LostPlace } from '#shared/contract/review-views.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import styles from './Carrying.module.css';
import { ChangedWords } from './ChangedWords.tsx';

type Props = { readonly documentId: string; readonly annotation: Annotation; readonly place: LostPlace | undefined };

/** On an orphan: what stands where its words were before the file changed, for somebody to say whether this is its place; nothing where that is not known. */
export function LikelyPlace({ documentId, annotation, place }: Props): ReactNode {
  const words = useWords().carrying;
  const tell = useFailureNotice();
  if (place === undefined) return null;
  const [position, quote] = place.target.selector;
  return (
    <div className={styles.waiting}>
      <p className={styles.was}>
        <strong className={styles.toConfirm}>{words.likelyPlace(place.clause || words.noClause)}</strong>{' '}
        <ChangedWords was={annotation.target.selector[1].exact} now={quote.exact} />
      </p>
      <Button
        size="compact-xs"
        variant="light"
        onClick={() => void placeAnnotations(documentId, [{ annotation, target: place.target }], 'placesConfirmed').catch(tell)}
      >
        {words.confirm}
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => useWorkspace.getState().showPassage(documentId, position)}>
        {words.showPlace}
      </Button>
    </div>
  );
}
