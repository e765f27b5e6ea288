import { NotSure } from './not-sure.ts';

/** Codes in a row, up to `last` inclusive, whose values count up: numbers of glyphs, or UTF-16 text whose last unit counts up. */
export interface MapRange {
  readonly first: number;
  readonly last: number;
  readonly value: number | string;
}

/** A character map as the package of pdf.js holds it. */
export interface PackedMap {
  readonly isVertical: boolean;
  /** Name of the map whose entries hold where this one has none. */
  readonly base: string | null;
  /** Ranges of codes of 1 to 4 bytes, by their length. */
  readonly codeSpaces: readonly (readonly (readonly [number, number])[])[];
  /** Sorted; none overlaps another. */
  readonly ranges: readonly MapRange[];
}

/** Of a byte in a number of several bytes: the part that counts, and from where on another byte follows. */
const GROUP = 0x80;
const LONGEST_NUMBER = 8;
/** Bytes of the codes in maps from glyph numbers to text. */
const GLYPH_BYTES = 2;
const MOST_CODE_BYTES = 4;
/** Text of eight units, as many as the package has of one glyph. */
const MOST_TEXT_BYTES = 16;
/** Text of three units: as much as one exact number holds. */
const MOST_EXACT_BYTES = 6;
/** Bytes that the longest numbers take up, in groups. */
const MOST_GROUPS = 19;

/** The numbers of a packed map, one after another. */
class PackedNumbers {
  readonly #data: Uint8Array;
  #at = 0;

  constructor(data: Uint8Array) {
    this.#data = data;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#data.length;
  }

  byte(): number {
    const value = this.#data[this.#at];
    if (value === undefined) throw new NotSure('a character map that ends early');
    this.#at += 1;
    return value;
  }

  /** Written in groups of bits, as short as it can be. */
  packed(): number {
    let value = 0;
    for (let index = 0; index < LONGEST_NUMBER; index += 1) {
      const next = this.byte();
      value = value * GROUP + (next % GROUP);
      if (next < GROUP) return value;
    }
    throw new NotSure('a character map with an endless number');
  }

