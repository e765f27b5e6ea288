import { create } from 'zustand';
import { type ReviewErrorCode, ReviewFailure } from '#shared/contract/review-error.ts';
import { failureOf } from './failure-of.ts';
import {
  createQueue,
  EMPTY_UNDO,
  type UndoState,
  type UndoStep,
  withDone,
  withoutStep,
  withoutStepsIn,
  withRedone,
  withUndone,
} from './undo-stack.ts';

const useUndoState = create<UndoState>()(() => EMPTY_UNDO);

/** Every change of a review goes through here, in the order it was asked for. */
export const inOrder = createQueue(globalThis.window);

/** Remembers something done, so that it can be taken back; answers it, for the message that offers the way back of this very step. */
export function rememberStep(step: UndoStep): UndoStep {
  useUndoState.setState((state) => withDone(state, step));
  return step;
}

/** Milliseconds within which a text kept again is the same writing. */
const WRITING_GOES_ON = 20_000;

/** Remembers a text being written: while it goes on and nothing else is done, one step takes back all of it. `make` builds the step from what stood before. */
export function rememberTyping<T>(field: string, previous: T, make: (previous: T) => UndoStep): void {
  const last = lastStep();
  const at = Date.now();
  const goesOn = last?.typing?.field === field && at - last.typing.at < WRITING_GOES_ON;
  // The same field holds the same kind of value.
  const before = goesOn ? (last.typing?.previous as T) : previous;
  const step = { ...make(before), typing: { field, previous: before, at } };
  useUndoState.setState((state) => withDone(goesOn ? withoutStep(state, last) : state, step));
}

/** Forgets the steps made in documents that left the library. */
export function forgetSteps(isGone: (documentId: string) => boolean): void {
  useUndoState.setState((state) => withoutStepsIn(state, isGone));
}

/** Takes the last change back, whichever document it was made in; answers what it was, `null` when there is nothing. */
export function undo(): Promise<UndoStep | null> {
  return inOrder(() => take('undo'));
}

/** The step done last, to be taken back by `undoStep` whatever is done meanwhile. */
export function lastStep(): UndoStep | undefined {
  return useUndoState.getState().done.at(-1);
}

/** Takes back this very step; answers `false` where something was done after it, which has to be taken back first. */
export function undoStep(step: UndoStep): Promise<boolean> {
  return inOrder(async () => {
    if (lastStep() !== step) return false;
    await take('undo');
    return true;
  });
}

/** The way back of one step: open as long as nothing was done after it. `take` answers `false` where it is closed. */
export type WayBack = {
  readonly take: () => Promise<boolean>;
  readonly isOpen: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
};

/** The way back of one step; closed from the start where nothing was changed (`null`): what was done before it is not what a person means. */
export function wayBack(step: UndoStep | null): WayBack {
  return {
    take: async () => step !== null && (await undoStep(step)),
    isOpen: () => step !== null && lastStep() === step,
    subscribe: useUndoState.subscribe,
  };
}

/**
 * Throws `review-changed-elsewhere` unless a record still holds what a step wrote: to take the step back would undo another window's work.
 * Values are compared as they are stored.
 */
export function demandUnchanged<T extends object>(record: T | undefined, written: Partial<T>): void {
  if (record === undefined) return;
  const now = new Map<string, unknown>(Object.entries(record));
  for (const [key, value] of Object.entries(written)) {
    if (JSON.stringify(now.get(key)) !== JSON.stringify(value))
      throw new ReviewFailure('review-changed-elsewhere', `${key} was changed since`);
  }
}

/** Does again what was taken back last; answers what it was, `null` when there is nothing. */
export function redo(): Promise<UndoStep | null> {
  return inOrder(() => take('redo'));
}

/** Whether there is something to take back or to do again, and both actions. */
export function useUndo(): {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: typeof undo;
  readonly redo: typeof redo;
} {
  const canUndo = useUndoState((state) => state.done.length > 0);
  const canRedo = useUndoState((state) => state.undone.length > 0);
  return { canUndo, canRedo, undo, redo };
}

/** Failures that no second attempt can mend: what the step speaks of is gone or is another by now. */
const NEVER_AGAIN: ReadonlySet<string> = new Set<ReviewErrorCode>([
  'not-found',
  'invalid-input',
  'review-changed-elsewhere',
  'evidence-required',
]);

async function take(direction: 'undo' | 'redo'): Promise<UndoStep | null> {
  const state = useUndoState.getState();
  const step = direction === 'undo' ? state.done.at(-1) : state.undone.at(-1);
  if (step === undefined) return null;
  try {
    await step[direction]();
  } catch (error) {
    // A full disk or a store in use passes: the step stays, to be tried again.
    if (NEVER_AGAIN.has(failureOf(error).code)) useUndoState.setState((current) => withoutStep(current, step));
    throw error;
  }
  useUndoState.setState(direction === 'undo' ? withUndone : withRedone);
  return step;
}
