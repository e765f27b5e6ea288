import { ExtractionFailure } from '../extraction-failure.ts';
import { authorOf, type Marginalia } from '../marginalia/marginalia.ts';
import { wordTimeOf } from '../marginalia/word-time.ts';
import type { ByteView } from '../ole/byte-view.ts';
import { PART, type Range, readPart, readPositions, type WordFile } from './open-word-file.ts';
import { readStrings, readStringTable } from './read-string-table.ts';
import type { CommentEnd } from './story-margins.ts';

/** Bytes that describe a comment ([MS-DOC] 2.9.5 `ATRDPre10`): initials, number of the author, tag of the range. */
const DESCRIPTION_BYTES = 30;
const OLD_DESCRIPTION_BYTES = 20;
const MOST_INITIALS = 9;
const AUTHOR_AT = 20;
const TAG_AT = 26;
/** Bytes that Word 2002 and later add for each comment (2.9.4 `ATRDPost10`): time, …, how many comments back the answered one is. */
const DETAIL_BYTES = 18;
const PARENT_AT = 10;
/** The tag in what a range's bookmark holds (2.9.6 `ATNBE`). */
const BOOKMARK_TAG_AT = 2;
const RANGE_START_BYTES = 4;

/** A comment of a file, with everything known of it but its words. */
interface FoundComment {
  readonly id: string;
  readonly author: string | null;
  readonly date: string | null;
  readonly replyTo: string | null;
  /** Where its words stand in the story of comments. */
  readonly words: Range;
}

/** The comments of a file, and where the text shows them, in the order of their positions. */
export interface WordComments {
  readonly comments: readonly FoundComment[];
  readonly ends: readonly CommentEnd[];
}

/** Ranges of comments by their tags. */
function rangesByTag(file: WordFile): Map<number, Range> {
  const ranges = new Map<number, Range>();
  const starts = readPositions(file, PART.commentRangeStarts, RANGE_START_BYTES);
  const ends = readPositions(file, PART.commentRangeEnds, 0).positions;
  for (const [index, { extra }] of readStringTable(readPart(file, PART.commentRangeTags)).entries()) {
    const from = starts.positions[index];
    const to = ends[starts.items[index]?.uint16(0) ?? -1];
    if (from !== undefined && to !== undefined && to >= from && extra.length >= BOOKMARK_TAG_AT + 4)
      ranges.set(extra.uint32(BOOKMARK_TAG_AT), { from, to });
  }
  return ranges;
}

function authorIn(description: ByteView, authors: readonly string[]): string | null {
  const initials = description.utf16(2, Math.min(description.uint16(0), MOST_INITIALS));
  return authorOf(authors[description.uint16(AUTHOR_AT)]) ?? authorOf(initials);
}

function findComments(file: WordFile): WordComments {
  const references = readPositions(file, PART.commentReferences, file.isOld ? OLD_DESCRIPTION_BYTES : DESCRIPTION_BYTES);
  const texts = readPositions(file, PART.commentTexts, 0).positions;
  // Versions 6 and 95 name authors and ranges otherwise: there a comment is read with its words and its place.
  const authors = file.isOld ? [] : readStrings(readPart(file, PART.commentAuthors));
  const ranges = file.isOld ? new Map<number, Range>() : rangesByTag(file);
  const details = file.isOld ? null : readPart(file, PART.commentDetails);
  const ends: CommentEnd[] = [];
  const comments = references.items.map((item, index): FoundComment => {
    const id = String(index);
    const range = file.isOld ? undefined : ranges.get(item.uint32(TAG_AT));
    ends.push({ position: references.positions[index] ?? 0, id, end: 'at' });
    if (range !== undefined) ends.push({ position: range.from, id, end: 'from' }, { position: range.to, id, end: 'to' });
    const at = index * DETAIL_BYTES;
    const detail = details !== null && at + DETAIL_BYTES <= details.length ? details.part(at, DETAIL_BYTES) : null;
    const back = detail?.int32(PARENT_AT) ?? 0;
    return {
      id,
      author: file.isOld ? null : authorIn(item, authors),
      date: wordTimeOf(detail?.uint32(0) ?? 0),
      replyTo: back < 0 && index + back >= 0 ? String(index + back) : null,
      words: { from: texts[index] ?? 0, to: texts[index + 1] ?? 0 },
    };
  });
  return { comments, ends: ends.sort((first, second) => first.position - second.position) };
}

/** Reads which comments a file has and where; none where that cannot be read: the text is there without them. */
export function readComments(file: WordFile): WordComments {
  try {
    return findComments(file);
  } catch (error) {
    if (error instanceof ExtractionFailure) return { comments: [], ends: [] };
    throw error;
  }
}

/** Notes what the comments say; `textOf` reads the words of one. */
export function noteComments({ comments }: WordComments, marginalia: Marginalia, textOf: (words: Range) => string): void {
  for (const { id, words, ...hand } of comments) marginalia.noteComment(id, { ...hand, text: textOf(words), isResolved: false });
}
