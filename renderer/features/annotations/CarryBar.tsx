import { Button } from '@mantine/core';
import { IconArrowForwardUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type PlaceToConfirm, placeAnnotations } from '#renderer/api/carrying-actions.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Later } from '#renderer/ui/Later.tsx';
import { CarryDialog } from './CarryDialog.tsx';
import styles from './Carrying.module.css';
import { ImportPackage } from './ImportPackage.tsx';
import { TakenInPackages } from './TakenInPackages.tsx';

type Props = {
  readonly documentId: string;
  /** How many wait, and with which passages: asked for only when all are confirmed. */
  readonly waiting: number;
  readonly places: () => readonly PlaceToConfirm[];
};

/** The ways in for annotations written elsewhere, and how many wait for somebody to confirm their place. */
export function CarryBar({ documentId, waiting, places }: Props): ReactNode {
  const words = useWords().carrying;
  const tell = useFailureNotice();
  const [isOpen, setOpen] = useState(false);
  const hasSource = useLibrary((state) => state.documents.some(({ id, annotations: count }) => id !== documentId && count > 0));
  return (
    <div className={styles.bar}>
      {waiting === 0 ? null : (
        <>
          <output className={styles.waitingCount}>{words.waiting(waiting)}</output>
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => void placeAnnotations(documentId, places(), 'placesConfirmed').catch(tell)}
          >
            {words.confirmAll}
          </Button>
        </>
      )}
      <span className={styles.space} />
      <Later frames={5}>
        <TakenInPackages documentId={documentId} />
        <ImportPackage documentId={documentId} />
        {hasSource ? (
          <Button
            size="compact-xs"
            variant="subtle"
            title={words.openHint}
            leftSection={<IconArrowForwardUp size={14} stroke={1.7} />}
            onClick={() => setOpen(true)}
          >
            {words.open}
          </Button>
        ) : null}
        <CarryDialog documentId={documentId} isOpen={isOpen} onClose={() => setOpen(false)} />
      </Later>
    </div>
  );
}
