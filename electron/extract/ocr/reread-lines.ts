import type { EngineLine, EngineWord, PixelBox } from './open-recognizer.ts';

/** How the engine is to take what it reads again: as one line of text, or as one without looking for words in it first. */
export const REREAD_MODES = { line: 7, rawLine: 13 } as const;

/** Reads a part of the picture again. */
export type Reread = (box: PixelBox, mode: number) => readonly EngineLine[];

/** Shares of the lower line's height and of the shorter one's length that two lines have in common which are one, read twice. */
const COMMON_HEIGHT = 0.6;
const COMMON_LENGTH = 0.2;
/** A line is read again where its words are this unsure on the whole, or one of them is. */
const WEAK_LINE = 75;
const WEAK_WORD = 40;
/** Lines read again on one page: some hundredths of a second each. */
const MOST_REREAD = 10;
/** Room around a line, in its height. */
const ROOM = 0.1;
/** A reading that lost more of the characters than this is none. */
const LEAST_KEPT = 0.7;

function common(from: number, to: number, otherFrom: number, otherTo: number): number {
  const least = Math.max(1, Math.min(to - from, otherTo - otherFrom));
  return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom)) / least;
}

function areOne({ bbox: a }: EngineLine, { bbox: b }: EngineLine): boolean {
  return common(a.y0, a.y1, b.y0, b.y1) >= COMMON_HEIGHT && common(a.x0, a.x1, b.x0, b.x1) >= COMMON_LENGTH;
}

/** Lines by what they are readings of; most groups are of one. Only neighbours in the order of reading are compared. */
function groupLines(lines: readonly EngineLine[]): EngineLine[][] {
  const groups: EngineLine[][] = [];
  for (const line of lines) {
    const group = groups.slice(-3).find((members) => members.some((member) => areOne(member, line)));
    if (group === undefined) groups.push([line]);
    else group.push(line);
  }
  return groups;
}

const lengthOf = ({ words }: EngineLine): number => words.reduce((sum, { text }) => sum + [...text].length, 0);

/** Mean confidence over the characters of a line, 0 to 100. */
function meanOf(line: EngineLine): number {
  const sum = line.words.reduce((total, { text, confidence }) => total + [...text].length * confidence, 0);
  return sum / Math.max(1, lengthOf(line));
}

/** Confidence of the weakest word of letters or digits, 0 to 100; marks alone are hard to tell and say little. */
export function weakestOf(words: readonly EngineWord[]): number {
  return words.reduce((least, { text, confidence }) => (/[\p{L}\p{N}]/u.test(text) ? Math.min(least, confidence) : least), 100);
}

function isWeak(line: EngineLine): boolean {
  if (lengthOf(line) < 4) return false;
  return meanOf(line) < WEAK_LINE || weakestOf(line.words) < WEAK_WORD;
}

function around(lines: readonly EngineLine[], room: number): PixelBox {
  const boxes = lines.map(({ bbox }) => bbox);
  const [x0, y0] = [Math.min(...boxes.map((box) => box.x0)), Math.min(...boxes.map((box) => box.y0))];
  const [x1, y1] = [Math.max(...boxes.map((box) => box.x1)), Math.max(...boxes.map((box) => box.y1))];
  const margin = Math.round((y1 - y0) * room);
  return { x0: Math.max(0, x0 - margin), y0: Math.max(0, y0 - margin), x1: x1 + margin, y1: y1 + margin };
}

/** Several lines taken as one. */
function asOne(lines: readonly EngineLine[]): EngineLine | null {
  const first = lines[0];
  if (first === undefined) return null;
  return lines.length === 1 ? first : { ...first, bbox: around(lines, 0), words: lines.flatMap(({ words }) => words) };
}

function score(line: EngineLine): number {
  return meanOf(line) + weakestOf(line.words) / 2;
}

/**
 * The lines of a page, those that the engine took apart put together and the doubtful ones read once more by themselves: large letters of a
 * head come out of the first reading as two lines laid over each other.
 */
export function rereadWeakLines(lines: readonly EngineLine[], reread: Reread): readonly EngineLine[] {
  let left = MOST_REREAD;
  return groupLines(lines).flatMap((group) => {
    const longest = group.reduce((best, line) => (lengthOf(line) > lengthOf(best) ? line : best));
    if (left === 0 || (group.length === 1 && !isWeak(longest))) return group.length === 1 ? group : [longest];
    left -= 1;
    const readings = Object.values(REREAD_MODES).flatMap((mode) => {
      const line = asOne(reread(around(group, ROOM), mode));
      return line === null || lengthOf(line) < lengthOf(longest) * LEAST_KEPT ? [] : [line];
    });
    return [readings.reduce((best, line) => (score(line) > score(best) ? line : best), longest)];
  });
}
