import type { Warning } from '#shared/model/document.ts';
import type { Extraction, SourceBlock } from '#shared/model/extraction.ts';
import { extractionOf } from '../extract-source.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { PLAIN_STYLE, paragraphBlock, tableBlock } from '../source-blocks.ts';
import { childElement, childElements, decodeXml, parseXml, textContent, type XmlElement, type XmlOptions } from '../xml/parse-xml.ts';
import type { ZipArchive } from '../zip/open-zip.ts';
import { normaliseName } from '../zip/read-directory.ts';
import { createNumberFormat, type NumberFormat, plainNumber } from './format-cell.ts';
import { type HiddenColumns, hidesFilled } from './hidden-columns.ts';

const PREFIXES = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 's',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 's',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
};

interface Workbook {
  readonly sharedStrings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
}

async function readPart(archive: ZipArchive, name: string, handOver?: XmlOptions['handOver']): Promise<XmlElement | null> {
  const bytes = await archive.read(name);
  if (bytes === null || bytes.length === 0) return null;
  return parseXml(decodeXml(bytes), handOver === undefined ? { prefixes: PREFIXES } : { prefixes: PREFIXES, handOver });
}

/** Text of a string item: its runs, without the readings that Japanese puts above. */
function itemText(item: XmlElement | null): string {
  return childElements(item)
    .filter((child) => child.name === 's:t' || child.name === 's:r')
    .map((child) => (child.name === 's:t' ? textContent(child) : childElements(child, 's:t').map(textContent).join('')))
    .join('');
}

async function readSharedStrings(archive: ZipArchive): Promise<string[]> {
  const strings: string[] = [];
  await readPart(archive, 'xl/sharedStrings.xml', { parent: 's:sst', take: (item) => strings.push(itemText(item)) });
  return strings;
}

/** Number formats in the order that cells refer to them by. */
async function readFormats(archive: ZipArchive): Promise<NumberFormat[]> {
  const root = await readPart(archive, 'xl/styles.xml');
  const codes = new Map<string, string>();
  for (const format of childElements(childElement(root, 's:numFmts'), 's:numFmt')) {
    codes.set(format.attributes.numFmtId ?? '', format.attributes.formatCode ?? '');
  }
  return childElements(childElement(root, 's:cellXfs'), 's:xf').map((style) => {
    const id = style.attributes.numFmtId ?? '0';
    return createNumberFormat(Number(id), codes.get(id) ?? null);
  });
}

function cellText(cell: XmlElement, workbook: Workbook): string {
  const value = childElement(cell, 's:v');
  const raw = value === null ? '' : textContent(value);
  switch (cell.attributes.t) {
    case 's':
      return workbook.sharedStrings[Number(raw)] ?? '';
    case 'inlineStr':
      return itemText(childElement(cell, 's:is'));
    case 'str':
    case 'e':
    case 'd':
      return raw;
    case 'b':
      return raw === '1' ? 'TRUE' : 'FALSE';
    default: {
      const number = Number(raw);
      if (raw === '' || Number.isNaN(number)) return raw;
      return (workbook.formats[Number(cell.attributes.s ?? 0)] ?? plainNumber)(number, workbook.is1904);
    }
  }
}

/** Column of a reference such as `AB12`, from 0; `null` where the cell has none. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(reference ?? '')?.[1];
  return letters === undefined ? null : [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Cells of a row at their columns. The widest reference is bounded by the format itself (XFD). */
function readRow(row: XmlElement, workbook: Workbook): string[] {
  const texts: string[] = [];
  let next = 0;
  for (const cell of childElements(row, 's:c')) {
    const text = cellText(cell, workbook).trim();
    const column = columnOf(cell.attributes.r) ?? next;
    next = column + 1;
    if (text !== '') texts[column] = text;
  }
  return Array.from(texts, (text) => text ?? '');
}

/** Columns with text in them, from 0. */
export function filledColumns(rows: Iterable<readonly string[]>): Set<number> {
  const filled = new Set<number>();
  for (const row of rows) for (const [column, text] of row.entries()) if (text !== '') filled.add(column);
  return filled;
}

