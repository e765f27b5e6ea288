import { AlignmentType, type IRunOptions, LineRuleType, Paragraph, UnderlineType, TextRun as WordRun } from 'docx';
import { type CellValue, cellText, type TextRun, type TickBox } from '#shared/domain/tables/report-table.ts';
import { printableText } from '../printable-text.ts';

/** Fonts of an official paper (GB/T 9704-2012) and what Western letters and digits are set in beside them. */
export const BODY_FONT = '仿宋_GB2312';
export const HEADING_FONT = '黑体';
export const TITLE_FONT = '方正小标宋简体';
export const PAGE_NUMBER_FONT = '宋体';
export const LATIN_FONT = 'Times New Roman';
/** Holds ☑ and ☐, which the Chinese fonts lack. */
const SYMBOL_FONT = 'Segoe UI Symbol';

/** How marked text looks: readable in black and white too, for forms are printed. */
const MARKS: Readonly<Record<TextRun['mark'], IRunOptions>> = {
  plain: {},
  inserted: { bold: true, underline: { type: UnderlineType.SINGLE } },
  deleted: { strike: true },
  strong: { bold: true },
  muted: { color: '777777' },
};

/** How a text is set; `size` in half-points. */
export type TextLook = {
  readonly font: string;
  readonly size: number;
  readonly alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
  readonly spacing?: { readonly before?: number; readonly after?: number };
  readonly keepsNext?: boolean;
  /** Begins a page; in a cell, with its whole row. */
  readonly breaksPage?: boolean;
};

/** Font settings of a run: every slot by name, because a theme font in any of them makes WPS report a missing font. */
export function runFont(font: string): NonNullable<IRunOptions['font']> {
  const latin = font === SYMBOL_FONT ? SYMBOL_FONT : LATIN_FONT;
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia: font, hint: 'eastAsia' };
}

/** Paragraphs of a text, one a line; marked runs share one paragraph. */
export function paragraphs(value: CellValue, look: TextLook): Paragraph[] {
  if (value !== null && typeof value === 'object')
    return [
      paragraph(
        value.flatMap((run) => wordRuns(run, look)),
        look,
      ),
    ];
  const lines = printableText(cellText(value)).split('\n');
  return lines.map((text) => paragraph(wordRuns({ text, mark: 'plain' }, look), look));
}

/** A paragraph of ready runs. */
export function paragraph(runs: readonly WordRun[], { font, size, alignment, spacing, keepsNext, breaksPage }: TextLook): Paragraph {
  return new Paragraph({
    alignment: alignment ?? AlignmentType.LEFT,
    keepNext: keepsNext ?? false,
    pageBreakBefore: breaksPage ?? false,
    // The paragraph mark has a size of its own, and an empty paragraph takes its height from it.
    run: { font: runFont(font), size },
    // Explicit, so that nothing of a template's exact line spacing gets into the cells.
    spacing: { before: spacing?.before ?? 0, after: spacing?.after ?? 0, line: 264, lineRule: LineRuleType.AUTO },
    children: runs,
  });
}

/** A line of boxes to tick. */
export function tickRuns(ticks: readonly TickBox[], look: TextLook): WordRun[] {
  return ticks.flatMap((tick, index) => [
    new WordRun({ text: `${index === 0 ? '' : '　　'}`, font: runFont(look.font), size: look.size }),
    new WordRun({ text: tick.isTicked ? '☑' : '☐', font: runFont(SYMBOL_FONT), size: look.size }),
    new WordRun({ text: ` ${printableText(tick.label)}`, font: runFont(look.font), size: look.size }),
  ]);
}

/** Runs of a text with its mark: one a line, and one for each box to tick, which needs a font of its own. */
export function wordRuns({ text, mark }: TextRun, { font, size }: TextLook): WordRun[] {
  const lines = printableText(text).split('\n');
  return lines.flatMap((line, index) =>
    line
      .split(/([☐☑])/u)
      .filter((part, place) => part !== '' || place === 0)
      .map((part, place) => {
        const runFonts = runFont(/[☐☑]/u.test(part) ? SYMBOL_FONT : font);
        return new WordRun({ text: part, break: index > 0 && place === 0 ? 1 : 0, font: runFonts, size, ...MARKS[mark] });
      }),
  );
}
