/** Where one pattern lies in a stretch of text: `places[i]` is the text offset that pattern unit `i` stands at, or -1 where it is gone. */
export interface PatternAlignment {
  readonly distance: number;
  readonly places: Int32Array;
}

const FROM_DIAGONAL = 0;
const FROM_LEFT = 1;
const FROM_ABOVE = 2;
/** Above any distance there can be, and far from overflow. */
const UNREACHABLE = 1 << 24;

/**
 * Best place of a pattern near an expected start, by edit distance in a band of `slack` to both sides; text before and after is free.
 * O(pattern × slack) time and memory. Substituted units count as standing where their substitute stands.
 */
export function alignPattern(pattern: Uint16Array, text: Uint16Array, expectedStart: number, slack: number): PatternAlignment {
  const width = 2 * slack + 1;
  const rows = pattern.length;
  const moves = new Uint8Array((rows + 1) * width);
  // Cell (row, column) stands for text offset expectedStart + row + column - slack, so a diagonal step keeps its column.
  let previous = new Int32Array(width);
  let current = new Int32Array(width);
  for (let column = 0; column < width; column += 1) {
    const offset = expectedStart + column - slack;
    previous[column] = offset < 0 || offset > text.length ? UNREACHABLE : 0;
  }
  for (let row = 1; row <= rows; row += 1) {
    const offsets = { first: expectedStart + row - slack, unit: pattern[row - 1] ?? 0 };
    fillRow(previous, current, moves.subarray(row * width, (row + 1) * width), text, offsets);
    [previous, current] = [current, previous];
  }
  return traceBack({ moves, lastRow: previous, rows, width, origin: expectedStart - slack });
}

interface RowPlace {
  /** Text offset of the row's first column; offsets outside the text stay unreachable. */
  readonly first: number;
  readonly unit: number;
}

function fillRow(previous: Int32Array, current: Int32Array, moves: Uint8Array, text: Uint16Array, { first, unit }: RowPlace): void {
  const width = current.length;
  for (let column = 0; column < width; column += 1) {
    const offset = first + column;
    let best = UNREACHABLE;
    let move = FROM_ABOVE;
    if (offset >= 1 && offset <= text.length) {
      best = (previous[column] ?? UNREACHABLE) + (text[offset - 1] === unit ? 0 : 1);
      move = FROM_DIAGONAL;
      const inserted = column > 0 ? (current[column - 1] ?? UNREACHABLE) + 1 : UNREACHABLE;
      if (inserted < best) {
        best = inserted;
        move = FROM_LEFT;
      }
    }
    const removed = column + 1 < width ? (previous[column + 1] ?? UNREACHABLE) + 1 : UNREACHABLE;
    if (removed < best && offset >= 0 && offset <= text.length) {
      best = removed;
      move = FROM_ABOVE;
    }
    current[column] = best;
    moves[column] = move;
  }
}

interface FilledBand {
  readonly moves: Uint8Array;
  readonly lastRow: Int32Array;
  readonly rows: number;
  readonly width: number;
  readonly origin: number;
}

function traceBack({ moves, lastRow, rows, width, origin }: FilledBand): PatternAlignment {
  let column = 0;
  for (let candidate = 1; candidate < width; candidate += 1) {
    if ((lastRow[candidate] ?? 0) < (lastRow[column] ?? 0)) column = candidate;
  }
  const distance = lastRow[column] ?? rows;
  const places = new Int32Array(rows).fill(-1);
  let row = rows;
  while (row > 0) {
    const move = moves[row * width + column];
    if (move === FROM_DIAGONAL) {
      places[row - 1] = origin + row + column - 1;
      row -= 1;
    } else if (move === FROM_LEFT) column -= 1;
    else {
      row -= 1;
      column += 1;
    }
    if (column < 0 || column >= width) break;
  }
  return { distance, places };
}

/** Edit distance of two short sequences as a share of the longer, turned into similarity 0–1. O(left × right). */
export function editSimilarity(left: Uint16Array, right: Uint16Array): number {
  const longer = Math.max(left.length, right.length);
  if (longer === 0) return 1;
  let previous = Int32Array.from({ length: right.length + 1 }, (_, index) => index);
  let current = new Int32Array(right.length + 1);
  for (let row = 1; row <= left.length; row += 1) {
    current[0] = row;
    for (let column = 1; column <= right.length; column += 1) {
      const substituted = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current[column] = Math.min(substituted, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
    }
    [previous, current] = [current, previous];
  }
  return 1 - (previous[right.length] ?? longer) / longer;
}
