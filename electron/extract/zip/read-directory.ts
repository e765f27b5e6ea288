import iconv from 'iconv-lite';
import { decodeStrictUtf8 } from '../encoding/detect-encoding.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';

/** What the directory of an archive says of one entry; sizes are claims until it is unpacked. */
export interface ZipEntry {
  readonly flags: number;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly header: number;
}

const [LOCAL, CENTRAL, END, END_64, LOCATOR_64] = [0x04034b50, 0x02014b50, 0x06054b50, 0x06064b50, 0x07064b50];
const [LOCAL_LENGTH, CENTRAL_LENGTH, END_LENGTH, END_64_LENGTH, LOCATOR_LENGTH] = [30, 46, 22, 56, 20];
const LONGEST_COMMENT = 0xffff;
/** What stands in a field that is too small for its number: the number is in the extra field. */
const [ELSEWHERE_16, ELSEWHERE_32] = [0xffff, 0xffffffff];
const EXTRA_64 = 1;

interface Directory {
  readonly count: number;
  readonly at: number;
}

function damaged(what: string): ExtractionFailure {
  return new ExtractionFailure('damaged', `zip: ${what}`);
}

/** A number of eight bytes; fails where it is past the largest file. */
function wide(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged('a size past the largest file');
  return Number(value);
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  throw damaged('no directory');
}

function findDirectory(bytes: Buffer): Directory {
  const end = findEnd(bytes);
  const directory = { count: bytes.readUInt16LE(end + 10), at: bytes.readUInt32LE(end + 16) };
  if (directory.count !== ELSEWHERE_16 && directory.at !== ELSEWHERE_32) return directory;
  const locator = end - LOCATOR_LENGTH;
  if (locator < 0 || bytes.readUInt32LE(locator) !== LOCATOR_64) return directory;
  const at = wide(bytes, locator + 8);
  if (at + END_64_LENGTH > bytes.length || bytes.readUInt32LE(at) !== END_64) throw damaged('no 64-bit directory');
  return { count: wide(bytes, at + 32), at: wide(bytes, at + 48) };
}

/** An entry with the numbers that did not fit into its fields taken from the extra field, in their order. */
function widened(entry: ZipEntry, extra: Buffer): ZipEntry {
  if (entry.size !== ELSEWHERE_32 && entry.packedSize !== ELSEWHERE_32 && entry.header !== ELSEWHERE_32) return entry;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== EXTRA_64) continue;
    let field = at + 4;
    const end = Math.min(extra.length, field + extra.readUInt16LE(at + 2));
    const next = (value: number): number => {
      if (value !== ELSEWHERE_32) return value;
      if (field + 8 > end) throw damaged('an extra field cut short');
      field += 8;
      return wide(extra, field - 8);
    };
    return { ...entry, size: next(entry.size), packedSize: next(entry.packedSize), header: next(entry.header) };
  }
  throw damaged('a size that stands nowhere');
}

/** An entry name with forward slashes, without a leading one, `.` and `..` resolved. */
export function normaliseName(name: string): string {
  const slashed = name.includes('\\') ? name.replaceAll('\\', '/') : name;
  if (!/^\/|\/\/|\/$|(?:^|\/)\.{1,2}(?:\/|$)/.test(slashed)) return slashed;
  const parts: string[] = [];
  for (const part of slashed.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The entries of an archive by their names, the first of each name. Fails with `damaged`, and `too-large` past a limit. */
export function readDirectory(bytes: Buffer): Map<string, ZipEntry> {
  const { count, at: start } = findDirectory(bytes);
  if (count > LIMITS.zipEntries) throw new ExtractionFailure('too-large', `${count} entries in the archive`);
  const entries = new Map<string, ZipEntry>();
  let total = 0;
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_LENGTH > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw damaged('its directory is damaged');
    const [nameLength, extraLength, commentLength] = [
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    const nameEnd = at + CENTRAL_LENGTH + nameLength;
    if (nameEnd + extraLength + commentLength > bytes.length) throw damaged('its directory is cut short');
    const entry = widened(
      {
        flags: bytes.readUInt16LE(at + 8),
        method: bytes.readUInt16LE(at + 10),
        packedSize: bytes.readUInt32LE(at + 20),
        size: bytes.readUInt32LE(at + 24),
        header: bytes.readUInt32LE(at + 42),
      },
      bytes.subarray(nameEnd, nameEnd + extraLength),
    );
    total += entry.size;
    if (total > LIMITS.zipTotalBytes) throw new ExtractionFailure('too-large', 'the archive unpacks to more than the limit');
    const raw = bytes.subarray(at + CENTRAL_LENGTH, nameEnd);
    const name = normaliseName(decodeStrictUtf8(raw) ?? iconv.decode(raw, 'gb18030'));
    if (name !== '' && !entries.has(name)) entries.set(name, entry);
    at = nameEnd + extraLength + commentLength;
  }
  return entries;
}

/** The packed bytes of an entry. Fails with `damaged` where they are not in the file. */
export function packedBytes(bytes: Buffer, { header, packedSize }: ZipEntry): Buffer {
  if (header + LOCAL_LENGTH > bytes.length || bytes.readUInt32LE(header) !== LOCAL) throw damaged('no header where one was announced');
  const start = header + LOCAL_LENGTH + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  if (start + packedSize > bytes.length) throw damaged('an entry is cut short');
  return bytes.subarray(start, start + packedSize);
}
