import { create } from 'zustand';
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
export const inOrder = createQueue();

/** Remembers something done, so that it can be taken back. */
export function rememberStep(step: UndoStep): void {
  useUndoState.setState((state) => withDone(state, step));
}

/** Forgets the steps made in documents that left the library. */
export function forgetSteps(isGone: (documentId: string) => boolean): void {
  useUndoState.setState((state) => withoutStepsIn(state, isGone));
}

/** Takes the last change back, whichever document it was made in; answers that document's id, `null` when there is nothing. */
export function undo(): Promise<string | null> {
  return inOrder(() => take('undo'));
}

/** Does again what was taken back last; answers its document's id, `null` when there is nothing. */
export function redo(): Promise<string | null> {
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

async function take(direction: 'undo' | 'redo'): Promise<string | null> {
  const state = useUndoState.getState();
  const step = direction === 'undo' ? state.done.at(-1) : state.undone.at(-1);
  if (step === undefined) return null;
  try {
    await step[direction]();
  } catch (error) {
    useUndoState.setState((current) => withoutStep(current, step));
    throw error;
  }
  useUndoState.setState(direction === 'undo' ? withUndone : withRedone);
  return step.documentId;
}
