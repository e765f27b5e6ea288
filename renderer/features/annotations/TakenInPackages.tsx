import { Button, Modal } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { takeImportBack } from '#renderer/api/review-packages.ts';
import { useReview } from '#renderer/api/review-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { PackageTakenIn } from '#shared/model/review.ts';
import styles from './Carrying.module.css';

/** The packages taken into a document's review, each with the way back; nothing where none was. */
export function TakenInPackages({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords();
  const { review } = useReview(documentId);
  const [isOpen, setOpen] = useState(false);
  const imports = review?.imports ?? [];
  if (imports.length === 0) return null;
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        leftSection={<IconHistory size={14} stroke={1.7} />}
        onClick={() => setOpen(true)}
      >
        {words.packages.takenIn(imports.length)}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={words.packages.takenInTitle}
        size="min(560px, 94vw)"
        closeButtonProps={{ 'aria-label': words.frame.close }}
      >
        <p className={styles.intro}>{words.packages.takenInText}</p>
        <ul className={styles.imports}>
          {imports.toReversed().map((taken) => (
            <TakenIn key={taken.id} documentId={documentId} taken={taken} />
          ))}
        </ul>
      </Modal>
    </>
  );
}

function TakenIn({ documentId, taken }: { readonly documentId: string; readonly taken: PackageTakenIn }): ReactNode {
  const words = useWords().packages;
  const time = useTimeWords();
  const tell = useFailureNotice();
  const [isBusy, setBusy] = useState(false);
  const put = (): void => {
    setBusy(true);
    takeImportBack(documentId, taken)
      .catch(tell)
      .finally(() => setBusy(false));
  };
  return (
    <li className={styles.import}>
      <span>
        {words.takenInAt(time(taken.takenAt), taken)}
        <small className={styles.evidence}>{words.madeAt(time(taken.exportedAt))}</small>
      </span>
      <Button size="compact-xs" variant={taken.isUndone ? 'default' : 'light'} loading={isBusy} onClick={put}>
        {taken.isUndone ? words.takeInAgain : words.takeBack}
      </Button>
    </li>
  );
}
