import { OriginalFailure } from '../page-source.ts';
import { DrawnElementCount } from './count-drawn-elements.ts';
import { type ArchivePart, storeArchive } from './store-archive.ts';

/** What all parts of a document may come to: a layout holds it several times over. */
const MOST_UNPACKED = 150 * 1024 * 1024;
const MOST_ENTRIES = 5_000;
/** Elements that the layout draws one by one: about three thousand pages, which the window builds in some seconds, a little at a time. */
const MOST_DRAWN = 250_000;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

type Entry = { readonly name: Uint8Array; readonly method: number; readonly packed: number; readonly header: number };

/**
 * Unpacks every part of a ZIP archive into an archive without compression. What an archive says of its sizes is not to be believed, and the
 * layout library would unpack and draw whatever comes; besides, it would do so slowly. Fails with `OriginalFailure`.
 */
export async function unpackArchive(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  let left = MOST_UNPACKED;
  const drawn = new DrawnElementCount();
  const parts: ArchivePart[] = [];
  for (const { name, method, packed, header } of entriesOf(bytes)) {
    const view = viewOf(bytes);
    if (header + 30 > bytes.length || view.getUint32(header, true) !== LOCAL_HEADER) throw damaged();
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    const data = bytes.subarray(start, start + packed);
    const chunks: Uint8Array[] = [];
    const take = (chunk: Uint8Array): void => {
      left -= chunk.length;
      if (left < 0) throw new OriginalFailure('too-long', 'the document unpacks to more than the limit');
      drawn.add(chunk);
      if (drawn.count > MOST_DRAWN) throw new OriginalFailure('too-long', `more than ${MOST_DRAWN} elements to draw`);
      chunks.push(chunk);
    };
    if (method === 0) take(data);
    else await unpack(data, take);
    parts.push({ name, chunks });
  }
  return storeArchive(parts);
}

async function unpack(data: Uint8Array<ArrayBuffer>, take: (chunk: Uint8Array) => void): Promise<void> {
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) take(read.value);
  } catch (error) {
    if (!(error instanceof OriginalFailure)) throw damaged();
    await reader.cancel();
    throw error;
  }
}

function entriesOf(bytes: Uint8Array<ArrayBuffer>): readonly Entry[] {
  const view = viewOf(bytes);
  let end = bytes.length - 22;
  while (end >= Math.max(0, bytes.length - 66_000) && view.getUint32(end, true) !== DIRECTORY_END) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== DIRECTORY_END) throw damaged();
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new OriginalFailure('too-long', 'too many parts');
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: bytes.subarray(at + 46, at + 46 + nameLength),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      header: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function viewOf(bytes: Uint8Array<ArrayBuffer>): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function damaged(): OriginalFailure {
  return new OriginalFailure('damaged', 'no archive');
}
