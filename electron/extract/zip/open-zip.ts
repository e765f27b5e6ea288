import { inflateRawSync } from 'node:zlib';
import { ExtractionFailure, messageOf } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { normaliseName, packedBytes, readDirectory, type ZipEntry } from './read-directory.ts';

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

function checkEntry(name: string, entry: ZipEntry): void {
  if ((entry.flags & 1) === 1) throw new ExtractionFailure('encrypted', `${name} is encrypted`, { isSealed: true });
  if (entry.size > LIMITS.zipEntryBytes) throw new ExtractionFailure('too-large', `${name} unpacks to more than the limit`);
  const ratio = entry.size / Math.max(1, entry.packedSize);
  if (entry.size > RATIO_MATTERS_FROM_BYTES && ratio > LIMITS.zipRatio) {
    throw new ExtractionFailure('too-large', `${name} is packed ${Math.round(ratio)} times`);
  }
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw new ExtractionFailure('unsupported', `${name} uses compression method ${entry.method}`);
  }
}

function unpack(bytes: Buffer, name: string, entry: ZipEntry): Uint8Array {
  checkEntry(name, entry);
  try {
    const packed = packedBytes(bytes, entry);
    if (entry.method === STORED) return packed;
    if (entry.size === 0) return new Uint8Array();
    // The directory may lie about the size: one byte more than it says is an error, not more memory.
    // One buffer for small entries: several would have to be put together.
    const chunkSize = Math.min(Math.max(entry.size + 1, SMALLEST_CHUNK), LARGEST_CHUNK);
    return inflateRawSync(packed, { maxOutputLength: entry.size, chunkSize });
  } catch (error) {
    throw new ExtractionFailure('damaged', `${name}: ${messageOf(error)}`);
  }
}

/** Opens an archive held in memory. Fails with `damaged` where its directory cannot be read and `too-large` past a limit. */
export async function openZip(bytes: Uint8Array): Promise<ZipArchive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(buffer);
  const names = [...entries.keys()];
  const byLowerCase = new Map(names.map((name) => [name.toLowerCase(), name]));
  return {
    names,
    async read(name) {
      const key = normaliseName(name);
      const entry = entries.get(key) ?? entries.get(byLowerCase.get(key.toLowerCase()) ?? '');
      return entry === undefined ? null : unpack(buffer, key, entry);
    },
  };
}
