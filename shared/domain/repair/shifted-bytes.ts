import type { ByteCodecs } from './byte-codecs.ts';
import type { CharacterGuesser, Guess } from './guess-character.ts';
import { readingCost } from './reading-cost.ts';

/** What a search for shifted runs needs, made once a document. */
export interface Means {
  readonly codecs: ByteCodecs;
  readonly guesser: CharacterGuesser;
}

/** A stretch of a line that was read one byte out of step, and what it says in step. */
export interface ShiftedRun {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** False where a byte had to be guessed and another guess reads nearly as well. */
  readonly certain: boolean;
}

/** Longest stretch that is tried: a heading with its units. */
const LONGEST_RUN = 80;
/** Characters on each side that help to judge whether a reading fits in. */
const CONTEXT = 6;
/** Bits by which the repaired reading must be better: a healthy question mark never gains that much. */
const NEEDED_GAIN = 10;
/** Bits a character above which a result is still not prose. */
const READABLE = 13;
/** Characters that a run with a guess at either end must have between them. */
const FEWEST_CERTAIN = 2;
/** Readings that are tried in full, the most promising first. */
const MOST_ATTEMPTS = 4;
/** Most ASCII characters inside a run that may be folded full-width ones. */
const MOST_FOLDED = 3;
/** A document with more question marks than this is damaged otherwise. */
const MOST_MARKS = 4000;

/** Characters that no reading may hold. */
const BROKEN = /[\ufffd\ue000-\uf8ff]/;
/** Stands for a byte that was lost: ASCII and full-width question marks and the replacement character. */
const LOST_BYTE = /[?\ufffd]/g;
/** Full-width marks that many sites fold to ASCII byte by byte, which is what puts the rest out of step. */
const FOLDED_MARK = /[!,;:()]/;

/** The stretches of a line that are out of step by one lost byte, in order and apart from each other. Linear in the line for a given number of marks. */
export function findShiftedRuns(line: string, means: Means): readonly ShiftedRun[] {
  const runs: ShiftedRun[] = [];
  let from = 0;
  let marks = 0;
  for (const match of line.matchAll(LOST_BYTE)) {
    marks += 1;
    if (match.index < from || marks > MOST_MARKS) continue;
    const next = line.charCodeAt(match.index + 1);
    if (!(next >= 0x80 || FOLDED_MARK.test(line.charAt(match.index + 1)))) continue;
    const run = bestRun(line, match.index, means);
    if (run === null) continue;
    runs.push(run);
    from = run.end;
  }
  return runs;
}

interface Candidate extends ShiftedRun {
  readonly gain: number;
}

function bestRun(line: string, mark: number, { codecs, guesser }: Means): ShiftedRun | null {
  const reader = new InStepReader(line, mark, guesser);
  const attempts: { readonly bytes: Uint8Array; readonly end: RunEnd; readonly promise: number }[] = [];
  const ends = runEnds(line, mark);
  const longest = unfolded(line.slice(mark + 1, ends[ends.length - 1]?.inner ?? mark + 1));
  for (const bytes of encodings(longest, codecs)) {
    for (const end of ends) {
      const length = 2 * (end.inner - mark - 1);
      if (length === 0 || length > bytes.length) continue;
      const promise = reader.promise(bytes.subarray(0, length), end);
      if (promise !== null) attempts.push({ bytes: bytes.subarray(0, length), end, promise });
    }
  }
  let best: Candidate | null = null;
  for (const { bytes, end } of attempts.sort((left, right) => right.promise - left.promise).slice(0, MOST_ATTEMPTS)) {
    const candidate = reader.read(bytes, end);
    if (candidate !== null && (best === null || candidate.gain > best.gain)) best = candidate;
  }
  if (best === null || best.gain < NEEDED_GAIN) return null;
  return { start: best.start, end: best.end, text: best.text, certain: best.certain };
}

/** The bytes behind a run, two a character, as far as they go; both ways where private-use characters stand at different places in the two encodings. */
function encodings(run: string, codecs: ByteCodecs): Uint8Array[] {
  const old = pairsOnly(run, codecs.encodeCp936);
  if (old.length === 2 * run.length && !/[\ue000-\uf8ff]/.test(run)) return [old];
  return [old, pairsOnly(run, codecs.encodeGb18030)];
}

/** The bytes of the longest beginning whose characters take two each. */
function pairsOnly(run: string, encode: (text: string) => Uint8Array): Uint8Array {
  const whole = encode(run);
  if (whole.length === 2 * run.length) return whole;
  let length = 0;
  while (length < run.length && encode(run.charAt(length)).length === 2) length += 1;
  return encode(run.slice(0, length));
}