/** Rows without the columns that are empty in all of them, which formatting and merging leave behind. */
export function withoutEmptyColumns(rows: readonly (readonly string[])[]): string[][] {
  const columns = [...filledColumns(rows)].sort((first, second) => first - second);
  return rows.map((row) => columns.map((column) => row[column] ?? ''));
}

interface ReadSheet {
  readonly table: SourceBlock | null;
  /** Are there rows or columns with text that the sheet does not show? */
  readonly hasHidden: boolean;
}

function hiddenColumns(root: XmlElement): HiddenColumns[] {
  return childElements(childElement(root, 's:cols'), 's:col')
    .filter(({ attributes }) => isOn(attributes.hidden))
    .map(({ attributes }) => [Number(attributes.min) - 1, Number(attributes.max) - 1]);
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

async function readSheet(archive: ZipArchive, part: string, workbook: Workbook): Promise<ReadSheet> {
  const rows: string[][] = [];
  let cells = 0;
  let hasHidden = false;
  const take = (row: XmlElement) => {
    const texts = readRow(row, workbook);
    if (texts.every((text) => text === '')) return;
    hasHidden ||= isOn(row.attributes.hidden);
    cells += texts.length;
    if (cells > LIMITS.tableCells) throw new ExtractionFailure('too-large', `a sheet of more than ${LIMITS.tableCells} cells`);
    rows.push(texts);
  };
  const root = await readPart(archive, part, { parent: 's:sheetData', take });
  if (root === null || root.name !== 's:worksheet') return { table: null, hasHidden: false };
  hasHidden ||= hidesFilled(hiddenColumns(root), filledColumns(rows));
  return { table: tableBlock(withoutEmptyColumns(rows)), hasHidden };
}

/** What a workbook does not show: sheets, which are not read, and rows or columns, which are. */
export function hiddenWarnings(hiddenSheets: number, hasHiddenCells: boolean): Warning[] {
  const warnings: Warning[] = [];
  if (hiddenSheets > 0) warnings.push({ code: 'hidden-sheets', message: `${hiddenSheets} hidden sheets were not read` });
  if (hasHiddenCells) warnings.push({ code: 'hidden-cells', message: 'hidden rows or columns were read with the others' });
  return warnings;
}

interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

async function listSheets(archive: ZipArchive, root: XmlElement | null): Promise<Sheet[]> {
  const relationships = await readPart(archive, 'xl/_rels/workbook.xml.rels');
  const targets = new Map(
    childElements(relationships, 'rel:Relationship').map(({ attributes }) => [attributes.Id ?? '', attributes.Target ?? '']),
  );
  return childElements(childElement(root, 's:sheets'), 's:sheet').map(({ attributes }) => {
    const target = targets.get(attributes['r:id'] ?? '') ?? '';
    const part = normaliseName(target.startsWith('/') ? target : `xl/${target}`);
    return { name: attributes.name ?? '', part, isHidden: (attributes.state ?? 'visible') !== 'visible' };
  });
}

/** Reads a workbook: each visible sheet as its name and a table, numbers and dates as they are shown, a merged cell's text once. */
export async function readXlsx(archive: ZipArchive): Promise<Extraction> {
  const root = await readPart(archive, 'xl/workbook.xml');
  if (root === null || root.name !== 's:workbook') throw new ExtractionFailure('damaged', 'the package has no workbook');
  const date1904 = childElement(root, 's:workbookPr')?.attributes.date1904 ?? '0';
  const workbook: Workbook = {
    sharedStrings: await readSharedStrings(archive),
    formats: await readFormats(archive),
    is1904: isOn(date1904),
  };
  const blocks: SourceBlock[] = [];
  const all = await listSheets(archive, root);
  const sheets = all.filter(({ isHidden }) => !isHidden);
  let hasHiddenCells = false;
  for (const sheet of sheets) {
    const { table, hasHidden } = await readSheet(archive, sheet.part, workbook);
    hasHiddenCells ||= hasHidden;
    if (table === null) continue;
    if (sheets.length > 1) blocks.push(paragraphBlock(sheet.name, PLAIN_STYLE));
    blocks.push(table);
  }
  return extractionOf({
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    blocks,
    warnings: hiddenWarnings(all.length - sheets.length, hasHiddenCells),
  });
}
