import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  type Paragraph,
  type Table,
  TabStopType,
  Paragraph as WordParagraph,
  TextRun as WordRun,
} from 'docx';
import { printedValue } from '#shared/domain/tables/form-layout.ts';
import type { FormField, ReportTable } from '#shared/domain/tables/report-table.ts';
import { printableText } from '../printable-text.ts';
import type { RenderOptions } from '../render-options.ts';
import { fontTablePart } from './font-table.ts';
import { CELL_MARGIN, type TableRoom } from './table-room.ts';
import { bodyTable, closingTable, headTable } from './word-tables.ts';
import { BODY_FONT, PAGE_NUMBER_FONT, paragraph, paragraphs, runFont, type TextLook, TITLE_FONT, tickRuns, wordRuns } from './word-text.ts';

/** Twips (1/1440 inch). Word wants the upright size and turns the sheet itself. */
const SHEETS = { A4: { width: 11_906, height: 16_838 }, A3: { width: 16_838, height: 23_811 } } as const;
const MARGINS = {
  portrait: { top: 1304, bottom: 1247, left: 1134, right: 1134, header: 720, footer: 737 },
  /** 17 mm: a wide table needs the sheet, and the standard's margins are those of an upright page. */
  landscape: { top: 964, bottom: 964, left: 964, right: 964, header: 567, footer: 510 },
} as const;
/** Half-points: 二号, 五号, 小五, 四号. */
const TITLE_SIZE = 44;
const TEXT_SIZE = 21;
const SMALL_SIZE = 18;
const PAGE_NUMBER_SIZE = 28;
/** Where the block for the stamp begins, as a share of the line. */
const STAMP_LEFT = 0.55;

/** Renders a table as a Word document after GB/T 9704-2012: 小标宋 title, 仿宋 text, page numbers at the outer edge. */
export async function renderDocx(table: ReportTable, { author }: RenderOptions): Promise<Uint8Array> {
  const room = tableRoom(table);
  const document = new Document({
    creator: printableText(author),
    lastModifiedBy: printableText(author),
    title: printableText(table.title),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: runFont(BODY_FONT), size: TEXT_SIZE, language: { value: 'en-US', eastAsia: 'zh-CN' } } } },
    },
    sections: [
      {
        properties: {
          page: {
            size: { ...SHEETS[table.paper.size], orientation: ORIENTATIONS[table.paper.orientation] },
            margin: MARGINS[table.paper.orientation],
          },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: blocks(table, room),
      },
    ],
  });
  const bytes = await Packer.toBuffer(document, false, [{ path: 'word/fontTable.xml', data: fontTablePart() }]);
  return new Uint8Array(bytes);
}

const ORIENTATIONS = { portrait: PageOrientation.PORTRAIT, landscape: PageOrientation.LANDSCAPE } as const;

function tableRoom(table: ReportTable): TableRoom {
  const { width, height } = SHEETS[table.paper.size];
  const margins = MARGINS[table.paper.orientation];
  const across = (table.paper.orientation === 'landscape' ? height : width) - margins.left - margins.right;
  const down = (table.paper.orientation === 'landscape' ? width : height) - margins.top - margins.bottom;
  const characters = table.columns.reduce((sum, column) => sum + column.width, 0);
  // A half-point is ten twips.
  const fits = characters * TEXT_SIZE * 10 + table.columns.length * 2 * CELL_MARGIN <= across;
  return { width: across, height: down, size: fits ? TEXT_SIZE : SMALL_SIZE };
}

function blocks(table: ReportTable, room: TableRoom): (Paragraph | Table)[] {
  const text: TextLook = { font: BODY_FONT, size: TEXT_SIZE, spacing: { before: 80, after: 80 } };
  const centred: TextLook = { ...text, alignment: AlignmentType.CENTER, keepsNext: true };
  return [
    ...paragraphs(table.title, { ...centred, font: TITLE_FONT, size: TITLE_SIZE, spacing: { after: 160 } }),
    ...(table.subtitle === null ? [] : paragraphs(table.subtitle, centred)),
    ...(table.head.length === 0 ? [] : [headTable(table, { ...room, size: TEXT_SIZE })]),
    ...(table.ticks.length === 0 ? [] : [paragraph(tickRuns(table.ticks, text), { ...text, keepsNext: true })]),
    ...(table.statistics === null ? [] : paragraphs(table.statistics, { ...text, keepsNext: true })),
    ...(table.head.length > 0 && table.ticks.length === 0 && table.statistics === null ? [gap()] : []),
    bodyTable(table, room),
    ...(table.closing.length === 0 ? [] : [gap(), closingTable(table.closing, { ...room, size: TEXT_SIZE })]),
    ...(table.signatures.length === 0 ? [] : [signatureLine(table, room)]),
    ...stampBlock(table, room),
    ...table.notes.flatMap((note) => paragraphs(note, { ...text, size: SMALL_SIZE, spacing: { before: 60 } })),
  ];
}

/** A low empty line: two tables without a paragraph between them become one, and the labels no longer repeat. */
function gap(): Paragraph {
  return paragraph([], { font: BODY_FONT, size: 8, keepsNext: true });
}

/** All signatures on one line, at equal distances. */
function signatureLine(table: ReportTable, { width }: TableRoom): Paragraph {
  const look: TextLook = { font: BODY_FONT, size: 24 };
  const hasNotes = table.notes.length > 0;
  const step = Math.floor(width / table.signatures.length);
  const text = table.signatures.map((signature) => signatureText(signature, table)).join('\t');
  return new WordParagraph({
    spacing: { before: 360, after: 120 },
    keepNext: hasNotes,
    tabStops: table.signatures.slice(1).map((_, index) => ({ type: TabStopType.LEFT, position: step * (index + 1) })),
    children: wordRuns({ text, mark: 'plain' }, look),
  });
}

function signatureText(signature: FormField, { language }: ReportTable): string {
  const value = printedValue(signature, language);
  if (language === 'en') return `${signature.label === '' ? 'Date' : signature.label}: ${value}`;
  const label = signature.label === '' ? '' : `${signature.label}：`;
  return `${label}${value === '' && signature.type === 'date' ? '　　　年　　月　　日' : value}`;
}

/** Lines in the right half, with room for a round stamp (4.2 cm) around the first of them. */
function stampBlock(table: ReportTable, { width }: TableRoom): Paragraph[] {
  const look: TextLook = { font: BODY_FONT, size: 24 };
  return table.stamp.map(
    (line, index) =>
      new WordParagraph({
        indent: { left: Math.floor(width * STAMP_LEFT) },
        spacing: { before: index === 0 ? 900 : index === 1 ? 1000 : 240, after: 120 },
        keepNext: index < table.stamp.length - 1 || table.notes.length > 0,
        keepLines: true,
        children: wordRuns({ text: signatureText(line, table), mark: 'plain' }, look),
      }),
  );
}

/** `— 1 —`, one character in from the outer edge (GB/T 9704-2012 §7.5). */
function pageNumber(alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Footer {
  const indent = alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 };
  const run = new WordRun({
    font: runFont(PAGE_NUMBER_FONT),
    size: PAGE_NUMBER_SIZE,
    children: ['— ', PageNumber.CURRENT, ' —'],
  });
  return new Footer({ children: [new WordParagraph({ alignment, indent, children: [run] })] });
}
