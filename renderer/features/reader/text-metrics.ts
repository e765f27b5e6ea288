import type { Block } from '#shared/model/document.ts';
import { type LineMeasure, lineCount, roughLineCount } from './line-count.ts';
import { TABLE_SCALE, tableLayout } from './table-layout.ts';
import type { TextPiece } from './text-pieces.ts';

/** Characters in a line: a column wider than this is hard to read back from. */
const MOST_CHARACTERS = 38;
/** A column narrower than this gives most of its gutter to the text. */
const NARROW_CHARACTERS = 26;
/** Pixels: room for the marks and some white, and for the marks alone. */
const GUTTERS = { wide: 44, narrow: 24 } as const;
const LINE_HEIGHT = 1.85;
const TITLE_SCALE = 1.35;
const TITLE_LINE_HEIGHT = 1.6;
const NOTE_SCALE = 0.88;
const HEADING_SCALES = [1.1, 1.04, 1, 1];
const RIGHT_MARGIN = 28;
const SCROLL_BAR = 11;

/** Measures of a pane's text column in pixels, on the grid of its Han characters. */
export type TextMetrics = {
  readonly fontSize: number;
  readonly characters: number;
  readonly column: number;
  readonly gutter: number;
};

/** The column that fits a pane of this width. */
export function textMetrics(width: number, fontSize: number): TextMetrics {
  const withGutter = Math.floor((width - GUTTERS.wide - RIGHT_MARGIN) / fontSize);
  const gutter = withGutter < NARROW_CHARACTERS ? GUTTERS.narrow : GUTTERS.wide;
  const characters = Math.max(8, Math.min(MOST_CHARACTERS, Math.floor((width - gutter - RIGHT_MARGIN) / fontSize)));
  return { fontSize, characters, column: characters * fontSize, gutter };
}

/** Height a piece will probably have, in whole pixels as it will be measured; a measured one replaces it. */
export function estimateHeight(piece: TextPiece, block: Block | undefined, metrics: TextMetrics): number {
  if (block === undefined) return Math.round(metrics.fontSize * LINE_HEIGHT);
  if (piece.rows !== null) return Math.round(tableHeight(piece, block, metrics));
  const text = block.text.slice(piece.blockOffset, piece.blockOffset + piece.end - piece.start);
  return Math.round(textHeight(piece, block, metrics, (line) => lineCount(text, line)));
}

/** The same without a look at the text, and a line off in about one paragraph of twenty: for rows out of sight, until they are counted. */
export function roughHeight(piece: TextPiece, block: Block | undefined, metrics: TextMetrics): number {
  if (block === undefined || piece.rows !== null) return estimateHeight(piece, block, metrics);
  return Math.round(textHeight(piece, block, metrics, (line) => roughLineCount(piece.end - piece.start, line)));
}

/** The same measures as in TextRow.module.css: type size as a share of the reading size, and what stands above and below the lines. */
function textHeight(piece: TextPiece, block: Block, { fontSize, characters }: TextMetrics, linesIn: (line: LineMeasure) => number): number {
  if (block.kind === 'title' && piece.isFirst) {
    const lines = linesIn({ ems: characters / TITLE_SCALE, indent: 0 });
    return lines * fontSize * TITLE_SCALE * TITLE_LINE_HEIGHT + (piece.isJoinedAbove ? 0 : 12) + (piece.isJoinedBelow ? 0 : 16);
  }
  if (block.kind === 'heading' && piece.isFirst) {
    const scale = HEADING_SCALES[Math.min(block.level ?? 1, 4) - 1] ?? 1;
    return linesIn({ ems: characters / scale, indent: 0 }) * fontSize * scale * LINE_HEIGHT + 16;
  }
  const scale = block.kind === 'note' ? NOTE_SCALE : 1;
  return linesIn({ ems: characters / scale, indent: piece.isFirst ? 2 : 0 }) * fontSize * scale * LINE_HEIGHT + 6;
}

function tableHeight(piece: TextPiece, block: Block, metrics: TextMetrics): number {
  const rows = block.rows ?? [];
  const { shares, ems, isWide } = tableLayout(rows, metrics.characters);
  const [from, to] = piece.rows ?? [0, 0];
  const size = metrics.fontSize * TABLE_SCALE;
  return rows.slice(from, to).reduce(
    (sum, row) => {
      const lines = Math.max(
        1,
        ...row.map((cell, column) => Math.ceil((cell.length * size) / Math.max(size, (shares[column] ?? 1) * ems * size - 16))),
      );
      return sum + lines * size * 1.6 + 11;
    },
    (piece.isFirst ? 20 : 0) + (isWide ? SCROLL_BAR : 0),
  );
}
