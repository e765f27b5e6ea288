/** Where one pattern lies in a stretch of text: `places[i]` is the text offset that pattern unit `i` stands at, or -1 where it is gone. */
export interface PatternAlignment {
  readonly distance: number;
  readonly places: Int32Array;
}

/** Above any distance there can be, and far from overflow. */
const UNREACHABLE = 1 << 24;

/**
 * Best place of a pattern near an expected start, by edit distance in a band of `slack` to both sides; text before and after is free.
 * O(pattern × slack) time and memory. Substituted units count as standing where their substitute stands.
 */
export function alignPattern(pattern: Uint16Array, text: Uint16Array, expectedStart: number, slack: number): PatternAlignment {
  const width = 2 * slack + 1;
  const stride = width + 1;
  // Cell (row, column) stands for text offset expectedStart + row + column - slack, so a diagonal step keeps its column.
  // One column more is never reached: the cell at the band's edge needs no question of its own.
  const cells = new Int32Array((pattern.length + 1) * stride).fill(UNREACHABLE);
  const origin = expectedStart - slack;
  cells.fill(0, clampTo(-origin, width), clampTo(text.length - origin + 1, width));
  for (let row = 1; row <= pattern.length; row += 1) {
    cells[row * stride - 1] = UNREACHABLE - 1;
    const first = clampTo(-origin - row, width);
    const end = clampTo(text.length - origin - row + 1, width);
    fillRow(cells, { at: row * stride, stride, first, end, offset: origin + row }, text, pattern[row - 1] ?? 0);
  }
  return traceBack({ cells, width, origin }, pattern, text);
}

function clampTo(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}

interface BandRow {
  /** Its first cell; that of the row above stands a stride before. */
  readonly at: number;
  readonly stride: number;
  /** Columns that stand for an offset inside the text: from `first` up to `end`. */
  readonly first: number;
  readonly end: number;
  /** Text offset of column 0. */
  readonly offset: number;
}

/** The inner loop of finding edited passages: every question that can be asked outside it is. */
function fillRow(cells: Int32Array, { at, stride, first, end, offset }: BandRow, text: Uint16Array, unit: number): void {
  const above = at - stride;
  let column = first;
  let last = UNREACHABLE - 1;
  if (column < end && offset + column === 0) {
    last = least((cells[above + column + 1] ?? 0) + 1, UNREACHABLE);
    cells[at + column] = last;
    column += 1;
  }
  let diagonal = cells[above + column] ?? 0;
  for (; column < end; column += 1) {
    const next = cells[above + column + 1] ?? 0;
    const stepped = least(text[offset + column - 1] === unit ? diagonal : diagonal + 1, next + 1);
    last = least(stepped, last + 1);
    cells[at + column] = last;
    diagonal = next;
  }
}

/** The lesser of two small whole numbers, without a branch the processor would have to guess. */
function least(left: number, right: number): number {
  const lead = (left - right) | 0;
  return right + (lead & (lead >> 31));
}

interface FilledBand {
  readonly cells: Int32Array;
  readonly width: number;
  /** Text offset of row 0, column 0. */
  readonly origin: number;
}

/** Goes back from the best cell of the last row; where steps cost the same, it takes the one to both sides, then the one along the text. */
function traceBack({ cells, width, origin }: FilledBand, pattern: Uint16Array, text: Uint16Array): PatternAlignment {
  const valueAt = (row: number, column: number): number => cells[row * (width + 1) + column] ?? UNREACHABLE;
  let row = pattern.length;
  let column = 0;
  for (let candidate = 1; candidate < width; candidate += 1) {
    if (valueAt(row, candidate) < valueAt(row, column)) column = candidate;
  }
  const distance = valueAt(row, column);
  const places = new Int32Array(pattern.length).fill(-1);
  while (row > 0 && column >= 0 && column < width) {
    const offset = origin + row + column;
    const value = valueAt(row, column);
    const isInside = offset >= 1 && offset <= text.length;
    if (isInside && value === valueAt(row - 1, column) + (text[offset - 1] === pattern[row - 1] ? 0 : 1)) {
      places[row - 1] = offset - 1;
      row -= 1;
    } else if (isInside && value === valueAt(row, column - 1) + 1) column -= 1;
    else {
      row -= 1;
      column += 1;
    }
  }
  return { distance, places };
}

/** Edit distance of two short sequences as a share of the longer, turned into similarity 0–1. O(left × right) of what lies between the ends they share. */
export function editSimilarity(left: Uint16Array, right: Uint16Array): number {
  const longer = Math.max(left.length, right.length);
  if (longer === 0) return 1;
  let [start, leftEnd, rightEnd] = [0, left.length, right.length];
  while (start < leftEnd && start < rightEnd && left[start] === right[start]) start += 1;
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd -= 1;
    rightEnd -= 1;
  }
  return 1 - editDistance(left.subarray(start, leftEnd), right.subarray(start, rightEnd)) / longer;
}

function editDistance(left: Uint16Array, right: Uint16Array): number {
  const distances = Int32Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 0; row < left.length; row += 1) {
    const unit = left[row];
    let diagonal = row;
    let last = row + 1;
    distances[0] = last;
    for (let column = 1; column < distances.length; column += 1) {
      const above = distances[column] ?? 0;
      last = least(least(right[column - 1] === unit ? diagonal : diagonal + 1, above + 1), last + 1);
      distances[column] = last;
      diagonal = above;
    }
  }
  return distances[right.length] ?? 0;
}
