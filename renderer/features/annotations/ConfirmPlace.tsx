import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { placeAnnotations } from '#renderer/api/carrying-actions.ts';
import { type ReadyDocument, useOpenedDocument } from '#renderer/api/document-store.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Anchor } from '#shared/domain/anchoring/resolve-passage.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import styles from './Carrying.module.css';
import { ChangedWords } from './ChangedWords.tsx';
import { type ChangedPlace, placesToConfirm } from './places-to-confirm.ts';

type Props = { readonly documentId: string; readonly annotation: Annotation; readonly changed: ChangedPlace; readonly anchor: Anchor };

/** On the card of an annotation whose words changed: what they were and are, for somebody to say whether this is its place. */
export function ConfirmPlace({ documentId, annotation, changed, anchor }: Props): ReactNode {
  const words = useWords().carrying;
  const tell = useFailureNotice();
  const load = useOpenedDocument(documentId);
  const confirm = (document: ReadyDocument): void =>
    void placeAnnotations(documentId, placesToConfirm(document, [annotation], new Map([[annotation.id, anchor]])), 'placesConfirmed').catch(
      tell,
    );
  return (
    <div className={styles.waiting}>
      <p className={styles.was}>
        <strong className={styles.toConfirm}>{words.toConfirm}</strong> <ChangedWords {...changed} />
      </p>
      <Button size="compact-xs" variant="light" disabled={load.kind !== 'ready'} onClick={() => load.kind === 'ready' && confirm(load)}>
        {words.confirm}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        onClick={() => usePassage.getState().startAttaching(documentId, annotation.id)}
      >
        {words.choosePlace}
      </Button>
    </div>
  );
}
