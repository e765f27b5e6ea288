import { ExtractionFailure } from '../extraction-failure.ts';
import type { ByteView } from '../ole/byte-view.ts';

/** Records that are understood ([MS-XLS] 2.3); those of Excel 5 and 97 have the same numbers. */
export const RECORD = {
  formula: 0x0006,
  end: 0x000a,
  columns: 0x007d,
  row: 0x0208,
  isDate1904: 0x0022,
  encryption: 0x002f,
  continued: 0x003c,
  codePage: 0x0042,
  sheet: 0x0085,
  numbers: 0x00bd,
  richLabel: 0x00d6,
  cellFormat: 0x00e0,
  sharedStrings: 0x00fc,
  sharedLabel: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  booleanOrError: 0x0205,
  formulaText: 0x0207,
  smallNumber: 0x027e,
  numberFormat: 0x041e,
  begin: 0x0809,
} as const;

/** A record: its number and content, and the content of the records that continue it. */
export interface WorkbookRecord {
  readonly type: number;
  readonly content: ByteView;
  readonly continued: readonly ByteView[];
}

const HEADER_BYTES = 4;

/** Records of one substream, from its begin to its end, those of charts inside left out. Fails with `damaged` where it is cut off. */
export function* readRecords(stream: ByteView, begin: number): Generator<WorkbookRecord> {
  if (begin + HEADER_BYTES > stream.length || stream.uint16(begin) !== RECORD.begin) {
    throw new ExtractionFailure('damaged', 'a sheet of the workbook is not where it should be');
  }
  let depth = 0;
  let at = begin;
  do {
    if (at + HEADER_BYTES > stream.length) throw new ExtractionFailure('damaged', 'the workbook is cut off');
    const type = stream.uint16(at);
    const content = stream.part(at + HEADER_BYTES, stream.uint16(at + 2));
    at += HEADER_BYTES + content.length;
    const continued: ByteView[] = [];
    while (at + HEADER_BYTES <= stream.length && stream.uint16(at) === RECORD.continued) {
      const more = stream.part(at + HEADER_BYTES, stream.uint16(at + 2));
      continued.push(more);
      at += HEADER_BYTES + more.length;
    }
    if (type === RECORD.begin) depth += 1;
    if (type === RECORD.end) depth -= 1;
    if (depth <= 1) yield { type, content, continued };
  } while (depth > 0);
}
