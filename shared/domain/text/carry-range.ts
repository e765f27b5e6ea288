import { foldUnits } from './fold-text.ts';

/** A text folded and without white space, so that its lines and pages mean nothing; `offsets[i]` is where unit i of `key` stands in the text. */
export interface SqueezedText {
  readonly key: string;
  readonly offsets: Uint32Array;
}

/** Where a passage of one text stands in another, in that text's offsets. */
export interface CarriedRange {
  readonly start: number;
  readonly end: number;
  /** `false` where another place, or another extent, could be meant. */
  readonly isCertain: boolean;
}

const WINDOW = 12;
const MOST_WINDOWS = 120;
const MOST_PLACES = 100;
/** Units on each side that tell two places of the same words apart. */
const CONTEXT = 24;
/** A passage longer than this is looked for by its beginning and end. */
const LONGEST_WHOLE = 4_000;
const CERTAIN_SHARE = 0.8;

/** Squeezes a text. Linear. */
export function squeezeForCarrying(text: string): SqueezedText {
  const units = foldUnits(text);
  const offsets = new Uint32Array(units.length);
  const kept: string[] = [];
  let length = 0;
  let piece = '';
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index] ?? 0x20;
    // Folding has made one space of all of them; these are the breaks and the marks of no width that pages are full of.
    if (unit <= 0x20 || unit === 0xad || (unit >= 0x200b && unit <= 0x200f) || unit === 0xfeff) continue;
    piece += String.fromCharCode(unit);
    if (piece.length >= 4_096) {
      kept.push(piece);
      piece = '';
    }
    offsets[length] = index;
    length += 1;
  }
  kept.push(piece);
  return { key: kept.join(''), offsets: offsets.subarray(0, length) };
}

/**
 * Where the range of one text stands in another: by its words, by what stands around them where these come more than once, and by parts
 * where the texts differ (a number added, a line lost). `share`, 0 to 1, is where it is expected and decides between equals.
 * `null` where nothing of it is there. Linear in `to` for each of a bounded number of parts.
 */
export function carryRange(
  from: SqueezedText,
  range: { readonly start: number; readonly end: number },
  to: SqueezedText,
  share: number,
): CarriedRange | null {
  const start = unitAt(from, range.start);
  const end = unitAt(from, range.end);
  if (end <= start || to.key === '') return null;
  const whole = end - start <= LONGEST_WHOLE ? wholePlace(from, { start, end }, to, share) : null;
  const found = whole ?? partPlace(from.key.slice(start, end), to, share);
  if (found === null) return null;
  const last = to.offsets[found.end - 1] ?? 0;
  return { start: to.offsets[found.start] ?? 0, end: last + 1, isCertain: found.isCertain };
}

/** The first unit of the key that stands at or after an offset of the text. O(log n). */
function unitAt({ offsets }: SqueezedText, offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function placesOf(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

type Place = { readonly start: number; readonly end: number; readonly isCertain: boolean };

function wholePlace(from: SqueezedText, { start, end }: { start: number; end: number }, to: SqueezedText, share: number): Place | null {
  const places = placesOf(to.key, from.key.slice(start, end));
  const [only] = places;
  if (only === undefined) return null;
  const length = end - start;
  if (places.length === 1) return { start: only, end: only + length, isCertain: true };
  const expected = share * to.key.length;
  const scored = places
    .map((at) => ({ at, score: agreement(from.key, { start, end }, to.key, at), distance: Math.abs(at - expected) }))
    .sort((first, second) => second.score - first.score || first.distance - second.distance);
  const [best, next] = scored;
  if (best === undefined || next === undefined) return null;
  return { start: best.at, end: best.at + length, isCertain: best.score > next.score };
}

/** How many units before and after agree. */
function agreement(from: string, { start, end }: { readonly start: number; readonly end: number }, to: string, at: number): number {
  let before = 0;
  while (before < CONTEXT && start > before && at > before && from[start - before - 1] === to[at - before - 1]) before += 1;
  let after = 0;
  const tail = at + end - start;
  while (after < CONTEXT && end + after < from.length && tail + after < to.length && from[end + after] === to[tail + after]) after += 1;
  return before + after;
}

/** The stretch from the first part of the words that is there to the last one in due distance. */
function partPlace(words: string, to: SqueezedText, share: number): Place | null {
  if (words.length < WINDOW) return null;
  const step = Math.max(WINDOW / 2, Math.ceil(words.length / MOST_WINDOWS));
  const expected = share * to.key.length;
  let best: { start: number; end: number; matched: number } | null = null;
  for (let at = 0; at + WINDOW <= words.length; at += step) {
    if (best !== null && best.matched > words.length / 2) break;
    const places = placesOf(to.key, words.slice(at, at + WINDOW)).sort(
      (first, second) => Math.abs(first - expected) - Math.abs(second - expected),
    );
    for (const place of places.slice(0, 4)) {
      const run = grown(words, at, to.key, place);
      if (best === null || run.matched > best.matched) best = run;
    }
  }
  if (best === null) return null;
  const reachesEdge = best.end === to.key.length || best.start === 0;
  const isMost = best.matched >= words.length * CERTAIN_SHARE;
  return { start: best.start, end: best.end, isCertain: isMost || (reachesEdge && best.matched >= 2 * WINDOW) };
}

/** A hit grown to both sides, over short differences too, as long as what follows agrees again. */
function grown(words: string, at: number, key: string, place: number): { start: number; end: number; matched: number } {
  const right = follow(
    (index) => words[index],
    (index) => key[index],
    [at + WINDOW, place + WINDOW],
    1,
  );
  const left = follow(
    (index) => words[index],
    (index) => key[index],
    [at - 1, place - 1],
    -1,
  );
  return { start: place - left.reach, end: place + WINDOW + right.reach, matched: WINDOW + left.matched + right.matched };
}

type Reader = (index: number) => string | undefined;

const LONGEST_GAP = 6;
const AGREEING_AGAIN = 4;

function follow(
  words: Reader,
  key: Reader,
  [fromWord, fromKey]: readonly [number, number],
  direction: 1 | -1,
): { reach: number; matched: number } {
  let word = fromWord;
  let unit = fromKey;
  let matched = 0;
  let reach = 0;
  for (;;) {
    if (words(word) !== undefined && words(word) === key(unit)) {
      word += direction;
      unit += direction;
      matched += 1;
      reach = Math.abs(unit - fromKey);
      continue;
    }
    const gap = nextAgreement(words, key, [word, unit], direction);
    if (gap === null) return { reach, matched };
    word += gap[0] * direction;
    unit += gap[1] * direction;
  }
}

/** How many units to leave out of each so that the next four agree; `null` where none of the short gaps does it. */
function nextAgreement(
  words: Reader,
  key: Reader,
  [word, unit]: readonly [number, number],
  direction: 1 | -1,
): readonly [number, number] | null {
  for (let size = 1; size <= LONGEST_GAP; size += 1) {
    for (let ofWords = 0; ofWords <= size; ofWords += 1) {
      const ofKey = size - ofWords;
      let agreeing = 0;
      while (agreeing < AGREEING_AGAIN) {
        const wanted = words(word + (ofWords + agreeing) * direction);
        if (wanted === undefined || wanted !== key(unit + (ofKey + agreeing) * direction)) break;
        agreeing += 1;
      }
      if (agreeing === AGREEING_AGAIN) return [ofWords, ofKey];
    }
  }
  return null;
}
