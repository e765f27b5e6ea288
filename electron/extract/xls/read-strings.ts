import iconv from 'iconv-lite';
import { ExtractionFailure } from '../extraction-failure.ts';
import type { ByteView } from '../ole/byte-view.ts';
import type { WorkbookRecord } from './read-records.ts';

const WIDE = 0x01;
const EXTENDED = 0x04;
const RICH = 0x08;
const RUN_BYTES = 4;

/** How strings are written: Excel 97 in UTF-16 or its lower half, Excel 5 in a code page. */
export interface StringForm {
  readonly isOld: boolean;
  readonly codePage: string;
}

/** The codec of a `CODEPAGE` record. */
export function codePageOf(value: number): string {
  if (value === 1200) return 'utf-16le';
  if (value === 10000 || value === 0x8000) return 'macroman';
  const name = value === 0x8001 ? 'cp1252' : `cp${value}`;
  return iconv.encodingExists(name) ? name : 'cp1252';
}

function decodeUnits(bytes: Uint8Array, isWide: boolean): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(isWide ? 'utf16le' : 'latin1');
}

/** A string inside one record, behind its length of `lengthBytes`; cut at the end of the record. */
export function readShortString(record: ByteView, at: number, lengthBytes: 1 | 2, form: StringForm): string {
  const length = lengthBytes === 1 ? record.uint8(at) : record.uint16(at);
  const begin = at + lengthBytes;
  if (form.isOld) return iconv.decode(record.part(begin, Math.min(length, record.length - begin)).bytes, form.codePage);
  if (length === 0 || begin >= record.length) return '';
  const isWide = (record.uint8(begin) & WIDE) !== 0;
  const bytes = Math.min(isWide ? length * 2 : length, record.length - begin - 1);
  return decodeUnits(record.part(begin + 1, bytes).bytes, isWide);
}

/** Reads on through a record and those that continue it. */
class ContinuedReader {
  readonly #parts: readonly ByteView[];
  #part = 0;
  #at = 0;

  constructor(parts: readonly ByteView[]) {
    this.#parts = parts;
  }

  get isAtEnd(): boolean {
    return this.#current() === null;
  }

  uint(bytes: 1 | 2 | 4): number {
    let value = 0;
    for (let index = 0; index < bytes; index += 1) value += this.#byte() * 256 ** index;
    return value;
  }

  skip(bytes: number): void {
    let rest = bytes;
    for (let part = this.#current(); part !== null && rest > 0; part = this.#current()) {
      const step = Math.min(rest, part.length - this.#at);
      this.#at += step;
      rest -= step;
    }
  }

  /** Characters that go over into the next record begin there with a byte that says anew how wide they are. */
  characters(count: number, isWideAtFirst: boolean): string {
    let text = '';
    let isWide = isWideAtFirst;
    for (let part = this.#parts[this.#part]; text.length < count; part = this.#parts[this.#part]) {
      if (part === undefined) throw new ExtractionFailure('damaged', 'the strings of the workbook are cut off');
      const width = isWide ? 2 : 1;
      const units = Math.min(count - text.length, Math.floor((part.length - this.#at) / width));
      text += decodeUnits(part.part(this.#at, units * width).bytes, isWide);
      this.#at += units * width;
      if (text.length === count) break;
      this.#part += 1;
      this.#at = 1;
      isWide = ((this.#parts[this.#part]?.bytes[0] ?? 0) & WIDE) !== 0;
    }
    return text;
  }

  #current(): ByteView | null {
    while (this.#part < this.#parts.length && this.#at >= (this.#parts[this.#part]?.length ?? 0)) {
      this.#part += 1;
      this.#at = 0;
    }
    return this.#parts[this.#part] ?? null;
  }

  #byte(): number {
    const part = this.#current();
    if (part === null) throw new ExtractionFailure('damaged', 'the strings of the workbook are cut off');
    this.#at += 1;
    return part.uint8(this.#at - 1);
  }
}

/** The strings that cells share, in the order in which cells refer to them; runs of formatting and readings are left out. */
export function readSharedStrings(record: WorkbookRecord): string[] {
  const reader = new ContinuedReader([record.content, ...record.continued]);
  reader.skip(4);
  const count = reader.uint(4);
  const strings: string[] = [];
  while (strings.length < count && !reader.isAtEnd) {
    const length = reader.uint(2);
    const flags = reader.uint(1);
    const runs = (flags & RICH) !== 0 ? reader.uint(2) : 0;
    const extension = (flags & EXTENDED) !== 0 ? reader.uint(4) : 0;
    strings.push(reader.characters(length, (flags & WIDE) !== 0));
    reader.skip(runs * RUN_BYTES + extension);
  }
  return strings;
}
