import { create } from 'zustand';
import type { PassageTarget } from '#shared/model/annotation.ts';
import { changeBoard } from './board-store.ts';

/** A topic of a board that a passage of one document is looked for. */
export type WantedPassage = { readonly boardId: string; readonly topic: string; readonly topicName: string; readonly documentId: string };

type BoardPassagesState = {
  /** Chosen in the text, while a person says under which topic of which board it belongs. */
  readonly offered: { readonly documentId: string; readonly target: PassageTarget } | null;
  /** What the next chosen passage of its document is for. */
  readonly wanted: WantedPassage | null;
};

/** Passages on their way from a text to a 对标 board. */
export const useBoardPassages = create<BoardPassagesState>()(() => ({ offered: null, wanted: null }));

/** Puts a passage under a topic of a board; can be undone. */
export async function addPassage(
  { boardId, topic }: Pick<WantedPassage, 'boardId' | 'topic'>,
  { documentId, target }: { readonly documentId: string; readonly target: PassageTarget },
): Promise<void> {
  const passage = { id: crypto.randomUUID(), documentId, topic, target };
  await changeBoard({ kind: 'passages', add: [passage], remove: [] }, boardId);
  useBoardPassages.setState({ offered: null, wanted: null });
}

/** Lets go of passages of documents that left the library. */
export function forgetBoardPassages(isGone: (documentId: string) => boolean): void {
  const kept = <Part extends { readonly documentId: string }>(part: Part | null): Part | null =>
    part === null || isGone(part.documentId) ? null : part;
  useBoardPassages.setState((state) => ({ offered: kept(state.offered), wanted: kept(state.wanted) }));
}
