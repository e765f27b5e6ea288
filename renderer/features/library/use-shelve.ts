import { useCallback } from 'react';
import { lastStep, undoStep } from '../../api/undo-store.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import { showNotice } from '../../ui/show-notice.tsx';

/** Gives a function that waits for a change of many documents and says what it did, with the way back, or why it failed. */
export function useShelve(): (change: Promise<number>, text: (documents: number) => string) => void {
  const words = useWords().library;
  const tell = useFailureNotice();
  return useCallback(
    (change, text) => {
      change
        .then((documents) => {
          const step = lastStep();
          const takeBack = async (): Promise<void> => {
            const isDone = step !== undefined && (await undoStep(step));
            if (!isDone) showNotice({ kind: 'failure', text: words.undoLaterFirst });
          };
          const action = { label: words.undoRemoval, run: () => void takeBack().catch(tell) };
          showNotice({ kind: 'done', text: text(documents), ...(documents === 0 ? {} : { action }) });
        })
        .catch(tell);
    },
    [words, tell],
  );
}
