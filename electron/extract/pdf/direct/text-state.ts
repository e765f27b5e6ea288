import type { Matrix } from '../../layout/text-run.ts';
import type { PdfFont } from './font-glyphs.ts';

/** The part of the graphics state that text depends on (ISO 32000-1, 9.3), and the matrix of the page. */
export interface TextState {
  ctm: Matrix;
  /** Linear part of the text and the line matrix; the two never differ in it. */
  a: number;
  b: number;
  c: number;
  d: number;
  /** Where the next character stands, and where the line began. */
  x: number;
  y: number;
  lineX: number;
  lineY: number;
  font: PdfFont | null;
  fontName: string | null;
  size: number;
  characterSpacing: number;
  wordSpacing: number;
  leading: number;
  /** 1 is normal. */
  horizontalScale: number;
  rise: number;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The state that a page begins with. */
export function initialTextState(): TextState {
  const matrix = { a: 1, b: 0, c: 0, d: 1, x: 0, y: 0, lineX: 0, lineY: 0 };
  const spacing = { characterSpacing: 0, wordSpacing: 0, leading: 0, horizontalScale: 1, rise: 0 };
  return { ctm: IDENTITY, ...matrix, font: null, fontName: null, size: 0, ...spacing };
}

/** `Tm`: sets the text and the line matrix. */
export function setTextMatrix(state: TextState, [a, b, c, d, x, y]: Matrix): void {
  state.a = a;
  state.b = b;
  state.c = c;
  state.d = d;
  state.x = x;
  state.y = y;
  state.lineX = x;
  state.lineY = y;
}

/** `Td`: begins a new line at a distance from the one before. */
export function moveLine(state: TextState, x: number, y: number): void {
  state.lineX = state.a * x + state.c * y + state.lineX;
  state.lineY = state.b * x + state.d * y + state.lineY;
  state.x = state.lineX;
  state.y = state.lineY;
}

/** Moves on in the line, in unscaled text space. */
export function moveOn(state: TextState, x: number, y: number): void {
  state.x = state.a * x + state.c * y + state.x;
  state.y = state.b * x + state.d * y + state.y;
}
