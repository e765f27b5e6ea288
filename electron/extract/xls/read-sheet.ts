import type { SourceBlock } from '#shared/model/extraction.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import type { ByteView } from '../ole/byte-view.ts';
import { tableBlock } from '../source-blocks.ts';
import { type NumberFormat, plainNumber } from '../xlsx/format-cell.ts';
import { type HiddenColumns, hidesFilled } from '../xlsx/hidden-columns.ts';
import { filledColumns, withoutEmptyColumns } from '../xlsx/read-xlsx.ts';
import { RECORD, readRecords, type WorkbookRecord } from './read-records.ts';
import { readShortString, type StringForm } from './read-strings.ts';

/** What cells refer to. */
export interface WorkbookParts {
  readonly stream: ByteView;
  readonly form: StringForm;
  readonly sharedStrings: readonly string[];
  /** Number formats in the order that cells refer to them by. */
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
}

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};
const NOT_A_NUMBER = 0xffff;
/** Flags of a row ([MS-XLS] 2.4.221, fDyZero) and of columns (2.4.53, fHidden). */
const HIDDEN_ROW = 0x20;
const HIDDEN_COLUMN = 1;

/** A number in four bytes: 30 bits of a whole number or the upper ones of a fraction, perhaps of a hundredfold. [MS-XLS] 2.5.217. */
function compactNumber(content: ByteView, at: number): number {
  const raw = content.int32(at);
  let value = raw >> 2;
  if ((raw & 2) === 0) {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setInt32(0, raw & ~3);
    value = bits.getFloat64(0);
  }
  return (raw & 1) === 1 ? value / 100 : value;
}

function booleanOrError(value: number, isError: boolean): string {
  if (isError) return ERRORS[value] ?? '#N/A';
  return value === 1 ? 'TRUE' : 'FALSE';
}

/** Gathers the texts of one sheet's cells. */
class SheetReader {
  readonly rows = new Map<number, string[]>();
  readonly #hiddenRows = new Set<number>();
  readonly #hiddenColumns: HiddenColumns[] = [];
  readonly #parts: WorkbookParts;
  /** Place of the last formula: its text, if it gave one, comes in a record of its own. */
  #formula: readonly [row: number, column: number] = [0, 0];
  #cells = 0;

  constructor(parts: WorkbookParts) {
    this.#parts = parts;
  }

  take({ type, content }: WorkbookRecord): void {
    const { form, sharedStrings } = this.#parts;
    switch (type) {
      case RECORD.row:
        if (content.length > 12 && (content.uint8(12) & HIDDEN_ROW) !== 0) this.#hiddenRows.add(content.uint16(0));
        break;
      case RECORD.columns:
        if (content.length > 8 && (content.uint8(8) & HIDDEN_COLUMN) !== 0)
          this.#hiddenColumns.push([content.uint16(0), content.uint16(2)]);
        break;
      case RECORD.sharedLabel:
        this.#set(content, sharedStrings[content.uint32(6)] ?? '');
        break;
      case RECORD.label:
      case RECORD.richLabel:
        this.#set(content, readShortString(content, 6, 2, form));
        break;
      case RECORD.number:
        this.#set(content, this.#shown(content.float64(6), content.uint16(4)));
        break;
      case RECORD.smallNumber:
        this.#set(content, this.#shown(compactNumber(content, 6), content.uint16(4)));
        break;
      case RECORD.numbers:
        this.#takeNumbers(content);
        break;
      case RECORD.booleanOrError:
        this.#set(content, booleanOrError(content.uint8(6), content.uint8(7) === 1));
        break;
      case RECORD.formula:
        this.#takeFormula(content);
        break;
      case RECORD.formulaText:
        this.#put(...this.#formula, readShortString(content, 0, 2, form));
        break;
      default:
    }
  }

  /** Are there rows or columns with text that the sheet does not show? */
  get hasHidden(): boolean {
    for (const row of this.rows.keys()) if (this.#hiddenRows.has(row)) return true;
    return hidesFilled(this.#hiddenColumns, filledColumns(this.rows.values()));
  }

  #takeNumbers(content: ByteView): void {
    const first = content.uint16(2);
    for (let at = 4, column = first; at + 6 <= content.length - 2; at += 6, column += 1) {
      this.#put(content.uint16(0), column, this.#shown(compactNumber(content, at + 2), content.uint16(at)));
    }
  }

  #takeFormula(content: ByteView): void {
    this.#formula = [content.uint16(0), content.uint16(2)];
    if (content.uint16(12) !== NOT_A_NUMBER) this.#set(content, this.#shown(content.float64(6), content.uint16(4)));
    else if (content.uint8(6) === 1 || content.uint8(6) === 2) this.#set(content, booleanOrError(content.uint8(8), content.uint8(6) === 2));
  }

  #shown(value: number, format: number): string {
    return (this.#parts.formats[format] ?? plainNumber)(value, this.#parts.is1904);
  }

  #set(content: ByteView, text: string): void {
    this.#put(content.uint16(0), content.uint16(2), text);
  }

  #put(row: number, column: number, text: string): void {
    const shown = text.trim();
    if (shown === '') return;
    const cells = this.rows.get(row) ?? [];
    this.rows.set(row, cells);
    this.#cells += Math.max(0, column + 1 - cells.length);
    if (this.#cells > LIMITS.tableCells) throw new ExtractionFailure('too-large', `a sheet of more than ${LIMITS.tableCells} cells`);
    while (cells.length <= column) cells.push('');
    cells[column] = shown;
  }
}

/** Reads the sheet that begins at a byte of the workbook's stream as a table, `null` where it is empty; and whether text in it is hidden. */
export function readSheet(parts: WorkbookParts, begin: number): { readonly table: SourceBlock | null; readonly hasHidden: boolean } {
  const reader = new SheetReader(parts);
  for (const record of readRecords(parts.stream, begin)) reader.take(record);
  const rows = [...reader.rows].sort(([first], [second]) => first - second).map(([, cells]) => cells);
  return { table: tableBlock(withoutEmptyColumns(rows)), hasHidden: reader.hasHidden };
}
