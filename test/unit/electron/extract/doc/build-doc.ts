import { PART } from '#electron/extract/doc/open-word-file.ts';
import { buildCompoundFile } from '../build-compound-file.ts';

/** Bytes of a number, the lowest first. */
export function little(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, index) => Math.floor((value >>> 0) / 256 ** index) & 0xff);
}

/** A property change: its code and its operand. */
export function change(code: number, ...operand: readonly number[]): number[] {
  return [...little(code, 2), ...operand];
}

/** A table of positions with items behind it. */
export function positions(at: readonly number[], items: readonly (readonly number[])[] = []): number[] {
  return [...at.flatMap((position) => little(position, 4)), ...items.flat()];
}

export interface TestRun {
  readonly text: string;
  readonly changes?: readonly number[];
}

export interface TestParagraph {
  readonly runs: readonly TestRun[];
  readonly style?: number;
  readonly changes?: readonly number[];
  readonly mark?: string;
  readonly markChanges?: readonly number[];
}

/** A paragraph of one run. */
export function plain(text: string, rest: Omit<TestParagraph, 'runs'> = {}): TestParagraph {
  return { runs: [{ text }], ...rest };
}

export interface TestStyle {
  readonly builtIn?: number;
  readonly basedOn?: number;
  readonly changes?: readonly number[];
}

export interface DocParts {
  readonly body: readonly TestParagraph[];
  readonly footnotes?: readonly TestParagraph[];
  readonly headers?: readonly TestParagraph[];
  readonly comments?: readonly TestParagraph[];
  readonly endnotes?: readonly TestParagraph[];
  readonly boxes?: readonly TestParagraph[];
  readonly styles?: readonly TestStyle[];
  /** Raw bytes of further parts by their place in the file information block. */
  readonly parts?: Readonly<Record<number, readonly number[]>>;
  /** Bytes that follow a part without counting into its length. */
  readonly behind?: Readonly<Record<number, readonly number[]>>;
  /** Stores the text from this position on in front of the text before it, as a fast save does. */
  readonly splitAt?: number;
  /** Modifiers of the pieces. */
  readonly modifiers?: readonly number[];
  /** Stores the text in single bytes. */
  readonly isNarrow?: boolean;
  readonly flags?: number;
}

const TEXT_AT = 2_048;
const PAGE = 512;

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly style: number;
  readonly changes: readonly number[];
}

interface Content {
  readonly text: string;
  readonly characters: readonly Stretch[];
  readonly paragraphs: readonly Stretch[];
  readonly lengths: readonly number[];
}

function gather(stories: readonly (readonly TestParagraph[])[]): Content {
  let text = '';
  const characters: Stretch[] = [];
  const paragraphs: Stretch[] = [];
  const add = (part: string, changes: readonly number[]) => {
    if (part !== '') characters.push({ from: text.length, to: text.length + part.length, style: 0, changes });
    text += part;
  };
  const lengths = stories.map((story) => {
    const begin = text.length;
    for (const { runs, style = 0, changes = [], mark = '\r', markChanges = [] } of story) {
      const from = text.length;
      for (const run of runs) add(run.text, run.changes ?? []);
      add(mark, markChanges);
      paragraphs.push({ from, to: text.length, style, changes });
    }
    return text.length - begin;
  });
  return { text, characters, paragraphs, lengths };
}

/** One page a stretch: plain to see, and tables of many pages are read on the way. */
function characterPage(from: number, to: number, { changes }: Stretch): Buffer {
  const page = Buffer.alloc(PAGE);
  page.writeUInt32LE(from, 0);
  page.writeUInt32LE(to, 4);
  page[8] = 100;
  page.set([changes.length, ...changes], 200);
  page[PAGE - 1] = 1;
  return page;
}

function paragraphPage(from: number, to: number, { style, changes }: Stretch): Buffer {
  const page = Buffer.alloc(PAGE);
  page.writeUInt32LE(from, 0);
  page.writeUInt32LE(to, 4);
  page[8] = 100;
  const list = [...little(style, 2), ...changes];
  // An odd number of bytes is told by its half; an even one by a zero and then its half.
  page.set(list.length % 2 === 1 ? [(list.length + 1) / 2, ...list] : [0, list.length / 2, ...list], 200);
  page[PAGE - 1] = 1;
  return page;
}

