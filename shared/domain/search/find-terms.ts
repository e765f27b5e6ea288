import { findUnits, type Needle, needleOf } from './find-units.ts';
import type { PatternGap, SearchTerm } from './search-query.ts';
import { isBarrier, squeezedUnits } from './squeeze-text.ts';

/** A term made ready to be looked for in many places. */
export type SoughtTerm = { readonly term: SearchTerm; readonly needles: readonly Needle[] };

/** Units [start, end). */
export type UnitRange = { readonly start: number; readonly end: number };

/** Makes a term ready. */
export function soughtOf(term: SearchTerm): SoughtTerm {
  if (term.kind === 'words') return { term, needles: [needleOf(term.text)] };
  return { term, needles: (term.kind === 'near' ? [term.left, term.right] : term.parts).map(needleOf) };
}

/**
 * Where a term stands wholly within [from, end), ascending: places of words, not overlapping; of words that must be near each other or stand in a
 * pattern those that are and do, each by itself. Linear in the text for each word, times the distance allowed.
 */
export function findTerm(units: Uint16Array, { term, needles }: SoughtTerm, from: number, end: number): readonly UnitRange[] {
  const [first] = needles;
  if (first === undefined || first.units.length === 0) return [];
  if (term.kind === 'words') return rangesOf(placesOf(units, first, { from, end, step: first.units.length }), first.units.length);
  const places = needles.map((needle) => placesOf(units, needle, { from, end, step: 1 }));
  const lengths = needles.map((needle) => needle.units.length);
  const kept = term.kind === 'near' ? placesNear(units, places, lengths, term.distance) : placesInOrder(units, places, lengths, term.gaps);
  const ranges = kept
    .flatMap((own, part) => rangesOf(own, lengths[part] ?? 0))
    .sort((one, other) => one.start - other.start || one.end - other.end);
  return ranges.filter(({ start, end: stop }, index) => ranges[index - 1]?.start !== start || ranges[index - 1]?.end !== stop);
}

/** Whether a text, squeezed or not, holds a term. */
export function standsIn(text: string, sought: SoughtTerm): boolean {
  const units = squeezedUnits(text);
  return findTerm(units, sought, 0, units.length).length > 0;
}

type Stretch = {
  readonly from: number;
  readonly end: number /** Units from one place to where the next may begin. */;
  readonly step: number;
};

function placesOf(units: Uint16Array, needle: Needle, { from, end, step }: Stretch): readonly number[] {
  const places: number[] = [];
  for (let at = findUnits(units, needle, from, end); at >= 0; at = findUnits(units, needle, at + step, end)) places.push(at);
  return places;
}

function rangesOf(places: readonly number[], length: number): readonly UnitRange[] {
  return places.map((start) => ({ start, end: start + length }));
}

type Places = readonly (readonly number[])[];

function placesNear(
  units: Uint16Array,
  [left = [], right = []]: Places,
  [leftLength = 0, rightLength = 0]: readonly number[],
  distance: number,
): Places {
  const isNear = (one: number, length: number, others: readonly number[], otherLength: number): boolean => {
    const next = others[firstAtOrAfter(others, one + length)];
    if (next !== undefined && isClose(units, one + length, next, distance)) return true;
    const before = others[firstAtOrAfter(others, one - otherLength + 1) - 1];
    return before !== undefined && isClose(units, before + otherLength, one, distance);
  };
  return [left.filter((at) => isNear(at, leftLength, right, rightLength)), right.filter((at) => isNear(at, rightLength, left, leftLength))];
}

/** Of each part the places that go on from one of the part before, and then of these the ones from which it goes on to the last part. */
function placesInOrder(units: Uint16Array, places: Places, lengths: readonly number[], gaps: readonly PatternGap[]): Places {
  const reached: (readonly number[])[] = [];
  for (const [part, own] of places.entries()) {
    const before = reached[part - 1];
    const gap = gaps[part - 1] ?? NO_GAP;
    const length = lengths[part - 1] ?? 0;
    reached.push(before === undefined ? own : own.filter((at) => isBehind(units, at, before, { gap, length })));
    if (reached[part]?.length === 0) return [];
  }
  for (let part = reached.length - 2; part >= 0; part -= 1) {
    const next = reached[part + 1] ?? [];
    const gap = gaps[part] ?? NO_GAP;
    const length = lengths[part] ?? 0;
    reached[part] = (reached[part] ?? []).filter((at) => isBefore(units, at + length, next, gap));
  }
  return reached;
}

const NO_GAP: PatternGap = { units: 0, isExact: true };

/** The nearest is enough: what lies between it and the place lies between each farther one and the place too. */
function isBehind(
  units: Uint16Array,
  at: number,
  before: readonly number[],
  { gap, length }: { readonly gap: PatternGap; readonly length: number },
): boolean {
  const wanted = at - length - (gap.isExact ? gap.units : 0);
  const nearest = before[firstAtOrAfter(before, wanted + 1) - 1];
  if (nearest === undefined || (gap.isExact && nearest !== wanted)) return false;
  return isClose(units, nearest + length, at, gap.units);
}

function isBefore(units: Uint16Array, end: number, next: readonly number[], gap: PatternGap): boolean {
  const wanted = end + (gap.isExact ? gap.units : 0);
  const nearest = next[firstAtOrAfter(next, wanted)];
  if (nearest === undefined || (gap.isExact && nearest !== wanted)) return false;
  return isClose(units, end, nearest, gap.units);
}

/** Whether a passage goes on from one place to the other, at most so far. */
function isClose(units: Uint16Array, from: number, to: number, distance: number): boolean {
  if (to - from > distance) return false;
  for (let at = from; at < to; at += 1) if (isBarrier(units[at] ?? 0)) return false;
  return true;
}

function firstAtOrAfter(places: readonly number[], wanted: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
