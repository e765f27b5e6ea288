import { ExtractionFailure } from '../extraction-failure.ts';
import { ByteView } from './byte-view.ts';

/** An opened OLE compound file ([MS-CFB]): the streams of its root storage. What is embedded deeper stays closed. */
export interface CompoundFile {
  readonly names: readonly string[];
  /** `null` where there is no stream of this name. One whose chain is cut off is given as far as it goes. */
  read(name: string): ByteView | null;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
/** Sector numbers from here on are marks (end of chain, free, table), not places. */
const FIRST_MARK = 0xfffffffa;
const HEADER_TABLE_AT = 76;
const HEADER_TABLE_LENGTH = 109;
const STREAM = 2;

/** True for bytes that begin as an OLE compound file does. */
export function isOle(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** Sectors of one size, chained by a table: those of the file, or the small ones inside the root entry's stream. */
interface Sectors {
  readonly bytes: Uint8Array;
  readonly sectorBytes: number;
  /** Where sector 0 begins. */
  readonly begin: number;
  next(sector: number): number;
}

/** Follows a chain for `size` bytes, or less where it breaks off. Linear: a stream cannot be larger than the file. */
function readChain(sectors: Sectors, start: number, size: number): Uint8Array {
  const { bytes, sectorBytes, begin } = sectors;
  const wanted = Math.min(size, bytes.length);
  const parts: Uint8Array[] = [];
  let gathered = 0;
  for (let sector = start; sector < FIRST_MARK && gathered < wanted; sector = sectors.next(sector)) {
    const at = begin + sector * sectorBytes;
    if (at >= bytes.length) break;
    const part = bytes.subarray(at, Math.min(at + sectorBytes, at + wanted - gathered, bytes.length));
    parts.push(part);
    gathered += part.length;
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

/** Places of the sectors that hold the allocation table, first those in the header, then a chain of further lists. */
function tableSectors(view: ByteView, sectorBytes: number): number[] {
  const most = Math.ceil(view.length / sectorBytes);
  const found: number[] = [];
  const take = (at: number) => {
    const sector = view.uint32(at);
    if (sector < FIRST_MARK) found.push(sector);
  };
  for (let index = 0; index < HEADER_TABLE_LENGTH; index += 1) take(HEADER_TABLE_AT + index * 4);
  let list = view.uint32(68);
  for (let lists = 0; list < FIRST_MARK && lists < most; lists += 1) {
    const at = (list + 1) * sectorBytes;
    if (at + sectorBytes > view.length || found.length > most) break;
    for (let index = 0; index < sectorBytes / 4 - 1; index += 1) take(at + index * 4);
    list = view.uint32(at + sectorBytes - 4);
  }
  return found;
}

function fileSectors(view: ByteView, sectorBytes: number): Sectors {
  const tables = tableSectors(view, sectorBytes);
  const entries = sectorBytes / 4;
  return {
    bytes: view.bytes,
    sectorBytes,
    begin: sectorBytes,
    next: (sector) => {
      const table = tables[Math.floor(sector / entries)];
      const at = table === undefined ? view.length : (table + 1) * sectorBytes + (sector % entries) * 4;
      return at + 4 > view.length ? FIRST_MARK : view.uint32(at);
    },
  };
}

function readEntries(directory: ByteView): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const nameBytes = Math.min(directory.uint16(at + 64), 64);
    entries.push({
      name: directory.utf16(at, Math.max(0, Math.floor(nameBytes / 2) - 1)),
      type: directory.uint8(at + 66),
      left: directory.uint32(at + 68),
      right: directory.uint32(at + 72),
      child: directory.uint32(at + 76),
      start: directory.uint32(at + 116),
      size: directory.uint32(at + 120),
    });
  }
  return entries;
}

/** Streams directly in the root storage. Where its tree leads nowhere, all streams of the file: some writers leave it broken. */
function rootStreams(entries: readonly Entry[]): Map<string, Entry> {
  const streams = new Map<string, Entry>();
  const visited = new Set<number>();
  const waiting = [entries[0]?.child ?? FIRST_MARK];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (entry === undefined || visited.has(index)) continue;
    visited.add(index);
    if (entry.type === STREAM && !streams.has(entry.name)) streams.set(entry.name, entry);
    waiting.push(entry.left, entry.right);
  }
  if (streams.size > 0) return streams;
  for (const entry of entries) if (entry.type === STREAM && !streams.has(entry.name)) streams.set(entry.name, entry);
  return streams;
}

/** Opens a compound file held in memory. Fails with `damaged` where its header or directory cannot be read. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  if (!isOle(bytes) || bytes.length < HEADER_BYTES) throw new ExtractionFailure('damaged', 'OLE compound file, cut off');
  const view = new ByteView(bytes);
  const shift = view.uint16(30);
  const smallShift = view.uint16(32);
  if (shift < 7 || shift > 16 || smallShift < 2 || smallShift > shift) throw new ExtractionFailure('damaged', 'OLE header without sense');
  const sectors = fileSectors(view, 1 << shift);
  const entries = readEntries(new ByteView(readChain(sectors, view.uint32(48), bytes.length)));
  const root = entries[0];
  if (root === undefined) throw new ExtractionFailure('damaged', 'OLE compound file without a directory');
  const streams = rootStreams(entries);
  const smallFrom = view.uint32(56);
  let small: Sectors | null = null;
  const openSmall = (): Sectors => {
    const table = new ByteView(readChain(sectors, view.uint32(60), bytes.length));
    const next = (sector: number) => (sector * 4 + 4 > table.length ? FIRST_MARK : table.uint32(sector * 4));
    return { bytes: readChain(sectors, root.start, root.size), sectorBytes: 1 << smallShift, begin: 0, next };
  };
  return {
    names: [...streams.keys()],
    read(name) {
      const entry = streams.get(name);
      if (entry === undefined) return null;
      if (entry.size >= smallFrom) return new ByteView(readChain(sectors, entry.start, entry.size));
      small ??= openSmall();
      return new ByteView(readChain(small, entry.start, entry.size));
    },
  };
}
