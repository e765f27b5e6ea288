import { useCallback } from 'react';
import { wayBack } from '../../api/undo-store.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useUndoableNotice } from '../../i18n/use-undoable-notice.ts';
import { showNotice } from '../../ui/show-notice.tsx';

/** Gives a function that waits for a change of many documents and says what it did, with the way back, or why it failed. */
export function useShelve(): (change: Promise<number>, text: (documents: number) => string) => void {
  const tell = useFailureNotice();
  const tellDone = useUndoableNotice();
  return useCallback(
    (change, text) => {
      change
        .then((documents) => {
          if (documents === 0) showNotice({ kind: 'done', text: text(documents) });
          else tellDone(text(documents), wayBack());
        })
        .catch(tell);
    },
    [tell, tellDone],
  );
}