function styleSheet(styles: readonly TestStyle[]): number[] {
  const definitions = styles.flatMap(({ builtIn = 0xffe, basedOn = 0xfff, changes = [] }, index) => {
    const list = [...little(index, 2), ...changes];
    const base = [...little(builtIn, 2), ...little(1 | (basedOn << 4), 2), ...little(2, 2), 0, 0, 0, 0];
    const definition = [...base, ...little(1, 2), 0x58, 0, 0, 0, ...little(list.length, 2), ...list];
    if (definition.length % 2 === 1) definition.push(0);
    return [...little(definition.length, 2), ...definition];
  });
  return [...little(4, 2), ...little(styles.length, 2), ...little(10, 2), ...definitions];
}

/** A Word 97 file. Positions are those of the text, marks included, the stories one after the other. */
export function buildDoc(parts: DocParts): Uint8Array {
  return buildCompoundFile(docStreams(parts));
}

/** The streams of a Word 97 file. */
export function docStreams(parts: DocParts): Record<string, Uint8Array> {
  const { body, footnotes = [], headers = [], comments = [], endnotes = [], boxes = [], splitAt = 0, isNarrow = false } = parts;
  const content = gather([body, footnotes, headers, [], comments, endnotes, boxes, []]);
  const width = isNarrow ? 1 : 2;
  const total = content.text.length;
  const placeOf = (position: number) => TEXT_AT + (position >= splitAt ? position - splitAt : position + total - splitAt) * width;
  const encode = (text: string) => Buffer.from(text, isNarrow ? 'latin1' : 'utf16le');
  const textBytes = Buffer.concat([encode(content.text.slice(splitAt)), encode(content.text.slice(0, splitAt))]);
  const firstPage = Math.ceil((TEXT_AT + textBytes.length) / PAGE);
  const halves = (stretch: Stretch) =>
    [
      { ...stretch, to: Math.min(stretch.to, splitAt) },
      { ...stretch, from: Math.max(stretch.from, splitAt) },
    ].filter(({ from, to }) => from < to);
  const place = (from: number, to: number) => [placeOf(from), placeOf(to - 1) + width] as const;
  const characterPages = content.characters.flatMap(halves).map((half) => characterPage(...place(half.from, half.to), half));
  const paragraphPages = content.paragraphs.flatMap(halves).map((half) => paragraphPage(...place(half.from, half.to), half));
  const pageTable = (first: number, count: number) =>
    positions(
      Array.from({ length: count + 1 }, (_, index) => index),
      Array.from({ length: count }, (_, index) => little(first + index, 4)),
    );
  const pieceEnds = splitAt > 0 ? [0, splitAt, total] : [0, total];
  const pieces = positions(
    pieceEnds,
    pieceEnds.slice(1).map((_, index) => {
      const at = placeOf(pieceEnds[index] ?? 0);
      return [0, 0, ...little(isNarrow ? at * 2 + 0x40000000 : at, 4), ...little(parts.modifiers?.[index] ?? 0, 2)];
    }),
  );
  const all: Record<number, readonly number[]> = {
    [PART.styles]: styleSheet(parts.styles ?? [{ builtIn: 0 }]),
    [PART.characterPages]: pageTable(firstPage, characterPages.length),
    [PART.paragraphPages]: pageTable(firstPage + characterPages.length, paragraphPages.length),
    [PART.pieces]: [2, ...little(pieces.length, 4), ...pieces],
    ...parts.parts,
  };
  const document = Buffer.alloc(firstPage * PAGE);
  document.writeUInt16LE(0xa5ec, 0);
  document.writeUInt16LE(193, 2);
  document.writeUInt16LE(parts.flags ?? 0, 10);
  for (const [index, length] of content.lengths.entries()) document.writeUInt32LE(length, 76 + index * 4);
  document.writeUInt16LE(136, 152);
  document.set(textBytes, TEXT_AT);
  const table: number[] = [0, 0];
  for (const [index, bytes] of Object.entries(all)) {
    document.writeUInt32LE(table.length, 154 + Number(index) * 8);
    document.writeUInt32LE(bytes.length, 158 + Number(index) * 8);
    table.push(...bytes, ...(parts.behind?.[Number(index)] ?? []));
  }
  return { WordDocument: Buffer.concat([document, ...characterPages, ...paragraphPages]), '0Table': Uint8Array.from(table) };
}
