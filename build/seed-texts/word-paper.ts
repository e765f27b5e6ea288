import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  LevelSuffix,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { LineKind, PaperLine } from './paper.ts';

/** Typefaces of a paper, by role. */
export interface PaperFonts {
  readonly title: string;
  readonly section: string;
  readonly group: string;
  readonly body: string;
  readonly pageNumber: string;
}

export interface WordPaperOptions {
  readonly fonts: PaperFonts;
  /** Sections, groups and measures get Word's own automatic numbers and heading styles instead of typed labels. */
  readonly isAutoNumbered: boolean;
  readonly runningHeader: string | null;
  readonly creator: string;
  /** ISO instant written as the date of creation and of the last change. */
  readonly date: string;
}

/** The faces that offices use; a machine without them shows its own. */
export const OFFICE_FONTS: PaperFonts = { title: '方正小标宋简体', section: '黑体', group: '楷体', body: '仿宋', pageNumber: '宋体' };

// GB/T 9704-2012: 三号 16 pt, 二号 22 pt, 22 lines of 28.95 pt, two characters of indent; half-points and twips.
const BODY_SIZE = 32;
const TITLE_SIZE = 44;
const PAGE_NUMBER_SIZE = 28;
const LINE = { line: 579, lineRule: LineRuleType.EXACT } as const;
const INDENT = { firstLine: 640, firstLineChars: 200 } as const;
const PAGE = { size: { width: 11906, height: 16838 }, margin: { top: 2098, left: 1588, right: 1474, bottom: 1984 } } as const;
const FIXED_ZIP_DATE = new Date(2026, 0, 1);

/** Lays a paper out as a .docx after GB/T 9704; the same input gives the same bytes. */
export async function writeWordPaper(lines: readonly PaperLine[], options: WordPaperOptions): Promise<Uint8Array> {
  const document = new Document({
    creator: options.creator,
    lastModifiedBy: options.creator,
    title: lines.find((line) => line.kind === 'title')?.text.replaceAll('|', '') ?? '',
    evenAndOddHeaderAndFooters: true,
    numbering: { config: numberingConfig(options.fonts) },
    styles: {
      default: {
        document: { run: { size: BODY_SIZE, font: face(options.fonts.body) } },
        heading1: { run: { size: BODY_SIZE, bold: false, color: '000000', font: face(options.fonts.section) } },
        heading2: { run: { size: BODY_SIZE, bold: false, color: '000000', font: face(options.fonts.group) } },
      },
    },
    sections: [
      {
        properties: { page: PAGE },
        headers: runningHeaders(options),
        footers: {
          default: pageNumber(AlignmentType.RIGHT, options.fonts.pageNumber),
          even: pageNumber(AlignmentType.LEFT, options.fonts.pageNumber),
        },
        children: lines.map((line) => paragraph(line, options)),
      },
    ],
  });
  return withFixedDates(await Packer.toBuffer(document), options.date);
}

function face(name: string): { ascii: string; hAnsi: string; eastAsia: string; hint: 'eastAsia' } {
  return { ascii: name, hAnsi: name, eastAsia: name, hint: 'eastAsia' };
}

function run(text: string, font: string, more: IRunOptions = {}): TextRun {
  return new TextRun({ text, font: face(font), size: BODY_SIZE, ...more });
}

function paragraph(line: PaperLine, options: WordPaperOptions): Paragraph {
  const { fonts, isAutoNumbered } = options;
  if (line.kind === 'page-break') return new Paragraph({ children: [new PageBreak()] });
  if (line.kind === 'title') return titleParagraph(line.text, fonts.title);
  const label = isAutoNumbered ? '' : line.label;
  const children =
    line.kind === 'measure' ? measureRuns(label, line.text, fonts.body) : [run(`${label}${line.text}`, fontFor(line, fonts))];
  // LibreOffice loses a mark of punctuation that hangs over the margin when it writes a PDF.
  return new Paragraph({
    spacing: LINE,
    overflowPunctuation: false,
    ...placement(line.kind),
    ...(isAutoNumbered ? automaticNumber(line.kind) : {}),
    children,
  });
}

function titleParagraph(text: string, font: string): Paragraph {
  const children = text.split('|').map((part, index) => run(part, font, { size: TITLE_SIZE, ...(index > 0 ? { break: 1 } : {}) }));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 240, after: 240, line: 700, lineRule: LineRuleType.EXACT },
    children,
  });
}

function measureRuns(label: string, text: string, font: string): TextRun[] {
  const end = text.indexOf('。') + 1;
  return [run(`${label}${text.slice(0, end)}`, font, { bold: true }), run(text.slice(end), font)];
}

function fontFor(line: PaperLine, fonts: PaperFonts): string {
  if (line.kind === 'section' || (line.kind === 'left' && line.text.startsWith('附件'))) return fonts.section;
  return line.kind === 'group' || line.kind === 'centre' ? fonts.group : fonts.body;
}

function placement(kind: LineKind): IParagraphOptions {
  if (kind === 'centre') return { alignment: AlignmentType.CENTER };
  if (kind === 'right') return { alignment: AlignmentType.RIGHT, indent: { right: 640 } };
  if (kind === 'left') return { alignment: AlignmentType.LEFT };
  return { alignment: AlignmentType.BOTH, indent: INDENT };
}

function automaticNumber(kind: LineKind): IParagraphOptions {
  if (kind === 'section') return { heading: 'Heading1', numbering: { reference: 'outline', level: 0 } };
  if (kind === 'group') return { heading: 'Heading2', numbering: { reference: 'outline', level: 1 } };
  return kind === 'measure' ? { numbering: { reference: 'measures', level: 0 } } : {};
}

/** Measures have a list of their own: as a third level they would start again at 1 in every group. */
function numberingConfig(fonts: PaperFonts) {
  const level = (index: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string, font: string, isBold = false) => ({
    level: index,
    format,
    text,
    alignment: AlignmentType.LEFT,
    suffix: LevelSuffix.NOTHING,
    style: { run: { font: face(font), size: BODY_SIZE, bold: isBold }, paragraph: { indent: { left: 0, ...INDENT } } },
  });
  return [
    {
      reference: 'outline',
      levels: [
        level(0, LevelFormat.CHINESE_COUNTING, '%1、', fonts.section),
        level(1, LevelFormat.CHINESE_COUNTING, '（%2）', fonts.group),
      ],
    },
    { reference: 'measures', levels: [level(0, LevelFormat.DECIMAL, '%1.', fonts.body, true)] },
  ];
}

function runningHeaders(options: WordPaperOptions): { default?: Header; even?: Header } {
  if (options.runningHeader === null) return {};
  const children = [run(options.runningHeader, options.fonts.body, { size: 21 })];
  const header = () => new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children })] });
  return { default: header(), even: header() };
}

function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType], font: string): Footer {
  const text = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: face(font), size: PAGE_NUMBER_SIZE });
  return new Footer({ children: [new Paragraph({ alignment, children: [text] })] });
}

/** The writer stamps the present time into the package; a sample must not change on every run. */
function withFixedDates(bytes: Uint8Array, date: string): Uint8Array {
  const parts = unzipSync(bytes);
  const core = new TextDecoder().decode(parts['docProps/core.xml']);
  parts['docProps/core.xml'] = strToU8(core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}`));
  return zipSync(parts, { level: 9, mtime: FIXED_ZIP_DATE });
}
