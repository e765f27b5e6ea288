import { blockText } from '#shared/domain/text/canonical-text.ts';
import type { Warning } from '#shared/model/document.ts';
import type { SourceBlock } from '#shared/model/extraction.ts';
import type { RevisionKind, SourcePlace, SourceRemark, SourceRevision } from '#shared/model/remark.ts';
import { mergeRevisions } from './merge-revisions.ts';
import { comparePlaces, orderComments } from './order-comments.ts';
import { type MarkPlace, markOf, takeMarks, withoutMarks } from './text-marks.ts';

/** Who made a change or a remark, and when. */
export interface Hand {
  readonly author: string | null;
  /** ISO 8601. */
  readonly date: string | null;
}

/** What a comment says, apart from where it stands. */
export interface CommentContent extends Hand {
  readonly text: string;
  /** The file's own id of the comment that this one answers. */
  readonly replyTo: string | null;
  readonly isResolved: boolean;
}

interface RevisionDraft extends Hand {
  readonly kind: RevisionKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

interface CommentPlace {
  from: number | null;
  to: number | null;
  /** Where the comment is referred to: all that there is for one without a range. */
  at: number | null;
}

/** Marks of one document: more are a flood, and only the first are kept. */
const MOST_MARKS = 200_000;
const LONGEST_AUTHOR = 200;

/** What is said of a document that holds tracked changes, whether or not their words could be read. */
export const TRACKED_CHANGES: Warning = {
  code: 'tracked-changes',
  message: 'the document holds tracked changes: insertions are shown, deletions are left out',
};

/** A name as it is shown; `null` for none. */
export function authorOf(name: string | null | undefined): string | null {
  const author = (name ?? '').trim().slice(0, LONGEST_AUTHOR);
  return author === '' ? null : author;
}

/** The time that Word writes: local, whatever its `Z` says; `null` for what is no time. */
export function localTimeOf(text: string | null | undefined): string | null {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?/.exec(text ?? '')?.[0] ?? null;
}

/**
 * What stands in the margins of a document while it is read: comments and tracked changes. Readers put the marks that they get from here
 * into their text; `finish` takes them out again and knows the places.
 */
export class Marginalia {
  /** Marks that wait for text to stand in: those met between paragraphs, and those of paragraphs that show nothing. */
  pending = '';
  readonly #isOn: boolean;
  readonly #revisions: RevisionDraft[] = [];
  readonly #places = new Map<string, CommentPlace>();
  readonly #comments = new Map<string, CommentContent>();
  #count = 0;

  /** Turned off for stories whose places nobody shows: headers, footers, the comments themselves. Its marks are then empty. */
  constructor(isOn = true) {
    this.#isOn = isOn;
  }

  /** A new mark: its number, and the characters to put into the text. Without characters where marks are off or were too many. */
  mark(): { readonly number: number; readonly text: string } {
    if (!this.#isOn || this.#count >= MOST_MARKS) return { number: -1, text: '' };
    this.#count += 1;
    return { number: this.#count, text: markOf(this.#count) };
  }

  /** Notes words put in between two marks. */
  noteInsertion(
    kind: 'insertion' | 'move-to',
    hand: Hand,
    words: { readonly from: number; readonly to: number; readonly text: string },
  ): void {
    const text = withoutMarks(words.text);
    if (text !== '' && words.from > 0) this.#revisions.push({ kind, ...hand, ...words, text });
  }

  /** Notes words taken out, and gives the mark of their place. */
  noteDeletion(kind: 'deletion' | 'move-from', hand: Hand, text: string): string {
    const words = withoutMarks(text);
    if (words === '') return '';
    const { number, text: mark } = this.mark();
    if (number > 0) this.#revisions.push({ kind, ...hand, text: words, from: number, to: number });
    return mark;
  }

  /** The mark of one end of a comment's range, or of the place that refers to it; `id` is the file's own. */
  placeComment(id: string, end: keyof CommentPlace): string {
    const place = this.#places.get(id) ?? { from: null, to: null, at: null };
    const { number, text } = this.mark();
    if (number < 0 || place[end] !== null) return '';
    place[end] = number;
    this.#places.set(id, place);
    return text;
  }

  /** What the comment of this id says. */
  noteComment(id: string, content: CommentContent): void {
    if (this.#isOn && this.#comments.size < MOST_MARKS) this.#comments.set(id, content);
  }

  /** The blocks without marks, and what was noted with its places. Linear but for sorting. */
  finish(marked: readonly SourceBlock[]): { blocks: SourceBlock[]; remarks: SourceRemark[]; revisions: SourceRevision[] } {
    const { blocks, places } = takeMarks(marked);
    const revisions = this.#revisions
      .map(({ from, to, ...revision }) => {
        const start = placeOrEarlier(places, from);
        return { ...revision, place: rangeOf(start, places.get(to) ?? start, blocks) };
      })
      .sort((left, right) => comparePlaces(left.place, right.place));
    return { blocks, remarks: this.#remarks(blocks, places), revisions: mergeRevisions(revisions, blocks) };
  }

  #remarks(blocks: readonly SourceBlock[], places: ReadonlyMap<number, MarkPlace>): SourceRemark[] {
    const firstMark = (id: string): number => this.#places.get(id)?.from ?? this.#places.get(id)?.at ?? Number.POSITIVE_INFINITY;
    const inOrder = [...this.#comments].sort(([left], [right]) => compareNumbers(firstMark(left), firstMark(right)));
    const found = inOrder.map(([id, content]) => {
      const { from, to, at } = this.#places.get(id) ?? { from: null, to: null, at: null };
      const start = places.get(from ?? at ?? 0) ?? null;
      const end = places.get(to ?? at ?? 0) ?? start;
      return { id, content, place: start === null || end === null ? null : rangeOf(start, end, blocks) };
    });
    return orderComments(found, blocks);
  }
}

/** Infinity equals itself here, as it does not by subtraction. */
function compareNumbers(left: number, right: number): number {
  return left === right ? 0 : left - right;
}

/** A mark that was lost with what it stood in has the place of the one before it. */
function placeOrEarlier(places: ReadonlyMap<number, MarkPlace>, number: number): MarkPlace {
  for (let earlier = number; earlier > 0 && earlier > number - 100; earlier -= 1) {
    const place = places.get(earlier);
    if (place !== undefined) return place;
  }
  return { block: 0, offset: 0 };
}

/** From one place to another; an end at the very beginning of a later block belongs to the block before. */
function rangeOf(start: MarkPlace, end: MarkPlace, blocks: readonly SourceBlock[]): SourcePlace {
  let { block, offset } = end;
  while (block > start.block && offset === 0) {
    block -= 1;
    const before = blocks[block];
    offset = before === undefined ? 0 : blockText(before).length;
  }
  if (block < start.block || (block === start.block && offset < start.offset)) return { ...pointAt(start) };
  return { block: start.block, start: start.offset, endBlock: block, end: offset };
}

function pointAt({ block, offset }: MarkPlace): SourcePlace {
  return { block, start: offset, endBlock: block, end: offset };
}
