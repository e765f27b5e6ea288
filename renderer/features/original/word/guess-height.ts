import type { SheetElement, SheetNode } from './sheet-node.ts';

/** A body text of an official paper: 28 characters a line, lines of 29 points. */
const CHARACTERS_A_LINE = 28;
const LINE_HEIGHT = 38;
const PIXELS_A_POINT = 96 / 72;

/** About how tall a block will be, in CSS pixels: enough for a scroll bar until it is laid out. */
export function guessHeight(node: SheetNode): number {
  if (typeof node === 'string') return linesOf(node.length, CHARACTERS_A_LINE) * LINE_HEIGHT;
  const [tag, , children] = node;
  if (tag !== 'table') return Math.max(linesOf(lengthOf(node), CHARACTERS_A_LINE) * LINE_HEIGHT, ...pictureHeights(node));
  return children.reduce((height, row) => height + (typeof row !== 'string' && row[0] === 'tr' ? rowHeight(row) : 0), 0);
}

function linesOf(characters: number, perLine: number): number {
  return Math.max(1, Math.ceil(characters / perLine));
}

function rowHeight([, , cells]: SheetElement): number {
  const perLine = Math.max(2, CHARACTERS_A_LINE / Math.max(1, cells.length));
  return Math.max(1, ...cells.map((cell) => linesOf(lengthOf(cell), perLine))) * LINE_HEIGHT * 0.75;
}

function lengthOf(node: SheetNode): number {
  return typeof node === 'string' ? node.length : node[2].reduce((length, child) => length + lengthOf(child), 0);
}

function pictureHeights(node: SheetNode): readonly number[] {
  if (typeof node === 'string') return [];
  const own = node[0] === 'img' || node[0] === 'svg:svg' ? /(?:^|;)height:([\d.]{1,12})pt/.exec(node[1]['style'] ?? '')?.[1] : undefined;
  return [...(own === undefined ? [] : [Number(own) * PIXELS_A_POINT]), ...node[2].flatMap(pictureHeights)];
}
