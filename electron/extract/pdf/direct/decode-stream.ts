import { inflateSync } from 'node:zlib';
import { decodeAscii85 } from './decode-ascii.ts';
import { NotSure } from './not-sure.ts';
import { isArray, isDictionary, type PdfDictionary, PdfName, type PdfObject, type PdfStream } from './pdf-object.ts';

/** What unpacking may still cost, in bytes. */
export interface UnpackBudget {
  /** For the page at hand. */
  left: number;
  /** For all pages together. */
  whole: number;
}

/** Takes bytes off what may still be unpacked; throws `NotSure` where that is used up. */
export function charge(budget: UnpackBudget, bytes: number): void {
  budget.left -= bytes;
  budget.whole -= bytes;
  if (budget.left < 0 || budget.whole < 0) throw new NotSure('very much unpacked content');
}

/** Memory that zlib is given at a time, in bytes: drawn fonts come as hundreds of tiny streams, text as large ones. */
const SMALLEST_CHUNK = 512;
const LARGEST_CHUNK = 1 << 17;

type Resolve = (object: PdfObject | undefined) => PdfObject;

/** A stream's filters are few: each takes what the one before gave. */
const MOST_FILTERS = 4;

function listOf(value: PdfObject, resolve: Resolve): readonly PdfObject[] {
  if (!isArray(value)) return value === null ? [] : [value];
  if (value.length > MOST_FILTERS) throw new NotSure('very many filters on one stream');
  return value.map(resolve);
}

function inflate(packed: Uint8Array, budget: UnpackBudget): Uint8Array {
  try {
    const chunkSize = Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, packed.length * 4));
    return inflateSync(packed, { maxOutputLength: Math.max(1, budget.left), chunkSize });
  } catch {
    // Torn or oversized data: pdf.js makes of them what can be made.
    throw new NotSure('a stream that does not unpack');
  }
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** Undoes PNG prediction for bytes of `columns` per row, one byte each (RFC 2083, 6). */
function unpredict(data: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(data.length / (columns + 1));
  if (rows * (columns + 1) !== data.length) throw new NotSure('predicted rows of different length');
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const kind = data[row * (columns + 1)] ?? 0;
    const from = row * (columns + 1) + 1;
    const to = row * columns;
    if (kind > 4) throw new NotSure('an unknown prediction');
    for (let column = 0; column < columns; column += 1) {
      const left = column > 0 ? (out[to + column - 1] ?? 0) : 0;
      const above = row > 0 ? (out[to - columns + column] ?? 0) : 0;
      const corner = column > 0 && row > 0 ? (out[to - columns + column - 1] ?? 0) : 0;
      const predicted = [0, left, above, (left + above) >> 1, kind === 4 ? paeth(left, above, corner) : 0][kind] ?? 0;
      out[to + column] = (data[from + column] ?? 0) + predicted;
    }
  }
  return out;
}

function undoPrediction(data: Uint8Array, parameters: PdfDictionary, resolve: Resolve): Uint8Array {
  const number = (key: string, usual: number): number => {
    const value = resolve(parameters.get(key));
    return typeof value === 'number' ? value : usual;
  };
  const predictor = number('Predictor', 1);
  if (predictor === 1) return data;
  const columns = number('Columns', 1);
  if (
    predictor < 10 ||
    predictor > 15 ||
    number('Colors', 1) !== 1 ||
    number('BitsPerComponent', 8) !== 8 ||
    columns < 1 ||
    columns > 1_000
  )
    throw new NotSure('an unusual prediction');
  return unpredict(data, columns);
}

/**
 * The unpacked bytes of a stream that is packed by Flate, in ASCII digits, or not at all; `NotSure` at any other filter, at damage, and when the
 * budget is used up. Every call is charged.
 */
export function decodeStream(stream: PdfStream, resolve: Resolve, budget: UnpackBudget): Uint8Array {
  const { dictionary, packed } = stream;
  if (dictionary.has('F')) throw new NotSure('a stream in another file');
  const filters = listOf(resolve(dictionary.get('Filter') ?? null), resolve);
  const parameters = listOf(resolve(dictionary.get('DecodeParms') ?? dictionary.get('DP') ?? null), resolve);
  // The bytes of a plain stream lie in the file already, but a page may name one stream any number of times.
  if (filters.length === 0) charge(budget, packed.length);
  let data = packed;
  for (const [index, filter] of filters.entries()) {
    const name = filter instanceof PdfName ? filter.name : '';
    if (name === 'FlateDecode' || name === 'Fl') {
      data = inflate(data, budget);
      charge(budget, data.length);
    } else if (name === 'ASCII85Decode' || name === 'A85') data = decodeAscii85(data, (bytes) => charge(budget, bytes));
    else throw new NotSure('an unknown filter');
    const parameter = parameters[index] ?? null;
    if (isDictionary(parameter)) data = undoPrediction(data, parameter, resolve);
  }
  return data;
}
