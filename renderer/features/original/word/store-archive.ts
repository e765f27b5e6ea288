/** A part of an archive: its name as it stands in the archive, and its bytes in pieces. */
export type ArchivePart = { readonly name: Uint8Array; readonly chunks: readonly Uint8Array[] };

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
/** Names in UTF-8, as the formats that are read here have them. */
const NAMES_IN_UTF_8 = 0x0800;

/** A ZIP archive of parts without compression; no checksums, which its reader does not look at. */
export function storeArchive(parts: readonly ArchivePart[]): Uint8Array<ArrayBuffer> {
  const sizes = parts.map(({ chunks }) => chunks.reduce((size, chunk) => size + chunk.length, 0));
  const total = parts.reduce((length, { name }, index) => length + 30 + 46 + 2 * name.length + (sizes[index] ?? 0), 22);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  const starts: number[] = [];
  let at = 0;
  for (const [index, { name, chunks }] of parts.entries()) {
    starts.push(at);
    view.setUint32(at, LOCAL_HEADER, true);
    writeFacts(view, at + 4, name.length, sizes[index] ?? 0);
    bytes.set(name, at + 30);
    at += 30 + name.length;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
  }
  const directory = at;
  for (const [index, { name }] of parts.entries()) {
    view.setUint32(at, DIRECTORY_ENTRY, true);
    writeFacts(view, at + 6, name.length, sizes[index] ?? 0);
    view.setUint32(at + 42, starts[index] ?? 0, true);
    bytes.set(name, at + 46);
    at += 46 + name.length;
  }
  view.setUint32(at, DIRECTORY_END, true);
  view.setUint16(at + 8, parts.length, true);
  view.setUint16(at + 10, parts.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

/** The fields that a local header and a directory entry have in common, from the version on. */
function writeFacts(view: DataView, at: number, nameLength: number, size: number): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, NAMES_IN_UTF_8, true);
  view.setUint32(at + 14, size, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, nameLength, true);
}
