import type { Hand, Marginalia } from '../marginalia/marginalia.ts';
import { type CharacterMarks, DELETED, INSERTED } from './mark-characters.ts';
import type { Range } from './open-word-file.ts';

/** What was done to words in revision mode. */
export interface WordChange {
  readonly kind: 'insertion' | 'deletion';
  readonly hand: Hand;
}

/** Words that were changed in one way, by one hand. */
export interface Stretch extends Range {
  /** Marks of the comments that begin or end in front of it. */
  readonly marks: string;
  /** `null` for words that were not changed. */
  readonly change: WordChange | null;
}

/** One end of a comment's range, or the place that refers to it; `id` is its number. */
export interface CommentEnd {
  readonly position: number;
  readonly id: string;
  readonly end: 'from' | 'to' | 'at';
}

/** What is noted in the margins of a story while it is read. */
export interface StoryMargins {
  readonly marginalia: Marginalia;
  /** The words of a range, cut where changes and comments begin and end. Linear. */
  split(range: Range): readonly Stretch[];
  /** What was done to the character at a position. */
  changeAt(position: number): WordChange | null;
}

/** Margins of a story whose places nobody shows; the marginalia are to be turned off. */
export function emptyMargins(marginalia: Marginalia): StoryMargins {
  return { marginalia, split: (range) => [{ ...range, marks: '', change: null }], changeAt: () => null };
}

/** Index of the first end that is not in front of a position. */
function firstEndFrom(ends: readonly CommentEnd[], position: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle]?.position ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Margins with the changes that characters are marked with, and the ends of comments, in the order of their positions. */
export function createMargins(marginalia: Marginalia, marks: CharacterMarks, ends: readonly CommentEnd[]): StoryMargins {
  if (!marks.hasRevisions && ends.length === 0) return emptyMargins(marginalia);
  const changed = (position: number) => (marks.flags[position] ?? 0) & (DELETED | INSERTED);
  const isSame = (first: number, second: number) =>
    changed(first) === changed(second) && (changed(first) === 0 || marks.handsAt(first) === marks.handsAt(second));
  const changeAt = (position: number): WordChange | null => {
    const flags = changed(position);
    if (flags === 0) return null;
    const hands = marks.handsAt(position);
    return (flags & DELETED) === 0 ? { kind: 'insertion', hand: hands.insertion } : { kind: 'deletion', hand: hands.deletion };
  };
  const split = ({ from, to }: Range): Stretch[] => {
    const stretches: Stretch[] = [];
    let next = firstEndFrom(ends, from);
    let start = from;
    let pending = '';
    for (let position = from; position <= to; position += 1) {
      const isCut = position === to || ends[next]?.position === position || !isSame(start, position);
      if (isCut && position > start) {
        stretches.push({ from: start, to: position, marks: pending, change: changeAt(start) });
        pending = '';
        start = position;
      }
      for (let end = ends[next]; end?.position === position; end = ends[next]) {
        pending += marginalia.placeComment(end.id, end.end);
        next += 1;
      }
    }
    if (pending !== '') stretches.push({ from: to, to, marks: pending, change: null });
    return stretches;
  };
  return { marginalia, split, changeAt };
}
