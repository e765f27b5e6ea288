/** A stretch that two texts have in common; UTF-16 units. */
export interface CommonStretch {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/** Units that must agree for two texts to be in step again after a difference. */
const STEP = 6;
/** How far ahead such a place is looked for, and how often in one text. */
const SEARCH = 400;
const MOST_SEARCHES = 10_000;

/**
 * What two texts have in common, in order, where one was made of the other by repairs: white space taken out or put in, lines joined or
 * split, damaged characters restored, furniture lifted. Linear, but for searches that are bounded.
 */
export function alignTexts(before: string, after: string): CommonStretch[] {
  const common: CommonStretch[] = [];
  let [left, right, searches] = [0, 0, 0];
  while (left < before.length && right < after.length) {
    const length = sameUnits(before, after, left, right);
    if (length > 0) common.push({ before: left, after: right, length });
    left += length;
    right += length;
    if (left >= before.length || right >= after.length) break;
    if (isSpace(before, left)) left += 1;
    else if (isSpace(after, right)) right += 1;
    else {
      searches += 1;
      const step = searches > MOST_SEARCHES ? null : nextCommon(before, after, left, right);
      if (step === null) break;
      left += step.before;
      right += step.after;
    }
  }
  return common;
}

/** Where an offset of the first text is in the second: within what was changed, where the change begins. O(log stretches). */
export function offsetAfter(common: readonly CommonStretch[], offset: number): number {
  let low = 0;
  let high = common.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((common[middle]?.before ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const stretch = common[low];
  if (stretch === undefined || offset < stretch.before) return 0;
  return stretch.after + Math.min(offset - stretch.before, stretch.length);
}

function sameUnits(before: string, after: string, left: number, right: number): number {
  let length = 0;
  while (left + length < before.length && before.charCodeAt(left + length) === after.charCodeAt(right + length)) length += 1;
  return length;
}

function isSpace(text: string, at: number): boolean {
  return text.charAt(at).trim() === '';
}

function nextCommon(before: string, after: string, left: number, right: number): { before: number; after: number } | null {
  const ahead = new Map<string, number>();
  for (let step = 0; step <= SEARCH && right + step < after.length; step += 1) {
    const units = after.slice(right + step, right + step + STEP);
    if (!ahead.has(units)) ahead.set(units, step);
  }
  for (let step = 0; step <= SEARCH && left + step < before.length; step += 1) {
    const found = ahead.get(before.slice(left + step, left + step + STEP));
    if (found !== undefined) return { before: step, after: found };
  }
  return null;
}
