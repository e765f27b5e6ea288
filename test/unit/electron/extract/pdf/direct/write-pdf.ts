import { deflateSync } from 'node:zlib';

/** An object by its number: its source, or a stream's dictionary (without `/Length`) and bytes. */
export type PdfSource = string | { readonly dictionary: string; readonly data: Uint8Array | string };
export type PdfSources = Readonly<Record<number, PdfSource>>;

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

function bodyOf(source: PdfSource): Buffer {
  if (typeof source === 'string') return latin1(source);
  const data = typeof source.data === 'string' ? latin1(source.data) : Buffer.from(source.data);
  return Buffer.concat([latin1(`<< ${source.dictionary} /Length ${data.length} >>\nstream\n`), data, latin1('\nendstream')]);
}

function appendObjects(file: Buffer[], sources: PdfSources, offsets: Map<number, number>): void {
  for (const [number, source] of Object.entries(sources)) {
    offsets.set(
      Number(number),
      file.reduce((sum, part) => sum + part.length, 0),
    );
    file.push(latin1(`${number} 0 obj\n`), bodyOf(source), latin1('\nendobj\n'));
  }
}

function appendTable(file: Buffer[], offsets: ReadonlyMap<number, number>, trailer: string): void {
  const start = file.reduce((sum, part) => sum + part.length, 0);
  const sections = [...offsets].map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
  file.push(latin1(`xref\n0 1\n0000000000 65535 f \n${sections.join('')}trailer << ${trailer} >>\nstartxref\n${start}\n%%EOF\n`));
}

/** A file with cross-reference tables; each of `updates` is appended to it as a later version of some objects. */
export function writePdf(
  sources: PdfSources,
  { updates = [], trailer = '' }: { updates?: readonly PdfSources[]; trailer?: string } = {},
): Uint8Array {
  const file = [latin1('%PDF-1.7\n')];
  let previous = '';
  for (const version of [sources, ...updates]) {
    const offsets = new Map<number, number>();
    appendObjects(file, version, offsets);
    const start = file.reduce((sum, part) => sum + part.length, 0);
    appendTable(file, offsets, `/Size 100 /Root 1 0 R ${previous} ${trailer}`);
    previous = `/Prev ${start}`;
  }
  return new Uint8Array(Buffer.concat(file));
}

function predicted(rows: readonly Buffer[]): Buffer {
  let above: Buffer = Buffer.alloc(rows[0]?.length ?? 0);
  const lines = rows.map((row) => {
    const line = Buffer.from([2, ...row.map((value, index) => (value - (above[index] ?? 0)) & 0xff)]);
    above = row;
    return line;
  });
  return Buffer.concat(lines);
}

/** The same file as newer programs write it: objects packed into a stream, the cross-references in another, predicted by PNG rows. */
export function writePackedPdf(sources: PdfSources): Uint8Array {
  const plain = Object.entries(sources).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const streams: PdfSources = Object.fromEntries(Object.entries(sources).filter(([, source]) => typeof source !== 'string'));
  let body = '';
  const index = plain.map(([number, source]) => {
    const entry = `${number} ${body.length}`;
    body += `${source}\n`;
    return entry;
  });
  const head = `${index.join(' ')}\n`;
  const container = {
    dictionary: `/Type /ObjStm /N ${plain.length} /First ${head.length} /Filter /FlateDecode`,
    data: deflateSync(latin1(head + body)),
  };
  const file = [latin1('%PDF-1.7\n')];
  const offsets = new Map<number, number>();
  appendObjects(file, { ...streams, 98: container }, offsets);
  const start = file.reduce((sum, part) => sum + part.length, 0);
  offsets.set(99, start);
  const packedIn = new Map(plain.map(([number], at) => [Number(number), at]));
  const rows = Array.from({ length: 100 }, (_, number) => {
    const row = Buffer.alloc(7);
    const offset = offsets.get(number);
    const at = packedIn.get(number);
    row[0] = at === undefined ? (offset === undefined ? 0 : 1) : 2;
    row.writeUInt32BE(at === undefined ? (offset ?? 0) : 98, 1);
    row.writeUInt16BE(at ?? 0, 5);
    return row;
  });
  const references = {
    dictionary: '/Type /XRef /Size 100 /W [1 4 2] /Root 1 0 R /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 7 >>',
    data: deflateSync(predicted(rows)),
  };
  file.push(latin1('99 0 obj\n'), bodyOf(references), latin1(`\nendobj\nstartxref\n${start}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(file));
}
