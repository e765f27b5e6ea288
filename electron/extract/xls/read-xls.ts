import type { Extraction, SourceBlock } from '#shared/model/extraction.ts';
import { extractionOf } from '../extract-source.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import type { ByteView } from '../ole/byte-view.ts';
import type { CompoundFile } from '../ole/open-compound-file.ts';
import { PLAIN_STYLE, paragraphBlock } from '../source-blocks.ts';
import { createNumberFormat } from '../xlsx/format-cell.ts';
import { hiddenWarnings } from '../xlsx/read-xlsx.ts';
import { RECORD, readRecords, type WorkbookRecord } from './read-records.ts';
import { readSheet, type WorkbookParts } from './read-sheet.ts';
import { codePageOf, readSharedStrings, readShortString, type StringForm } from './read-strings.ts';

/** Media type of an Excel 97–2003 file. */
const XLS_MEDIA_TYPE = 'application/vnd.ms-excel';

const EXCEL_97 = 0x0600;
const EXCEL_5 = 0x0500;
const WORKSHEET = 0;

interface Sheet {
  readonly name: string;
  readonly begin: number;
}

/** What the first substream of a workbook says, gathered as its records come. */
class WorkbookReader {
  readonly sheets: Sheet[] = [];
  hiddenSheets = 0;
  readonly #formatCodes = new Map<number, string>();
  readonly #cellFormats: number[] = [];
  #sharedStrings: string[] = [];
  #form: StringForm;
  #is1904 = false;

  constructor(isOld: boolean) {
    this.#form = { isOld, codePage: 'cp1252' };
  }

  take(record: WorkbookRecord): void {
    const { type, content } = record;
    switch (type) {
      case RECORD.encryption:
        throw new ExtractionFailure('encrypted', 'Excel workbook protected by a password', { isSealed: true });
      case RECORD.codePage:
        this.#form = { ...this.#form, codePage: codePageOf(content.uint16(0)) };
        break;
      case RECORD.isDate1904:
        this.#is1904 = content.uint16(0) === 1;
        break;
      case RECORD.numberFormat:
        this.#formatCodes.set(content.uint16(0), readShortString(content, 2, this.#form.isOld ? 1 : 2, this.#form));
        break;
      case RECORD.cellFormat:
        this.#cellFormats.push(content.uint16(2));
        break;
      case RECORD.sheet:
        this.#takeSheet(content);
        break;
      case RECORD.sharedStrings:
        this.#sharedStrings = readSharedStrings(record);
        break;
      default:
    }
  }

  parts(stream: ByteView): WorkbookParts {
    const formats = this.#cellFormats.map((id) => createNumberFormat(id, this.#formatCodes.get(id) ?? null));
    return { stream, form: this.#form, sharedStrings: this.#sharedStrings, formats, is1904: this.#is1904 };
  }

  /** Hidden sheets and charts are not shown, so not read. */
  #takeSheet(content: ByteView): void {
    const isVisible = (content.uint8(4) & 3) === 0;
    if (content.uint8(5) !== WORKSHEET) return;
    if (!isVisible) {
      this.hiddenSheets += 1;
      return;
    }
    this.sheets.push({ name: readShortString(content, 6, 1, this.#form), begin: content.uint32(0) });
  }
}

function readGlobals(stream: ByteView): WorkbookReader {
  const version = stream.uint16(0) === RECORD.begin ? stream.uint16(4) : 0;
  if (version !== EXCEL_97 && version !== EXCEL_5) throw new ExtractionFailure('unsupported', 'workbook of Excel 4 or older');
  const reader = new WorkbookReader(version === EXCEL_5);
  for (const record of readRecords(stream, 0)) reader.take(record);
  return reader;
}

/**
 * Reads a workbook of Excel 5 to 2003: each visible sheet as its name and a table, numbers and dates as they are shown, a merged cell's
 * text once. Fails with `encrypted`, `damaged` or `unsupported`. Source: [MS-XLS].
 */
export function readXls(compound: CompoundFile): Extraction {
  const stream = compound.read('Workbook') ?? compound.read('Book');
  if (stream === null) throw new ExtractionFailure('damaged', 'the file has no workbook');
  const globals = readGlobals(stream);
  const parts = globals.parts(stream);
  const blocks: SourceBlock[] = [];
  let hasHiddenCells = false;
  for (const sheet of globals.sheets) {
    const { table, hasHidden } = readSheet(parts, sheet.begin);
    hasHiddenCells ||= hasHidden;
    if (table === null) continue;
    if (globals.sheets.length > 1) blocks.push(paragraphBlock(sheet.name, PLAIN_STYLE));
    blocks.push(table);
  }
  return extractionOf({ mediaType: XLS_MEDIA_TYPE, blocks, warnings: hiddenWarnings(globals.hiddenSheets, hasHiddenCells) });
}
