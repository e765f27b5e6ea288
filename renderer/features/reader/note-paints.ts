import type { FileNote } from '#renderer/api/file-notes.ts';
import type { Paint } from './highlight-painter.ts';
import { pieceAt, type TextPiece } from './text-pieces.ts';

/** Words that were taken out, at the canonical offset where they stood. */
export type TakenOut = { readonly id: string; readonly at: number; readonly text: string; readonly author: string | null };

/** What the file's own notes draw on each piece, by its number. */
export type NotePaints = {
  readonly paints: ReadonlyMap<number, readonly Paint[]>;
  readonly takenOut: ReadonlyMap<number, readonly TakenOut[]>;
};

/** Nothing drawn. */
export const NO_NOTE_PAINTS: NotePaints = { paints: new Map(), takenOut: new Map() };

/** Sorts what the notes draw by piece: words put in and words spoken of as paint, words taken out as places. Linear in notes and the pieces they cover. */
export function notePaints(notes: readonly FileNote[], pieces: readonly TextPiece[]): NotePaints {
  const paints = new Map<number, Paint[]>();
  const takenOut = new Map<number, TakenOut[]>();
  for (const note of notes) {
    if (note.range === null) continue;
    const { start, end } = note.range;
    if (end > start) {
      const paint: Paint = { layer: note.kind === 'remark' ? 'remark' : 'inserted', start, end };
      for (let piece = pieceAt(pieces, start); piece <= pieceAt(pieces, end - 1); piece += 1) addTo(paints, piece, paint);
    } else if (note.kind === 'revision' && (note.revision.kind === 'deletion' || note.revision.kind === 'move-from')) {
      const { text, author } = note.revision;
      addTo(takenOut, pieceAt(pieces, start), { id: note.id, at: start, text, author });
    }
  }
  return { paints, takenOut };
}

/** The note a click at an offset means: the shortest there. */
export function noteAt(notes: readonly FileNote[], offset: number): FileNote | null {
  let found: FileNote | null = null;
  let length = Number.POSITIVE_INFINITY;
  for (const note of notes) {
    if (note.range === null || note.range.start > offset || note.range.end <= offset) continue;
    if (note.range.end - note.range.start < length) {
      found = note;
      length = note.range.end - note.range.start;
    }
  }
  return found;
}

function addTo<Item>(byPiece: Map<number, Item[]>, piece: number, item: Item): void {
  const known = byPiece.get(piece);
  if (known === undefined) byPiece.set(piece, [item]);
  else known.push(item);
}
