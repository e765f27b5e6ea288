import { NotSure } from './not-sure.ts';
import { type PdfDictionary, PdfKeyword, PdfName, type PdfObject, PdfReference, type PdfToken } from './pdf-object.ts';

const DEEPEST_NESTING = 60;
const LONGEST_WORD = 64;

const REGULAR = 0;
const SPACE = 1;
const DELIMITER = 2;
const KINDS = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) KINDS[code] = SPACE;
for (const character of '()<>[]{}/%') KINDS[character.charCodeAt(0)] = DELIMITER;

const HEX = new Int8Array(256).fill(-1);
for (let digit = 0; digit < 16; digit += 1) {
  HEX[digit.toString(16).charCodeAt(0)] = digit;
  HEX[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const CLOSE_ARRAY = new PdfKeyword(']');
const CLOSE_DICTIONARY = new PdfKeyword('>>');
const REFERENCE_WORD = 'R';
const WORDS = new Map<string, PdfKeyword>();
const MOST_WORDS = 1_000;

function keywordOf(word: string): PdfKeyword {
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  const keyword = new PdfKeyword(word);
  if (WORDS.size < MOST_WORDS) WORDS.set(word, keyword);
  return keyword;
}

/** Words of one or two bytes by what they are written with: most operators, which pages hold in tens of thousands. */
const SHORT_WORDS: (PdfKeyword | undefined)[] = new Array<PdfKeyword | undefined>(1 << 16).fill(undefined);

function shortWord(first: number, second: number): PdfKeyword {
  const index = first * 256 + second;
  const known = SHORT_WORDS[index];
  if (known !== undefined) return known;
  const keyword = keywordOf(second === 0 ? String.fromCharCode(first) : String.fromCharCode(first, second));
  SHORT_WORDS[index] = keyword;
  return keyword;
}

/**
 * Reads PDF syntax (ISO 32000-1, 7.2 and 7.3) from `at` on. Linear; throws `NotSure` at anything that is not written by the book.
 * The same grammar serves files, content streams and character maps.
 */
export class PdfLexer {
  readonly bytes: Buffer;
  at: number;
  #scratch = Buffer.allocUnsafe(256);

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  /** Steps over white space and comments. */
  skipSpace(): void {
    const { bytes } = this;
    for (; this.at < bytes.length; this.at += 1) {
      const code = bytes[this.at] ?? 0;
      if (code === 0x25) {
        while (this.at < bytes.length && bytes[this.at] !== 10 && bytes[this.at] !== 13) this.at += 1;
      } else if (KINDS[code] !== SPACE) return;
    }
  }

  /** The next object or word; `undefined` at the end. */
  read(depth = 0): PdfToken {
    this.skipSpace();
    const { bytes, at } = this;
    if (at >= bytes.length) return undefined;
    const code = bytes[at] ?? 0;
    if ((code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e || code === 0x2b) return this.#number(code);
    if (code === 0x2f) return this.#name();
    if (code === 0x28) return this.#literal();
    if (code === 0x5b) return this.#array(depth + 1);
    if (code === 0x3c) return bytes[at + 1] === 0x3c ? this.#dictionary(depth + 1) : this.#hexadecimal();
    if (code === 0x5d) {
      this.at += 1;
      return CLOSE_ARRAY;
    }
    if (code === 0x3e && bytes[at + 1] === 0x3e) {
      this.at += 2;
      return CLOSE_DICTIONARY;
    }
    return this.#word(code);
  }

  #number(first: number): number {
    const { bytes } = this;
    let at = this.at;
    if (first === 0x2d || first === 0x2b) at += 1;
    let value = 0;
    let divisor = 0;
    let digits = 0;
    for (; at < bytes.length; at += 1) {
      const code = bytes[at] ?? 0;
      if (code >= 0x30 && code <= 0x39) {
        value = value * 10 + code - 0x30;
        divisor *= 10;
        digits += 1;
      } else if (code === 0x2e && divisor === 0) divisor = 1;
      else if (KINDS[code] === REGULAR) throw new NotSure('a number with something else in it');
      else break;
    }
    if (digits === 0) throw new NotSure('a number without digits');
    this.at = at;
    if (divisor > 1) value /= divisor;
    return first === 0x2d ? -value : value;
  }

  #name(): PdfName {
    const { bytes } = this;
    const from = this.at + 1;
    let at = from;
    let isEscaped = false;
    for (; at < bytes.length && KINDS[bytes[at] ?? 0] === REGULAR; at += 1) isEscaped ||= bytes[at] === 0x23;
    this.at = at;
    const name = bytes.toString('latin1', from, at);
    return new PdfName(
      isEscaped ? name.replace(/#([0-9a-f]{2})/gi, (_, pair: string) => String.fromCharCode(Number.parseInt(pair, 16))) : name,
    );
  }

  #word(first: number): PdfObject | PdfKeyword {
    const { bytes } = this;
    const from = this.at;
    let at = from + 1;
    if (KINDS[first] === REGULAR) while (at < bytes.length && KINDS[bytes[at] ?? 0] === REGULAR) at += 1;
    if (at - from > LONGEST_WORD) throw new NotSure('a very long word');
    this.at = at;
    if (at - from <= 2) return shortWord(first, at - from === 2 ? (bytes[from + 1] ?? 0) : 0);
    const word = bytes.toString('latin1', from, at);
    if (word === 'true') return true;
    if (word === 'false') return false;
    return word === 'null' ? null : keywordOf(word);
  }

  #hexadecimal(): string {
    const { bytes } = this;
    let at = this.at + 1;
    let length = 0;
    let half = -1;
    for (; ; at += 1) {
      if (at >= bytes.length) throw new NotSure('a string without end');
      const code = bytes[at] ?? 0;
      if (code === 0x3e) break;
      const digit = HEX[code] ?? -1;
      if (digit < 0) {
        if (KINDS[code] === SPACE) continue;
        throw new NotSure('a string with something else in it');
      }
      if (half < 0) half = digit;
      else {
        this.#put(length, half * 16 + digit);
        length += 1;
        half = -1;
      }
    }
    if (half >= 0) {
      this.#put(length, half * 16);
      length += 1;
    }
    this.at = at + 1;
    return this.#scratch.toString('latin1', 0, length);
  }

  #put(index: number, value: number): void {
    if (index >= this.#scratch.length) this.#scratch = Buffer.concat([this.#scratch, Buffer.allocUnsafe(this.#scratch.length)]);
    this.#scratch[index] = value;
  }

  #literal(): string {
    const { bytes } = this;
    const from = this.at + 1;
    for (let at = from; at < bytes.length; at += 1) {
      const code = bytes[at];
      if (code === 0x29) {
        this.at = at + 1;
        return bytes.toString('latin1', from, at);
      }
      if (code === 0x5c || code === 0x28 || code === 13) return this.#escapedLiteral(from);
    }
    throw new NotSure('a string without end');
  }

  #escapedLiteral(from: number): string {
    const { bytes } = this;
    let depth = 1;
    let length = 0;
    for (this.at = from; this.at < bytes.length; this.at += 1) {
      let code = bytes[this.at] ?? 0;
      if (code === 0x28) depth += 1;
      else if (code === 0x29) {
        depth -= 1;
        if (depth === 0) {
          this.at += 1;
          return this.#scratch.toString('latin1', 0, length);
        }
      } else if (code === 13) code = this.#lineEnd();
      else if (code === 0x5c) code = this.#escape();
      if (code < 0) continue;
      this.#put(length, code);
      length += 1;
    }
    throw new NotSure('a string without end');
  }

  /** Steps to the last byte of a line end, which counts as a line feed however it is written. */
  #lineEnd(): number {
    if (this.bytes[this.at + 1] === 10) this.at += 1;
    return 10;
  }

  /** Steps to the last byte of what follows a backslash; its character, or -1 where a line was only broken for length. */
  #escape(): number {
    const { bytes } = this;
    this.at += 1;
    const code = bytes[this.at] ?? 0;
    if (code === 13) this.#lineEnd();
    if (code === 13 || code === 10) return -1;
    if (code < 0x30 || code > 0x37) return ESCAPES[String.fromCharCode(code)]?.charCodeAt(0) ?? code;
    let value = code - 0x30;
    for (let more = 0; more < 2; more += 1) {
      const next = bytes[this.at + 1] ?? 0;
      if (next < 0x30 || next > 0x37) break;
      value = value * 8 + next - 0x30;
      this.at += 1;
    }
    return value & 0xff;
  }

  /** Items up to `end`, references put together. */
  #items(end: PdfKeyword, depth: number): PdfObject[] {
    if (depth > DEEPEST_NESTING) throw new NotSure('nested too deeply');
    const items: PdfObject[] = [];
    for (;;) {
      const item = this.read(depth);
      if (item === end) return items;
      if (item === undefined) throw new NotSure('an array or dictionary without end');
      if (!(item instanceof PdfKeyword)) items.push(item);
      else if (item.word === REFERENCE_WORD) items.push(referenceOf(items));
      else throw new NotSure(`${item.word} inside an array or dictionary`);
    }
  }

  #array(depth: number): readonly PdfObject[] {
    this.at += 1;
    return this.#items(CLOSE_ARRAY, depth);
  }

  #dictionary(depth: number): PdfDictionary {
    this.at += 2;
    const items = this.#items(CLOSE_DICTIONARY, depth);
    const entries = new Map<string, PdfObject>();
    if (items.length % 2 === 1) throw new NotSure('a dictionary with a key and no value');
    for (let index = 0; index < items.length; index += 2) {
      const key = items[index];
      if (!(key instanceof PdfName) || entries.has(key.name)) throw new NotSure('a dictionary with a wrong key');
      entries.set(key.name, items[index + 1] ?? null);
    }
    return entries;
  }
}

function referenceOf(items: PdfObject[]): PdfReference {
  const generation = items.pop();
  const number = items.pop();
  if (typeof number !== 'number' || typeof generation !== 'number' || !Number.isInteger(number) || !Number.isInteger(generation))
    throw new NotSure('a reference without numbers');
  return new PdfReference(number, generation);
}
