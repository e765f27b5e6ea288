import { useCallback } from 'react';
import type { Shelved } from '../../api/shelf-actions.ts';
import { wayBack } from '../../api/undo-store.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useUndoableNotice } from '../../i18n/use-undoable-notice.ts';
import { showNotice } from '../../ui/show-notice.tsx';

/** Gives a function that waits for a change of many documents and says what it did, with the way back, or why it failed. */
export function useShelve(): (change: Promise<Shelved>, text: (documents: number) => string) => void {
  const tell = useFailureNotice();
  const tellDone = useUndoableNotice();
  return useCallback(
    (change, text) => {
      change
        .then(({ documents, step }) => {
          if (step === null) showNotice({ kind: 'done', text: text(documents) });
          else tellDone(text(documents), wayBack(step));
        })
        .catch(tell);
    },
    [tell, tellDone],
  );
}
