import { create } from 'zustand';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import type { PassageTarget } from '#shared/model/annotation.ts';

/** A passage chosen in a pane; offsets in the document's canonical text. It stays chosen when its row scrolls out of sight. */
export type ChosenPassage = { readonly documentId: string; readonly paneKey: number; readonly range: TextRange };

/** An annotation both sides look at: the card and its passage. `nonce` grows so that the same one can be asked for again. */
export type FocusedAnnotation = {
  readonly documentId: string;
  readonly annotationId: string;
  /** Which side asked: the other one moves. */
  readonly origin: 'text' | 'card';
  readonly isEditing: boolean;
  readonly nonce: number;
};

/** What the text and the panels beside it say to each other. */
export type PassageState = {
  readonly chosen: ChosenPassage | null;
  readonly focused: FocusedAnnotation | null;
  /** The annotation whose new place the reader is about to choose. */
  readonly attaching: { readonly documentId: string; readonly annotationId: string } | null;
  /** A passage on its way to a checklist item. */
  readonly pendingEvidence: { readonly documentId: string; readonly target: PassageTarget; readonly nonce: number } | null;
  readonly choosePassage: (chosen: ChosenPassage | null) => void;
  readonly focusAnnotation: (focus: Omit<FocusedAnnotation, 'nonce'>) => void;
  readonly clearFocus: () => void;
  readonly startAttaching: (documentId: string, annotationId: string) => void;
  readonly stopAttaching: () => void;
  readonly offerEvidence: (documentId: string, target: PassageTarget) => void;
  readonly clearEvidence: () => void;
  /** The block a person stands at in each pane, by the pane's key: under the cursor, chosen or gone to. None where only the upper edge tells. */
  readonly stands: ReadonlyMap<number, number>;
  readonly standAt: (paneKey: number, blockIndex: number | null) => void;
};

/** Grows with each asking for an annotation, also after none was in focus. */
let askings = 0;

/** The passage chosen, the annotation in focus, and what waits for a passage. */
export const usePassage = create<PassageState>()((set) => ({
  chosen: null,
  focused: null,
  attaching: null,
  pendingEvidence: null,
  choosePassage: (chosen) => set({ chosen }),
  focusAnnotation: (focus) => {
    askings += 1;
    set({ focused: { ...focus, nonce: askings } });
  },
  clearFocus: () => set({ focused: null }),
  startAttaching: (documentId, annotationId) => set({ attaching: { documentId, annotationId } }),
  stopAttaching: () => set({ attaching: null }),
  offerEvidence: (documentId, target) =>
    set((state) => ({ pendingEvidence: { documentId, target, nonce: (state.pendingEvidence?.nonce ?? 0) + 1 } })),
  clearEvidence: () => set({ pendingEvidence: null }),
  stands: new Map(),
  standAt: (paneKey, blockIndex) =>
    set((state) => {
      if ((state.stands.get(paneKey) ?? null) === blockIndex) return state;
      const stands = new Map(state.stands);
      if (blockIndex === null) stands.delete(paneKey);
      else stands.set(paneKey, blockIndex);
      return { stands };
    }),
}));

/** Lets go of everything that speaks of documents that left the library. */
export function forgetPassages(isGone: (documentId: string) => boolean): void {
  const kept = <Part extends { readonly documentId: string }>(part: Part | null): Part | null =>
    part === null || isGone(part.documentId) ? null : part;
  usePassage.setState((state) => ({
    chosen: kept(state.chosen),
    focused: kept(state.focused),
    attaching: kept(state.attaching),
    pendingEvidence: kept(state.pendingEvidence),
  }));
}
