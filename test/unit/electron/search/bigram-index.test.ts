import { describe, expect, it } from 'vitest';
import {
  type BigramIndex,
  COUNTED_FROM,
  findPair,
  labelsOf,
  MOST_TIMES,
  pairsBeginningWith,
  piecesOf,
} from '#electron/search/bigram-index.ts';
import { buildBigrams, type IndexedStretches, MOST_PLACES } from '#electron/search/build-bigrams.ts';
import { isBarrier } from '#shared/domain/search/squeeze-text.ts';
import { seededRandom } from '../../../support/generate-policy.ts';

type Stretch = readonly [start: number, end: number];
type Example = { readonly units: Uint16Array; readonly stretches: IndexedStretches };

/** Texts of few characters, so that pairs are met often; every fortieth unit is a mark. */
function exampleOf(
  seed: number,
  { pieces, documents, alphabet, length }: Readonly<Record<'pieces' | 'documents' | 'alphabet' | 'length', number>>,
): Example {
  const random = seededRandom(seed);
  const stretches: Stretch[] = [];
  let end = 0;
  for (let place = 0; place < pieces + 2 * documents; place += 1) {
    const own = Math.floor(random() * (place < pieces ? length : length / 20));
    stretches.push([end, end + own]);
    end += own;
  }
  // The lower characters are met more often.
  const unit = (): number => (random() < 0.025 ? 1 + Math.floor(random() * 5) : 0x4e00 + Math.floor(alphabet * random() ** 3) * 7);
  const units = Uint16Array.from({ length: end + 1 }, (_, at) => (at === end ? 1 : unit()));
  const starts = Uint32Array.from(stretches, ([start]) => start);
  const ends = Uint32Array.from(stretches, ([, stop]) => stop);
  return { units, stretches: { starts, ends, pieces, documents } };
}

type Held = { readonly pieces: Map<number, number>; readonly labels: Map<number, number> };

/** What every pair must be told to stand in, counted one by one. */
function countPairs({ units, stretches }: Example): ReadonlyMap<string, Held> {
  const pairs = new Map<string, Held>();
  for (const [place, start] of stretches.starts.entries()) {
    for (let at = start; at < (stretches.ends[place] ?? 0); at += 1) {
      if (isBarrier(units[at] ?? 0)) continue;
      const key = `${units[at]} ${units[at + 1]}`;
      const held = pairs.get(key) ?? { pieces: new Map<number, number>(), labels: new Map<number, number>() };
      pairs.set(key, held);
      const label = place - stretches.pieces;
      if (label < 0) held.pieces.set(place, (held.pieces.get(place) ?? 0) + 1);
      else held.labels.set(label >> 1, Math.max(held.labels.get(label >> 1) ?? 0, label & 1));
    }
  }
  return pairs;
}

function heldIn(index: BigramIndex, first: number, second: number): unknown {
  const pair = findPair(index, first, second);
  if (pair === null) return null;
  const { pieces, times } = piecesOf(index, pair);
  const { documents, areNames } = labelsOf(index, pair);
  return {
    pieces: [...pieces].map((piece, at) => [piece, times[at]]),
    labels: [...documents].map((document, at) => [document, areNames[at]]),
  };
}

describe('an index of pairs', () => {
  it.each([
    ['many short texts', { pieces: 120, documents: 100, alphabet: 60, length: 60 }],
    ['a few long ones', { pieces: 9, documents: 4, alphabet: 300, length: 6_000 }],
    ['more than a byte of pairs of one unit', { pieces: 40, documents: 30, alphabet: 900, length: 900 }],
    ['nothing but labels', { pieces: 0, documents: 5, alphabet: 20, length: 900 }],
  ])('tells of %s where each pair stands and how often', (_name, shape) => {
    const example = exampleOf(shape.pieces + 3, shape);
    const index = buildBigrams(example.units, example.stretches);
    const expected = countPairs(example);
    for (const [key, { pieces, labels }] of expected) {
      const [first = 0, second = 0] = key.split(' ').map(Number);
      const isCounted = pieces.size >= COUNTED_FROM;
      const ascending = (map: ReadonlyMap<number, number>): [number, number][] => [...map].sort(([one], [other]) => one - other);
      expect(heldIn(index, first, second), key).toEqual({
        pieces: ascending(pieces).map(([piece, times]) => [piece, isCounted ? Math.min(times, MOST_TIMES) : 1]),
        labels: ascending(labels),
      });
    }
    const firsts = new Set([...expected.keys()].map((key) => Number(key.split(' ')[0])));
    const listed = [...firsts].flatMap((first) => [...pairsBeginningWith(index, first)].map(({ second }) => `${first} ${second}`));
    expect(new Set(listed)).toEqual(new Set(expected.keys()));
    expect(listed).toHaveLength(expected.size);
  });

  it('knows of no pair that stands nowhere', () => {
    const example = exampleOf(5, { pieces: 10, documents: 10, alphabet: 40, length: 200 });
    const index = buildBigrams(example.units, example.stretches);
    const expected = countPairs(example);
    for (let first = 0x4dff; first < 0x4e00 + 300; first += 1) {
      for (let second = 0x4dff; second < 0x4e00 + 300; second += 3)
        expect(findPair(index, first, second) !== null).toBe(expected.has(`${first} ${second}`));
    }
    expect(
      findPair(buildBigrams(new Uint16Array(0), { starts: new Uint32Array(0), ends: new Uint32Array(0), pieces: 0, documents: 0 }), 5, 5),
    ).toBeNull();
  });

  it('refuses more places than it can tell apart', () => {
    const many = new Uint32Array(MOST_PLACES + 1);
    expect(() => buildBigrams(new Uint16Array(1), { starts: many, ends: many, pieces: MOST_PLACES + 1, documents: 0 })).toThrow(RangeError);
  });
});
