import { ExtractionFailure } from '../extraction-failure.ts';
import type { WordFile } from './open-word-file.ts';

/** A list of property changes (`grpprl`) as the file holds it. */
export type Properties = Uint8Array;

/** One change: `code` as Word 97 writes it, `at` where its operand begins in `bytes`, `length` of the operand. */
export interface PropertyChange {
  readonly code: number;
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly length: number;
}

/** Codes of the changes that are understood ([MS-DOC] 2.6). */
export const PROPERTY = {
  paragraphStyle: 0x4600,
  alignment: 0x2461,
  alignmentOfWord97: 0x2403,
  listLevel: 0x260a,
  list: 0x460b,
  isInTable: 0x2416,
  isRowEnd: 0x2417,
  tableDepth: 0x6649,
  isInnerCellEnd: 0x244b,
  isInnerRowEnd: 0x244c,
  outlineLevel: 0x2640,
  oldNumber: 0xc63e,
  moreInData: 0x6646,
  moreInDataOfWord97: 0x6645,
  isDeleted: 0x0800,
  isInserted: 0x0801,
  insertionAuthor: 0x4804,
  insertionTime: 0x6805,
  deletionAuthor: 0x4863,
  deletionTime: 0x6864,
  symbol: 0x6a09,
  characterStyle: 0x4a30,
  isHidden: 0x083c,
  plain: 0x2a33,
  font: 0x4a4f,
  tableDefinition: 0xd608,
  mergedCells: 0x5624,
  verticallyMerged: 0xd62b,
} as const;

const CHANGED_TABS = 0xc615;
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, 0, 3] as const;
const VARIABLE = 6;

/** Word 6 and 95: code → operand bytes, `-1` for a length byte in front, `-2` for two of them. Only what is not one byte long is listed. */
const OLD_OPERANDS: ReadonlyMap<number, number> = new Map([
  ...[0, 52, 83, 163].map((code) => [code, 0] as const),
  ...[2, 69, 72, 80, 93, 96, 97, 99, 101, 107, 109, 110, 140, 141, 144, 145, 148, 149, 154, 155].map((code) => [code, 2] as const),
  ...[16, 17, 18, 19, 21, 22, 26, 27, 28, 30, 31, 32, 33, 34, 35, 36, 38, 39, 40, 41, 42, 43].map((code) => [code, 2] as const),
  ...[45, 46, 47, 48, 49, 121, 122, 123, 124, 156, 157, 160, 161, 164, 165, 166, 167, 168, 169].map((code) => [code, 2] as const),
  ...[170, 171, 182, 183, 184, 189, 195, 197, 198].map((code) => [code, 2] as const),
  ...[73, 95, 136, 137].map((code) => [code, 3] as const),
  ...[20, 70, 192, 194, 196, 200].map((code) => [code, 4] as const),
  ...[193, 199].map((code) => [code, 5] as const),
  [187, 12],
  ...[3, 12, 15, 23, 64, 68, 74, 77, 79, 81, 82, 103, 105, 106, 108, 111, 112, 113, 114, 115, 116].map((code) => [code, -1] as const),
  ...[120, 133, 179, 181, 188, 191, 207].map((code) => [code, -1] as const),
  [190, -2],
]);

/** Old codes that are understood, as Word 97 writes them. */
const NEW_CODES: ReadonlyMap<number, number> = new Map([
  [2, PROPERTY.paragraphStyle],
  [5, PROPERTY.alignmentOfWord97],
  [12, PROPERTY.oldNumber],
  [24, PROPERTY.isInTable],
  [25, PROPERTY.isRowEnd],
  [65, PROPERTY.isDeleted],
  [66, PROPERTY.isInserted],
  [69, PROPERTY.insertionAuthor],
  [70, PROPERTY.insertionTime],
  [74, PROPERTY.symbol],
  [80, PROPERTY.characterStyle],
  [83, PROPERTY.plain],
  [92, PROPERTY.isHidden],
  [93, PROPERTY.font],
  [190, PROPERTY.tableDefinition],
  [197, PROPERTY.mergedCells],
]);

/** Changes that a piece names by a number instead of a list ([MS-DOC] 2.9.215, `Prm0`). */
const SHORT_CODES: ReadonlyMap<number, number> = new Map([
  [0x05, PROPERTY.alignmentOfWord97],
  [0x0c, PROPERTY.listLevel],
  [0x18, PROPERTY.isInTable],
  [0x19, PROPERTY.isRowEnd],
  [0x41, PROPERTY.isDeleted],
  [0x42, PROPERTY.isInserted],
  [0x5c, PROPERTY.isHidden],
]);

/** The one change that a piece's modifier stands for, as a list; `null` where it is not understood. */
export function shortProperty(modifier: number): Properties | null {
  const code = SHORT_CODES.get((modifier >> 1) & 0x7f);
  return code === undefined ? null : Uint8Array.of(code & 0xff, code >> 8, modifier >> 8);
}

/** A number of up to four bytes; bytes after the end count as zero. */
export function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = Math.min(length, 4) - 1; index >= 0; index -= 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

function newOperand(bytes: Uint8Array, code: number, at: number): { at: number; length: number } {
  const size = code >> 13;
  if (size !== VARIABLE) return { at, length: OPERAND_BYTES[size] ?? 0 };
  if (code === PROPERTY.tableDefinition) return { at: at + 2, length: Math.max(0, numberAt(bytes, at, 2) - 1) };
  const length = bytes[at] ?? 0;
  if (code !== CHANGED_TABS || length !== 255) return { at: at + 1, length };
  const removed = bytes[at + 1] ?? 0;
  const added = bytes[at + 2 + removed * 4] ?? 0;
  return { at: at + 1, length: 2 + removed * 4 + added * 3 };
}

function oldOperand(bytes: Uint8Array, code: number, at: number): { at: number; length: number } {
  const length = OLD_OPERANDS.get(code) ?? 1;
  if (length === -1) return { at: at + 1, length: bytes[at] ?? 0 };
  if (length === -2) return { at: at + 2, length: Math.max(0, numberAt(bytes, at, 2) - 1) };
  return { at, length };
}

/** The changes of a list, in the order in which they are applied. One that is cut off ends the list. Linear. */
export function propertyChanges(bytes: Properties, isOld: boolean): PropertyChange[] {
  const changes: PropertyChange[] = [];
  let next = 0;
  while (next + (isOld ? 1 : 2) <= bytes.length) {
    const written = isOld ? (bytes[next] ?? 0) : numberAt(bytes, next, 2);
    const operand = isOld ? oldOperand(bytes, written, next + 1) : newOperand(bytes, written, next + 2);
    next = operand.at + operand.length;
    if (next > bytes.length) break;
    const code = isOld ? NEW_CODES.get(written) : written;
    if (code !== undefined) changes.push({ code, bytes, ...operand });
  }
  return changes;
}

/** Changes of a paragraph. A list too long for its page is kept in the data stream: then it stands there instead. */
export function paragraphChanges(file: WordFile, bytes: Properties): PropertyChange[] {
  const changes = propertyChanges(bytes, file.isOld);
  const far = changes.find((change) => change.code === PROPERTY.moreInData || change.code === PROPERTY.moreInDataOfWord97);
  if (far === undefined || file.data === null) return changes;
  try {
    const at = numberAt(far.bytes, far.at, 4);
    return [...changes, ...propertyChanges(file.data.part(at + 2, file.data.uint16(at)).bytes, file.isOld)];
  } catch (error) {
    // The paragraph is still there without the rest of its properties.
    if (error instanceof ExtractionFailure) return changes;
    throw error;
  }
}
