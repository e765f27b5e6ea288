import type { Alignment, Borders, Fill, Font } from '@cj-tech-master/excelts';

const BODY_FONT = '仿宋';
const HEADING_FONT = '黑体';

export const BODY: Partial<Font> = { name: BODY_FONT, size: 11 };
export const STRONG: Partial<Font> = { name: HEADING_FONT, size: 11 };
export const TITLE: Partial<Font> = { name: HEADING_FONT, size: 18 };
export const SMALL: Partial<Font> = { name: BODY_FONT, size: 10, color: { argb: 'FF555555' } };

const line = { style: 'thin', color: { argb: 'FF7F7F7F' } } as const;
export const GRID: Partial<Borders> = { top: line, bottom: line, left: line, right: line };

export const LABEL_FILL: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } };
export const SECTION_FILL: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF7F5EF' } };

export const CENTRED: Partial<Alignment> = { horizontal: 'center', vertical: 'middle', wrapText: true };
export const LEFT: Partial<Alignment> = { horizontal: 'left', vertical: 'middle', wrapText: true };
export const LEFT_TOP: Partial<Alignment> = { horizontal: 'left', vertical: 'top', wrapText: true };

/** Points a line of body text takes in a row. */
export const LINE_HEIGHT = 15.5;

/** Height in points of a row with so many lines; 409 points is Excel's highest row. */
export function rowHeight(lines: number, lineHeight = LINE_HEIGHT): number {
  return Math.min(409, lines * lineHeight + 6);
}