  /** The same, of either sign. */
  signed(): number {
    const value = this.packed();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  /** The same, however large. */
  signedLong(): bigint {
    let value = 0n;
    for (let index = 0; index < MOST_GROUPS; index += 1) {
      const next = this.byte();
      value = value * BigInt(GROUP) + BigInt(next % GROUP);
      if (next < GROUP) return value % 2n === 1n ? -(value + 1n) / 2n : value / 2n;
    }
    throw new NotSure('a character map with an endless number');
  }

  /** Written plainly, in `size` bytes, however many. */
  plainLong(size: number): bigint {
    let value = 0n;
    for (let index = 0; index < size; index += 1) value = value * 256n + BigInt(this.byte());
    return value;
  }

  /** Written plainly, in `size` bytes. */
  plain(size: number): number {
    let value = 0;
    for (let index = 0; index < size; index += 1) value = value * 256 + this.byte();
    return value;
  }

  text(): string {
    const length = this.packed();
    let text = '';
    for (let index = 0; index < length; index += 1) text += String.fromCharCode(this.packed());
    return text;
  }
}

/** One part of a map: so many entries, whose codes or texts have `size` bytes; in a sequence each begins right behind the one before. */
interface Section {
  readonly numbers: PackedNumbers;
  readonly size: number;
  readonly count: number;
  readonly isSequence: boolean;
}

/** UTF-16 (big-endian) written as one number of `size` bytes. */
function textOf(value: number, size: number): string {
  let text = '';
  for (let left = size, rest = value; left > 0; left -= 2, rest = Math.floor(rest / 0x10000))
    text = String.fromCharCode(rest % 0x10000) + text;
  return text;
}

/** Calls `take` with each range of codes: the first is written plainly, each other by its distance from the one before. */
function eachRange({ numbers, size, count, isSequence }: Section, take: (first: number, last: number) => void): void {
  let end = -1;
  for (let index = 0; index < count; index += 1) {
    const start: number = index === 0 ? numbers.plain(size) : end + 1 + (isSequence ? 0 : numbers.packed());
    end = start + numbers.packed();
    take(start, end);
  }
}

/** Calls `take` with each single code, in the same way. */
function eachCode({ numbers, size, count, isSequence }: Section, take: (code: number) => void): void {
  let code = -1;
  for (let index = 0; index < count; index += 1) {
    code = index === 0 ? numbers.plain(size) : code + 1 + (isSequence ? 0 : numbers.packed());
    take(code);
  }
}

/** The same of a number that no exact one holds. */
function longTextOf(value: bigint, size: number): string {
  let text = '';
  for (let left = size, rest = value; left > 0; left -= 2, rest /= 0x10000n) text = String.fromCharCode(Number(rest % 0x10000n)) + text;
  return text;
}

function readGlyphs(section: Section, ranges: MapRange[]): void {
  let glyph: number | null = null;
  eachCode(section, (code) => {
    glyph = glyph === null ? section.numbers.packed() : glyph + 1 + section.numbers.signed();
    ranges.push({ first: code, last: code, value: glyph });
  });
}

function readGlyphRanges(section: Section, ranges: MapRange[]): void {
  eachRange(section, (first, last) => ranges.push({ first, last, value: section.numbers.packed() }));
}

function readLongTexts({ size, ...section }: Section, ranges: MapRange[]): void {
  let text: bigint | null = null;
  eachCode({ ...section, size: GLYPH_BYTES }, (code) => {
    text = text === null ? section.numbers.plainLong(size) : text + 1n + section.numbers.signedLong();
    if (text < 0n) throw new NotSure('a character map with an odd text');
    ranges.push({ first: code, last: code, value: longTextOf(text, size) });
  });
}

function readTexts({ size, ...section }: Section, ranges: MapRange[]): void {
  if (size > MOST_EXACT_BYTES) {
    readLongTexts({ size, ...section }, ranges);
    return;
  }
  let text: number | null = null;
  eachCode({ ...section, size: GLYPH_BYTES }, (code) => {
    text = text === null ? section.numbers.plain(size) : text + 1 + section.numbers.signed();
    ranges.push({ first: code, last: code, value: textOf(text, size) });
  });
}

function readTextRanges({ size, ...section }: Section, ranges: MapRange[]): void {
  eachRange({ ...section, size: GLYPH_BYTES }, (first, last) =>
    ranges.push({
      first,
      last,
      value: size > MOST_EXACT_BYTES ? longTextOf(section.numbers.plainLong(size), size) : textOf(section.numbers.plain(size), size),
    }),
  );
}

/** What stands in sections of each kind; 0 are the code spaces, 1 codes without a character, 7 names. */
const READERS: readonly (((section: Section, ranges: MapRange[]) => void) | null)[] = [
  null,
  null,
  readGlyphs,
  readGlyphRanges,
  readTexts,
  readTextRanges,
];

function sorted(ranges: MapRange[]): readonly MapRange[] {
  ranges.sort((one, other) => one.first - other.first);
  let before = -1;
  for (const { first, last } of ranges) {
    if (first <= before || last < first) throw new NotSure('a character map that says two things of a code');
    before = last;
  }
  return ranges;
}

/**
 * Reads a character map of the package `pdfjs-dist`, packed as src/core/binary_cmap.js of pdf.js (Apache-2.0) reads it. `NotSure` where it is
 * no such map.
 */
export function parsePackedMap(data: Uint8Array): PackedMap {
  const numbers = new PackedNumbers(data);
  const isVertical = numbers.byte() % 2 === 1;
  const codeSpaces: [number, number][][] = [[], [], [], []];
  const ranges: MapRange[] = [];
  let base: string | null = null;
  while (!numbers.isAtEnd) {
    const head = numbers.byte();
    const kind = head >> 5;
    if (kind === 7) {
      const text = numbers.text();
      if (head % 32 === 1) base = text;
      continue;
    }
    const size = (head % 16) + 1;
    const section = { numbers, size, count: numbers.packed(), isSequence: (head & 16) !== 0 };
    if (kind > 5 || size > (kind < 4 ? MOST_CODE_BYTES : MOST_TEXT_BYTES)) throw new NotSure('an odd character map');
    if (kind === 0) eachRange({ ...section, isSequence: false }, (low, high) => codeSpaces[size - 1]?.push([low, high]));
    else if (kind === 1) eachRange({ ...section, isSequence: false }, () => numbers.packed());
    else READERS[kind]?.(section, ranges);
  }
  return { isVertical, base, codeSpaces, ranges: sorted(ranges) };
}
