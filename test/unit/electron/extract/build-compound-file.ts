const SECTOR = 512;
const SMALL_SECTOR = 64;
const SMALL_BELOW = 4_096;
const END_OF_CHAIN = 0xfffffffe;
const FREE = 0xffffffff;
const TABLE_SECTOR = 0xfffffffd;

function padded(bytes: Uint8Array, unit: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((unit - (bytes.length % unit)) % unit)]);
}

function directoryEntry(
  name: string,
  type: number,
  links: readonly [right: number, child: number],
  place: readonly [number, number],
): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 0, 'utf16le');
  entry.writeUInt16LE((name.length + 1) * 2, 64);
  entry[66] = type;
  entry[67] = 1;
  entry.writeUInt32LE(FREE, 68);
  entry.writeUInt32LE(links[0], 72);
  entry.writeUInt32LE(links[1], 76);
  entry.writeUInt32LE(place[0], 116);
  entry.writeUInt32LE(place[1], 120);
  return entry;
}

/** Chains laid out one after the other: where each begins, and what follows each sector. */
class Chains {
  readonly next: number[] = [];
  readonly content: Buffer[] = [];
  readonly #unit: number;

  constructor(unit: number) {
    this.#unit = unit;
  }

  add(bytes: Uint8Array): number {
    const start = this.next.length;
    const data = padded(bytes, this.#unit);
    const sectors = data.length / this.#unit;
    for (let index = 1; index <= sectors; index += 1) this.next.push(index === sectors ? END_OF_CHAIN : start + index);
    this.content.push(data);
    return sectors === 0 ? END_OF_CHAIN : start;
  }
}

function table(next: readonly number[]): Buffer {
  const bytes = Buffer.alloc(next.length * 4);
  for (const [index, value] of next.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}

/** An OLE compound file with these streams in its root; short ones go where short ones go. */
export function buildCompoundFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const large = new Chains(SECTOR);
  const small = new Chains(SMALL_SECTOR);
  const names = Object.entries(streams);
  const entries = names.map(([name, bytes], index) => {
    const start = bytes.length < SMALL_BELOW ? small.add(bytes) : large.add(bytes);
    return directoryEntry(name, 2, [index + 1 < names.length ? index + 2 : FREE, FREE], [start, bytes.length]);
  });
  const smallBytes = Buffer.concat(small.content);
  const smallStart = large.add(smallBytes);
  const smallTable = large.add(table(small.next));
  const root = directoryEntry('Root Entry', 5, [FREE, names.length === 0 ? FREE : 1], [smallStart, smallBytes.length]);
  const directory = large.add(Buffer.concat([root, ...entries]));
  const tables: number[] = [];
  while (tables.length * (SECTOR / 4) < large.next.length + tables.length) tables.push(large.next.length + tables.length);
  const header = Buffer.alloc(SECTOR);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  header.set([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0], 24);
  header.writeUInt32LE(tables.length, 44);
  header.writeUInt32LE(directory, 48);
  header.writeUInt32LE(SMALL_BELOW, 56);
  header.writeUInt32LE(small.next.length === 0 ? END_OF_CHAIN : smallTable, 60);
  header.writeUInt32LE(END_OF_CHAIN, 68);
  for (let index = 0; index < 109; index += 1) header.writeUInt32LE(tables[index] ?? FREE, 76 + index * 4);
  const allocation = padded(table([...large.next, ...tables.map(() => TABLE_SECTOR)]), SECTOR);
  return Buffer.concat([header, ...large.content, allocation]);
}
