import { buildCompoundFile } from '../build-compound-file.ts';
import { little } from '../doc/build-doc.ts';

/** A record of a workbook stream. */
export function record(type: number, content: readonly number[]): number[] {
  return [...little(type, 2), ...little(content.length, 2), ...content];
}

/** The bytes of a fraction. */
export function fraction(value: number): number[] {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return [...bytes];
}

/** UTF-16 text behind its length and the byte that says so. */
export function wide(text: string, lengthBytes: number): number[] {
  return [...little(text.length, lengthBytes), 1, ...Buffer.from(text, 'utf16le')];
}

/** Row, column and format of a cell. */
export function at(row: number, column: number, format = 0): number[] {
  return [...little(row, 2), ...little(column, 2), ...little(format, 2)];
}

export interface TestSheet {
  readonly name: string;
  readonly records: readonly number[];
  /** 1 hidden, 2 very hidden. */
  readonly visibility?: number;
  readonly kind?: number;
}

const VERSION = { new: 0x0600, old: 0x0500 } as const;
const END = record(0x000a, []);

function begin(version: number, kind: number): number[] {
  return record(0x0809, [...little(version, 2), ...little(kind, 2), ...Array.from({ length: 12 }, () => 0)]);
}

/** A workbook of Excel 97, or of Excel 5 with names in the code page. `globals` come before the list of sheets. */
export function buildXls(
  sheets: readonly TestSheet[],
  globals: readonly number[] = [],
  encodeOld?: (text: string) => Uint8Array,
): Uint8Array {
  const version = encodeOld === undefined ? VERSION.new : VERSION.old;
  const nameOf = (name: string) => (encodeOld === undefined ? wide(name, 1) : [encodeOld(name).length, ...encodeOld(name)]);
  const list = (places: readonly number[]) =>
    sheets.flatMap(({ name, visibility = 0, kind = 0 }, index) =>
      record(0x0085, [...little(places[index] ?? 0, 4), visibility, kind, ...nameOf(name)]),
    );
  const head = (places: readonly number[]) => [...begin(version, 5), ...globals, ...list(places), ...END];
  const bodies = sheets.map(({ records }) => [...begin(version, 16), ...records, ...END]);
  let place = head([]).length;
  const places = bodies.map((body) => {
    place += body.length;
    return place - body.length;
  });
  const stream = Uint8Array.from([...head(places), ...bodies.flat()]);
  return buildCompoundFile({ [encodeOld === undefined ? 'Workbook' : 'Book']: stream });
}
