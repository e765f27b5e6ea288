import { formatListNumber } from '#shared/domain/numbering/format-list-number.ts';
import type { SourceBlock } from '#shared/model/extraction.ts';
import { marksOf } from '../marginalia/text-marks.ts';
import { isBlank, noteBlock } from '../source-blocks.ts';
import { PART, type Range, readPart, readPositions, type StoryLengths, type WordFile } from './open-word-file.ts';
import { groupsOfShapes } from './read-shapes.ts';
import { type Anchor, readStory, type StorySource } from './read-story.ts';

/** First character position of each story. */
export type StoryStarts = Readonly<Record<keyof StoryLengths, number>>;

/** Where the stories begin: they follow each other. */
export function storyStarts(lengths: StoryLengths): StoryStarts {
  const order = ['body', 'footnotes', 'headers', 'macros', 'comments', 'endnotes', 'boxes', 'headerBoxes'] as const;
  const starts = { body: 0, footnotes: 0, headers: 0, macros: 0, comments: 0, endnotes: 0, boxes: 0, headerBoxes: 0 };
  let start = 0;
  for (const story of order) {
    starts[story] = start;
    start += lengths[story];
  }
  return starts;
}

/** The part of a range that lies within a story. */
function within(range: Range, start: number, length: number): Range {
  const inside = (position: number) => start + Math.min(Math.max(position, 0), length);
  return { from: inside(range.from), to: inside(range.to) };
}

interface NoteKind {
  readonly references: number;
  readonly texts: number;
  readonly story: 'footnotes' | 'endnotes';
  readonly format: string;
}

const NOTE_KINDS: readonly NoteKind[] = [
  { references: PART.footnoteReferences, texts: PART.footnoteTexts, story: 'footnotes', format: 'decimal' },
  { references: PART.endnoteReferences, texts: PART.endnoteTexts, story: 'endnotes', format: 'lowerRoman' },
];

function readNote(source: StorySource, range: Range, label: string): SourceBlock[] {
  const lines = readStory(source, range).flatMap((block) => block.rows?.flat() ?? [block.text]);
  const text = lines.filter((line) => line !== '').join('\n');
  if (!isBlank(text)) return [noteBlock(label, text)];
  source.margins.marginalia.pending += marksOf(text);
  return [];
}

/** References to notes of one kind. A reference of number 0 has a mark of its own, which stands in the text. */
function noteAnchors(file: WordFile, source: StorySource, starts: StoryStarts, kind: NoteKind): Anchor[] {
  const references = readPositions(file, kind.references, 2);
  const texts = readPositions(file, kind.texts, 0).positions;
  let count = 0;
  return references.items.map((item, index) => {
    const range = within({ from: texts[index] ?? 0, to: texts[index + 1] ?? 0 }, starts[kind.story], file.lengths[kind.story]);
    const isNumbered = item.uint16(0) !== 0;
    return {
      position: references.positions[index] ?? 0,
      read: () => {
        if (isNumbered) count += 1;
        return readNote(source, range, isNumbered ? formatListNumber(count, kind.format) : '');
      },
    };
  });
}

const BOX_BYTES = 22;
const BOX_SHAPE_AT = 14;
const SHAPE_ANCHOR_BYTES = 26;

/** Text boxes, anchored where their shape, or the group that it belongs to, stands in the body; at its end where that is unknown. */
function boxAnchors(file: WordFile, source: StorySource, starts: StoryStarts): Anchor[] {
  const boxes = readPositions(file, PART.boxTexts, BOX_BYTES);
  if (boxes.items.length === 0) return [];
  const shapes = readPositions(file, PART.shapeAnchors, SHAPE_ANCHOR_BYTES);
  const positions = new Map(shapes.items.map((item, index) => [item.uint32(0), shapes.positions[index] ?? 0]));
  const groups = groupsOfShapes(readPart(file, PART.drawings));
  return boxes.items.map((item, index) => {
    const shape = item.uint32(BOX_SHAPE_AT);
    const range = { from: boxes.positions[index] ?? 0, to: boxes.positions[index + 1] ?? 0 };
    const position = positions.get(shape) ?? positions.get(groups.get(shape) ?? 0) ?? file.lengths.body - 1;
    return { position, read: () => readStory(source, within(range, starts.boxes, file.lengths.boxes)) };
  });
}

/** All notes and text boxes of the body, in the order of their places in it. */
export function readAnchors(file: WordFile, source: StorySource, starts: StoryStarts): Anchor[] {
  const anchors = [...boxAnchors(file, source, starts), ...NOTE_KINDS.flatMap((kind) => noteAnchors(file, source, starts, kind))];
  return anchors.sort((first, second) => first.position - second.position);
}

/** Stories in front of the headers that hold the lines between text and notes. */
const SEPARATORS = 6;

function linesOf(blocks: readonly SourceBlock[]): string[] {
  return blocks.flatMap((block) => block.rows?.flat() ?? [block.text]).filter((line) => line !== '');
}

/** Words of a comment, by their range in the story of comments. */
export function commentText(file: WordFile, source: StorySource, starts: StoryStarts, words: Range): string {
  return linesOf(readStory(source, within(words, starts.comments, file.lengths.comments))).join('\n');
}

/** Lines of all headers and footers, each once. */
export function readMargins(file: WordFile, source: StorySource, starts: StoryStarts): string[] {
  const { positions } = readPositions(file, PART.headers, 0);
  const lines = new Set<string>();
  // Old files write a story only where there is one, and no separators in front that could be told apart by their place.
  for (let index = file.isOld ? 0 : SEPARATORS; index + 1 < positions.length; index += 1) {
    const range = within({ from: positions[index] ?? 0, to: positions[index + 1] ?? 0 }, starts.headers, file.lengths.headers);
    for (const line of linesOf(readStory(source, range))) lines.add(line);
  }
  const boxes = within({ from: 0, to: file.lengths.headerBoxes }, starts.headerBoxes, file.lengths.headerBoxes);
  for (const line of linesOf(readStory(source, boxes))) lines.add(line);
  return [...lines];
}
