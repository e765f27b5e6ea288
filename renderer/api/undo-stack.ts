/** Most steps that can be taken back. */
const UNDO_LIMIT = 200;

/** What kind of thing was done, for the message that says what was taken back. */
export type StepKind =
  | 'annotationMade'
  | 'annotationChanged'
  | 'annotationRemoved'
  | 'annotationPlaced'
  | 'annotationsSigned'
  | 'annotationsCarried'
  | 'packageImported'
  | 'packageTakenBack'
  | 'wordsSwapped'
  | 'placesConfirmed'
  | 'adoptionDecided'
  | 'replyWritten'
  | 'checklistStarted'
  | 'checklistRemoved'
  | 'itemAnswered'
  | 'checklistConcluded'
  | 'findingDismissed'
  | 'findingRestored'
  | 'tagChanged'
  | 'tagRenamed'
  | 'reviewStateSet'
  | 'collectionMade'
  | 'collectionRenamed'
  | 'collectionRemoved'
  | 'collectionFilled'
  | 'documentsRemoved'
  | 'versionsChanged'
  | 'searchSaved'
  | 'searchRemoved'
  | 'changeExplained'
  | 'valueCorrected'
  | 'readingChanged'
  | 'boardChanged'
  | 'boardNoted';

/** One thing done, with the way back and the way there again. */
export type UndoStep = {
  readonly kind: StepKind;
  readonly documentId: string;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** Of a step that wrote a text: the field, what stood there before it was written, and when it was kept last, in milliseconds. */
  readonly typing?: { readonly field: string; readonly previous: unknown; readonly at: number };
};

export type UndoState = { readonly done: readonly UndoStep[]; readonly undone: readonly UndoStep[] };

export const EMPTY_UNDO: UndoState = { done: [], undone: [] };

/** After something new was done: what had been taken back can no longer be redone. */
export function withDone(state: UndoState, step: UndoStep): UndoState {
  return { done: [...state.done, step].slice(-UNDO_LIMIT), undone: [] };
}

/** After the last step was taken back. */
export function withUndone(state: UndoState): UndoState {
  const step = state.done.at(-1);
  return step === undefined ? state : { done: state.done.slice(0, -1), undone: [...state.undone, step] };
}

/** After the step taken back last was done again. */
export function withRedone(state: UndoState): UndoState {
  const step = state.undone.at(-1);
  return step === undefined ? state : { done: [...state.done, step], undone: state.undone.slice(0, -1) };
}

/** After a step turned out impossible (its document was removed): it goes, the others stay. */
export function withoutStep(state: UndoState, step: UndoStep): UndoState {
  return { done: state.done.filter((other) => other !== step), undone: state.undone.filter((other) => other !== step) };
}

/** After documents left the library: the steps made in them go. */
export function withoutStepsIn(state: UndoState, isGone: (documentId: string) => boolean): UndoState {
  const isKept = (step: UndoStep): boolean => !isGone(step.documentId);
  return { done: state.done.filter(isKept), undone: state.undone.filter(isKept) };
}

/**
 * Runs work one after another, so that keys pressed fast never overtake each other. What still waits when `window` is left goes out at once:
 * the answers it waits for will not be heard any more.
 */
export function createQueue(window?: Pick<EventTarget, 'addEventListener'>): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  let isLeft = false;
  const waiting = new Set<() => void>();
  window?.addEventListener('pagehide', () => {
    isLeft = true;
    for (const begin of [...waiting]) begin();
  });
  // A browser may show a page again that was left.
  window?.addEventListener('pageshow', () => {
    isLeft = false;
  });
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    let begun: Promise<Result> | null = null;
    const begin = (): Promise<Result> => {
      waiting.delete(begin);
      begun ??= work();
      return begun;
    };
    if (isLeft) return begin();
    waiting.add(begin);
    const result = last.then(begin, begin);
    last = result;
    return result;
  };
}
