import { Button } from '@mantine/core';
import { IconArrowForwardUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { confirmCarried } from '#renderer/api/carrying-actions.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { CarryDialog } from './CarryDialog.tsx';
import styles from './Carrying.module.css';

type Props = { readonly documentId: string; readonly annotations: readonly Annotation[] };

/** The way to an earlier version's annotations, and how many that came from one wait to be confirmed. */
export function CarryBar({ documentId, annotations }: Props): ReactNode {
  const words = useWords().carrying;
  const tell = useFailureNotice();
  const [isOpen, setOpen] = useState(false);
  const hasSource = useLibrary((state) => state.documents.some(({ id, annotations: count }) => id !== documentId && count > 0));
  const waiting = annotations.filter(({ carried }) => carried !== undefined && !carried.isConfirmed && carried.place !== 'lost');
  if (!hasSource && waiting.length === 0) return null;
  return (
    <div className={styles.bar}>
      {waiting.length === 0 ? null : (
        <>
          <output className={styles.waitingCount}>{words.waiting(waiting.length)}</output>
          <Button
            size="compact-xs"
            variant="light"
            onClick={() =>
              void confirmCarried(
                documentId,
                waiting.map(({ id }) => id),
              ).catch(tell)
            }
          >
            {words.confirmAll}
          </Button>
        </>
      )}
      <span className={styles.space} />
      <Button
        size="compact-xs"
        variant="subtle"
        title={words.openHint}
        leftSection={<IconArrowForwardUp size={14} stroke={1.7} />}
        onClick={() => setOpen(true)}
      >
        {words.open}
      </Button>
      <CarryDialog documentId={documentId} isOpen={isOpen} onClose={() => setOpen(false)} />
    </div>
  );
}
