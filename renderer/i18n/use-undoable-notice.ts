import { useCallback } from 'react';
import { type NoticeAction, showNotice } from '../ui/show-notice.tsx';
import { useFailureNotice } from './use-failure-notice.ts';
import { useWords } from './use-words.ts';
import type { Words } from './words.ts';

/** Messages about steps replace each other: only the last one is true of the window as it stands. */
const TOPIC = 'steps';

type WayBack = Required<NoticeAction>['offer'] & { readonly take: () => Promise<boolean> };

/** Gives a function that says what was just done, with the way back as long as it is open. */
export function useUndoableNotice(): (text: string, wayBack: WayBack) => void {
  const words = useWords().undoing;
  const tell = useFailureNotice();
  return useCallback(
    (text, wayBack) => {
      const run = async (): Promise<void> => {
        if (!(await wayBack.take())) showNotice({ kind: 'done', text: words.laterFirst, topic: TOPIC });
      };
      const action = { label: words.takeBack, run: () => void run().catch(tell), offer: wayBack };
      showNotice({ kind: 'done', text, action, topic: TOPIC });
    },
    [words, tell],
  );
}

type Step = { readonly kind: keyof Words['undoing']['kinds'] };

/** Gives a function that waits for a step back or forth and says which it was, or why it failed. */
export function useStepNotice(): (direction: 'undo' | 'redo', step: Promise<Step | null>) => void {
  const words = useWords().undoing;
  const tell = useFailureNotice();
  return useCallback(
    (direction, step) => {
      const say = (taken: Step | null): void => {
        const nothing = direction === 'undo' ? words.nothingToUndo : words.nothingToRedo;
        const done = direction === 'undo' ? words.undone : words.redone;
        showNotice({ kind: 'done', text: taken === null ? nothing : done(words.kinds[taken.kind]), topic: TOPIC });
      };
      step.then(say, tell);
    },
    [words, tell],
  );
}
