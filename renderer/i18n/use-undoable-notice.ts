import { useCallback } from 'react';
import { showNotice } from '../ui/show-notice.tsx';
import { useFailureNotice } from './use-failure-notice.ts';
import { useWords } from './use-words.ts';

/** Gives a function that says what was just done, with the way back; that answers `false` where something else was done since, which is said. */
export function useUndoableNotice(): (text: string, takeBack: () => Promise<boolean>) => void {
  const words = useWords().library;
  const tell = useFailureNotice();
  return useCallback(
    (text, takeBack) => {
      const run = async (): Promise<void> => {
        if (!(await takeBack())) showNotice({ kind: 'done', text: words.undoLaterFirst });
      };
      showNotice({ kind: 'done', text, action: { label: words.undoRemoval, run: () => void run().catch(tell) } });
    },
    [words, tell],
  );
}
