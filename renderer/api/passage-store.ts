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
};

/** The passage chosen, the annotation in focus, and what waits for a passage. */
export const usePassage = create<PassageState>()((set) => ({
  chosen: null,
  focused: null,
  attaching: null,
  pendingEvidence: null,
  choosePassage: (chosen) => set({ chosen }),
  focusAnnotation: (focus) => set((state) => ({ focused: { ...focus, nonce: (state.focused?.nonce ?? 0) + 1 } })),
  clearFocus: () => set({ focused: null }),
  startAttaching: (documentId, annotationId) => set({ attaching: { documentId, annotationId } }),
  stopAttaching: () => set({ attaching: null }),
  offerEvidence: (documentId, target) =>
    set((state) => ({ pendingEvidence: { documentId, target, nonce: (state.pendingEvidence?.nonce ?? 0) + 1 } })),
  clearEvidence: () => set({ pendingEvidence: null }),
}));
