import { inflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { decodeStrictUtf8 } from '../encoding/detect-encoding.ts';
import { ExtractionFailure, messageOf } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';

/** An opened archive. Entry names have `/` as separator and none in front; they are keys, never paths of a disk. */
export interface ZipArchive {
  readonly names: readonly string[];
  /**
   * The unpacked bytes of an entry; `null` where there is none of this name. Case matters only if two names differ in nothing else.
   * Fails with `too-large` past a limit and `damaged` where the data are not what the directory says.
   */
  read(name: string): Promise<Uint8Array | null>;
}

const STORED = 0;
const DEFLATED = 8;
/** Bytes that an entry is unpacked by at a time. */
const SMALLEST_CHUNK = 64;
const LARGEST_CHUNK = 1024 * 1024;
const RATIO_MATTERS_FROM_BYTES = 1024 * 1024;

function entryName(entry: Entry): string {
  // yauzl was told not to decode: it refuses whole archives for names that are harmless as keys.
  const raw: unknown = entry.fileName;
  const name = raw instanceof Uint8Array ? (decodeStrictUtf8(raw) ?? iconv.decode(raw, 'gb18030')) : String(raw);
  return normaliseName(name);
}

/** An entry name with forward slashes, without a leading one, `.` and `..` resolved. */
export function normaliseName(name: string): string {
  const parts: string[] = [];
  for (const part of name.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > LIMITS.zipEntries) throw new ExtractionFailure('too-large', `${zip.entryCount} entries in the archive`);
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize;
    if (total > LIMITS.zipTotalBytes) throw new ExtractionFailure('too-large', 'the archive unpacks to more than the limit');
    const name = entryName(entry);
    if (name !== '' && !entries.has(name)) entries.set(name, entry);
  }
  return entries;
}

function checkEntry(name: string, entry: Entry): void {
  if ((entry.generalPurposeBitFlag & 1) === 1) throw new ExtractionFailure('encrypted', `${name} is encrypted`, { isSealed: true });
  if (entry.uncompressedSize > LIMITS.zipEntryBytes) throw new ExtractionFailure('too-large', `${name} unpacks to more than the limit`);
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > RATIO_MATTERS_FROM_BYTES && ratio > LIMITS.zipRatio) {
    throw new ExtractionFailure('too-large', `${name} is packed ${Math.round(ratio)} times`);
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new ExtractionFailure('unsupported', `${name} uses compression method ${entry.compressionMethod}`);
  }
}

async function unpack(zip: ZipFile, bytes: Uint8Array, name: string, entry: Entry): Promise<Uint8Array> {
  checkEntry(name, entry);
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    if (entry.compressionMethod === STORED) return packed;
    if (entry.uncompressedSize === 0) return new Uint8Array();
    // The directory may lie about the size: one byte more than it says is an error, not more memory.
    // One buffer for small entries: several would have to be put together.
    const chunkSize = Math.min(Math.max(entry.uncompressedSize + 1, SMALLEST_CHUNK), LARGEST_CHUNK);
    return inflateRawSync(packed, { maxOutputLength: entry.uncompressedSize, chunkSize });
  } catch (error) {
    throw new ExtractionFailure('damaged', `${name}: ${messageOf(error)}`);
  }
}

/** Opens an archive held in memory. Fails with `damaged` where its directory cannot be read and `too-large` past a limit. */
export async function openZip(bytes: Uint8Array): Promise<ZipArchive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let zip: ZipFile;
  let entries: Map<string, Entry>;
  try {
    zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false });
    entries = await listEntries(zip);
  } catch (error) {
    if (error instanceof ExtractionFailure) throw error;
    throw new ExtractionFailure('damaged', messageOf(error));
  }
  const byLowerCase = new Map([...entries.keys()].map((name) => [name.toLowerCase(), name]));
  return {
    names: [...entries.keys()],
    async read(name) {
      const key = normaliseName(name);
      const entry = entries.get(key) ?? entries.get(byLowerCase.get(key.toLowerCase()) ?? '');
      return entry === undefined ? null : unpack(zip, bytes, key, entry);
    },
  };
}
