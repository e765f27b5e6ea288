import type { SourceBlock } from '#shared/model/extraction.ts';
import type { RemarkKind, SourceRemark } from '#shared/model/remark.ts';
import { wordFinder } from './find-words.ts';
import { authorOf } from './marginalia.ts';
import { orderComments } from './order-comments.ts';

/** What somebody noted on a page: marked text, or a note. Ids are the file's own. */
export interface PageAnnotation {
  readonly id: string;
  readonly kind: RemarkKind;
  readonly author: string;
  readonly date: string | null;
  readonly text: string;
  readonly replyTo: string | null;
  readonly isSettled: boolean;
  /** The words marked, without white space; empty for a note beside the text. */
  readonly words: string;
  /** How often the same words stand on the page before these. */
  readonly before: number;
}

/** An annotation with its page, from 1. */
export interface PlacedAnnotation extends PageAnnotation {
  readonly page: number;
}

/** A character of a page, and where its middle or its beginning stands; in whatever unit boxes are measured in. */
export interface Letter {
  readonly unit: string;
  readonly x: number;
  readonly y: number;
}

/** The words that are marked, and how often they stand on the page before. `letters` are those of the page, without white space. */
export function markedWords(letters: readonly Letter[], isMarked: (letter: Letter) => boolean): Pick<PageAnnotation, 'words' | 'before'> {
  const marked = letters.flatMap((letter, index) => (isMarked(letter) ? [index] : []));
  const [first] = marked;
  if (first === undefined) return { words: '', before: 0 };
  const words = marked.map((index) => letters[index]?.unit ?? '').join('');
  const earlier = letters
    .slice(0, first)
    .map(({ unit }) => unit)
    .join('');
  return { words, before: earlier.split(words).length - 1 };
}

/** Annotations as remarks, at the words they mark. */
export function placeAnnotations(annotations: readonly PlacedAnnotation[], blocks: readonly SourceBlock[]): SourceRemark[] {
  const find = wordFinder(blocks);
  const found = annotations.map(({ id, kind, page, words, before, author, date, text, replyTo, isSettled }) => ({
    id,
    kind,
    page,
    place: find(page, words, before),
    content: { author: authorOf(author), date, text, replyTo, isResolved: isSettled },
  }));
  return orderComments(found, blocks);
}
