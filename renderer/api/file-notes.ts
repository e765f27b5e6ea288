import { create } from 'zustand';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { placeRange } from '#shared/domain/text/place-range.ts';
import type { Remark, Revision } from '#shared/model/remark.ts';
import type { ReadyDocument } from './document-store.ts';

/** A comment with its answers, or a tracked change, that the file itself brought along. `range` is canonical; `null` without a place in the text. */
export type FileNote =
  | {
      readonly kind: 'remark';
      readonly id: string;
      readonly range: TextRange | null;
      readonly remark: Remark;
      readonly answers: readonly Remark[];
    }
  | { readonly kind: 'revision'; readonly id: string; readonly range: TextRange; readonly revision: Revision };

const known = new WeakMap<ReadyDocument, readonly FileNote[]>();

/** What a document's file brought along, in reading order; notes without a place come last. Worked out once a document. */
export function fileNotes(document: ReadyDocument): readonly FileNote[] {
  const before = known.get(document);
  if (before !== undefined) return before;
  const { remarks, revisions } = document.opened.model;
  const answers = new Map<string, Remark[]>();
  for (const remark of remarks) {
    if (remark.replyTo === null) continue;
    const others = answers.get(remark.replyTo);
    if (others === undefined) answers.set(remark.replyTo, [remark]);
    else others.push(remark);
  }
  const notes: FileNote[] = [
    ...remarks
      .filter((remark) => remark.replyTo === null)
      .map((remark): FileNote => {
        const range = remark.place === null ? null : placeRange(remark.place, document.canonical);
        return { kind: 'remark', id: remark.id, range, remark, answers: answers.get(remark.id) ?? [] };
      }),
    ...revisions.map(
      (revision): FileNote => ({ kind: 'revision', id: revision.id, range: placeRange(revision.place, document.canonical), revision }),
    ),
  ];
  notes.sort((left, right) => compareStarts(left.range, right.range));
  known.set(document, notes);
  return notes;
}

function compareStarts(left: TextRange | null, right: TextRange | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return left.start - right.start || right.end - left.end;
}

/** What a note speaks of, never empty: where words were taken out, or nothing was marked, the whole block. */
export function noteRange(document: ReadyDocument, note: FileNote): TextRange | null {
  if (note.range === null || note.range.end > note.range.start) return note.range;
  const { blockIndex } = document.canonical.locate(note.range.start);
  const start = document.canonical.blockStarts[blockIndex] ?? 0;
  const end = document.canonical.offsetOf(blockIndex, Number.MAX_SAFE_INTEGER);
  return end > start ? { start, end } : null;
}

/** The note that text and card both look at. `nonce` grows so that the same one can be asked for again. */
export type FocusedNote = {
  readonly documentId: string;
  readonly noteId: string;
  readonly origin: 'text' | 'card';
  readonly nonce: number;
};

type FileNotesState = {
  /** Whether comments and changes of the files are shown, in the text and beside it. */
  readonly isShown: boolean;
  readonly focused: FocusedNote | null;
  readonly setShown: (isShown: boolean) => void;
  readonly focusNote: (focus: Omit<FocusedNote, 'nonce'> | null) => void;
};

/** Grows with each asking, also after nothing was in focus. */
let askings = 0;

/** Whether the files' own notes are shown, and which one is in focus. */
export const useFileNotes = create<FileNotesState>()((set) => ({
  isShown: true,
  focused: null,
  setShown: (isShown) => set({ isShown }),
  focusNote: (focus) => {
    askings += 1;
    set({ focused: focus === null ? null : { ...focus, nonce: askings } });
  },
}));