interface RunEnd {
  /** End of the characters that are out of step. */
  readonly inner: number;
  /** End of what the run takes in, the character that completes its last byte pair included. */
  readonly outer: number;
  /** The byte that completes the last pair; `null` where it was lost too. */
  readonly lastByte: number | null;
}

/** Where the stretch may fall into step again: at a lone ASCII byte, at a second lost byte, or before a mark that stands in step. */
function runEnds(line: string, mark: number): RunEnd[] {
  const ends: RunEnd[] = [];
  const limit = Math.min(line.length, mark + 1 + LONGEST_RUN);
  let asciiMarks = 0;
  for (let at = mark + 2; at <= limit; at += 1) {
    const character = line.charAt(at);
    if (character === '?' || character === '\ufffd') {
      ends.push({ inner: at, outer: at + 1, lastByte: null });
      break;
    }
    const code = line.charCodeAt(at);
    if (code >= 0x40 && code <= 0x7e) ends.push({ inner: at, outer: at + 1, lastByte: code });
    if (at === line.length || code < 0x80 || '。，、；：！（）”“'.includes(character)) ends.push({ inner: at, outer: at, lastByte: null });
    // An ASCII character inside may be a folded full-width one, but not many of them.
    if (code < 0x80) asciiMarks += 1;
    if (asciiMarks > MOST_FOLDED) break;
  }
  return ends;
}

/** The text with its ASCII characters made full-width again, which is the only form that takes two bytes. */
function unfolded(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

/** Reads the bytes after one lost byte in step. */
class InStepReader {
  readonly #line: string;
  readonly #mark: number;
  readonly #before: string;
  readonly #guesser: CharacterGuesser;

  constructor(line: string, mark: number, guesser: CharacterGuesser) {
    this.#line = line;
    this.#mark = mark;
    this.#before = line.slice(Math.max(0, mark - CONTEXT), mark);
    this.#guesser = guesser;
  }

  /** Bits that the certain middle of the run gains; `null` where it does not read as text. The guesses at both ends cost far more to find. */
  promise(bytes: Uint8Array, end: RunEnd): number | null {
    const inside = this.#guesser.decode(bytes.subarray(1, bytes.length - 1));
    // Two guesses side by side would make a word of anything.
    if (end.lastByte === null && inside.length < FEWEST_CERTAIN) return null;
    const cost = readingCost(inside);
    if (BROKEN.test(inside) || cost > READABLE * inside.length) return null;
    return readingCost(this.#line.slice(this.#mark + 1, end.outer)) - cost;
  }

  read(bytes: Uint8Array, end: RunEnd): Candidate | null {
    const inside = this.#guesser.decode(bytes.subarray(1, bytes.length - 1));
    const after = this.#line.slice(end.outer, end.outer + CONTEXT);
    const lead = bytes[bytes.length - 1] ?? 0;
    const ended = end.lastByte === null ? null : this.#guesser.decode(Uint8Array.of(lead, end.lastByte));
    const first = this.#guessFirst(bytes[0] ?? 0, (inside + (ended ?? '') + after).slice(0, 4));
    const known = first.text + inside;
    const last = ended === null ? this.#guessLast(lead, known, after.slice(0, 2)) : { text: ended, certain: true };
    const text = known + last.text;
    if (last.text.length !== 1 || BROKEN.test(text)) return null;
    const cost = readingCost(this.#before + text + after);
    if (cost > READABLE * (this.#before.length + text.length + after.length)) return null;
    const gain = readingCost(this.#before + this.#line.slice(this.#mark, end.outer) + after) - cost;
    return { start: this.#mark, end: end.outer, text, certain: first.certain && last.certain, gain };
  }

  /** The character whose lead byte was lost: at the beginning of a line an indent, elsewhere the one that makes a word. */
  #guessFirst(trail: number, after: string): Guess {
    if (this.#before.trim() === '' && trail === 0xa1) return { text: '', certain: true };
    const isInsideQuotes = after.startsWith('”') && /“[^”]{0,12}$/.test(this.#line.slice(Math.max(0, this.#mark - 14), this.#mark));
    return this.#guesser.withTrail(trail, { before: this.#before.slice(-4), after, isInsideQuotes });
  }

  #guessLast(lead: number, known: string, after: string): Guess {
    const isOpen = known.lastIndexOf('（') > known.lastIndexOf('）');
    // The lead byte of the closing bracket.
    if (isOpen && after === '' && lead === 0xa3) return { text: '）', certain: false };
    return this.#guesser.withLead(lead, { before: (this.#before + known).slice(-4), after, isInsideQuotes: false });
  }
}
