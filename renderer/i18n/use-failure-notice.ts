import { createElement, type ReactNode, useCallback } from 'react';
import { showNotice } from '../ui/show-notice.tsx';
import { failureWords } from './failure-words.ts';
import { useWords } from './use-words.ts';

/** Gives a function that tells the person, in words, why a call failed; the same failure again replaces its message, which follows the language. */
export function useFailureNotice(): (error: unknown) => void {
  const words = useWords();
  return useCallback(
    (error) => {
      const topic = `failure ${failureWords(words, error)}`;
      showNotice({ kind: 'failure', title: createElement(FailureTitle), text: createElement(FailureText, { error }), topic });
    },
    [words],
  );
}

function FailureTitle(): ReactNode {
  return useWords().errors.title;
}

function FailureText({ error }: { readonly error: unknown }): ReactNode {
  return failureWords(useWords(), error);
}
