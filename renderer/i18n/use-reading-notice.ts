import { useCallback } from 'react';
import { showNotice } from '../ui/show-notice.tsx';
import { useFailureNotice } from './use-failure-notice.ts';
import { useWords } from './use-words.ts';

/** Gives a function that tells what came of having a document read otherwise: how many annotations lost their place, or why it failed. */
export function useReadingNotice(): (change: Promise<number | null>) => void {
  const words = useWords().repairs;
  const tell = useFailureNotice();
  return useCallback(
    (change) => {
      change.then((placeless) => {
        if (placeless === null) return;
        showNotice({ kind: 'done', text: placeless === 0 ? words.changed : words.placeless(placeless) });
      }, tell);
    },
    [words, tell],
  );
}
