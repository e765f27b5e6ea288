import { useCallback } from 'react';
import { showNotice } from '../ui/show-notice.tsx';
import { failureWords } from './failure-words.ts';
import { useWords } from './use-words.ts';

/** Gives a function that tells the person, in words, why a call failed. */
export function useFailureNotice(): (error: unknown) => void {
  const words = useWords();
  return useCallback(
    (error) => {
      showNotice({ kind: 'failure', title: words.errors.title, text: failureWords(words, error) });
    },
    [words],
  );
}
