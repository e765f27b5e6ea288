/** Columns, 1-based and inclusive, that a cell of a form line covers. */
export type Span = { readonly from: number; readonly to: number };

/** Where a line of labels and values stands over a table's columns: one pair for a wide field, two pairs else. */
export type LineSpans = { readonly label: Span; readonly value: Span };

/** Full-width characters a label needs at least. */
const LABEL_WIDTH = 8;

/** Spans for `pairs` label-value pairs on one line over columns of the given widths; too few columns give fewer pairs. */
export function lineSpans(widths: readonly number[], pairs: 1 | 2): readonly LineSpans[] {
  const last = widths.length;
  if (pairs === 1 || last < 4) return [labelAndValue(widths, { from: 1, to: last })];
  const middle = Math.min(Math.max(middleColumn(widths), 2), last - 2);
  return [labelAndValue(widths, { from: 1, to: middle }), labelAndValue(widths, { from: middle + 1, to: last })];
}

/** Width of a span in full-width characters. */
export function spanWidth(widths: readonly number[], { from, to }: Span): number {
  return widths.slice(from - 1, to).reduce((sum, width) => sum + width, 0);
}

/** The column that ends nearest to the middle of the table. */
export function middleColumn(widths: readonly number[]): number {
  const half = spanWidth(widths, { from: 1, to: widths.length }) / 2;
  let best = 1;
  for (let to = 1; to <= widths.length; to += 1) {
    const distance = Math.abs(spanWidth(widths, { from: 1, to }) - half);
    if (distance < Math.abs(spanWidth(widths, { from: 1, to: best }) - half)) best = to;
  }
  return best;
}

/** A label over the first columns that give it room, the value over the rest; one column holds both. */
function labelAndValue(widths: readonly number[], { from, to }: Span): LineSpans {
  let end = from;
  while (end < to - 1 && spanWidth(widths, { from, to: end }) < LABEL_WIDTH) end += 1;
  return { label: { from, to: end }, value: { from: Math.min(end + 1, to), to } };
}
