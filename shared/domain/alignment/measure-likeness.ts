import { foldText } from '../text/fold-text.ts';
import type { Measure } from './read-measures.ts';

/** How alike measures are, by their place in the list they were given in; 0 to 1. */
export type Likeness = {
  readonly between: (one: number, other: number) => number;
  /** Of each of `these`, the `those` that share telling words with it, the likeliest first, at most `most`. */
  readonly candidates: (these: readonly number[], those: readonly number[], most: number) => ReadonlyMap<number, readonly number[]>;
};

/** What counts how much: wording, heading, responsible units, units of the targets. */
const WEIGHTS = { wording: 0.55, heading: 0.25, units: 0.1, targets: 0.1 } as const;
/** A pair of characters in the title counts as often as this in the text. */
const TITLE_COUNT = 2;
/** A pair that more measures than this hold tells nothing about two of them. */
const COMMON_SHARE = 0.25;
const FEWEST_COMMON = 12;

type Vector = { readonly weights: ReadonlyMap<number, number>; readonly size: number };

/** Weighs the wording of measures by pairs of characters (tf-idf over all of them). Linear in the text. */
export function measureLikeness(measures: readonly Measure[]): Likeness {
  const counts = measures.map((measure) => pairCounts(measure));
  const holders = new Map<number, number>();
  for (const own of counts) for (const pair of own.keys()) holders.set(pair, (holders.get(pair) ?? 0) + 1);
  const vectors = counts.map((own) => vectorOf(own, holders, measures.length));
  const titles = measures.map(({ title }) => pairsIn(foldText(title)));
  const units = measures.map((measure) => new Set(measure.units.map(unitCore)));
  const targets = measures.map(
    ({ sentences }) => new Set(sentences.flatMap((sentence) => sentence.targets.map(({ indicator }) => foldText(indicator.unit ?? '')))),
  );
  const none: ReadonlySet<never> = new Set();
  return {
    between: (one, other) =>
      WEIGHTS.wording * cosine(vectors[one], vectors[other]) +
      WEIGHTS.heading * overlap(titles[one] ?? none, titles[other] ?? none) +
      WEIGHTS.units * overlap(units[one] ?? none, units[other] ?? none) +
      WEIGHTS.targets * overlap(targets[one] ?? none, targets[other] ?? none),
    candidates: (these, those, most) => candidatesAmong({ these, those, most }, vectors, holders, measures.length),
  };
}

function pairCounts({ title, sentences }: Measure): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const count = (text: string, weight: number): void => {
    for (const pair of pairsIn(text)) counts.set(pair, (counts.get(pair) ?? 0) + weight);
  };
  count(foldText(title), TITLE_COUNT);
  for (const { key } of sentences) count(key, 1);
  return counts;
}

/** Pairs of Han characters of a folded text, each once. */
function pairsIn(text: string): ReadonlySet<number> {
  const pairs = new Set<number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const first = text.charCodeAt(at);
    const second = text.charCodeAt(at + 1);
    if (isHan(first) && isHan(second)) pairs.add(first * 0x10000 + second);
  }
  return pairs;
}

function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff;
}

function vectorOf(counts: ReadonlyMap<number, number>, holders: ReadonlyMap<number, number>, total: number): Vector {
  const weights = new Map<number, number>();
  let square = 0;
  for (const [pair, count] of counts) {
    const weight = (1 + Math.log(count)) * Math.log((total + 1) / ((holders.get(pair) ?? 0) + 0.5));
    if (weight <= 0) continue;
    weights.set(pair, weight);
    square += weight * weight;
  }
  return { weights, size: Math.sqrt(square) };
}

function cosine(one: Vector | undefined, other: Vector | undefined): number {
  if (one === undefined || other === undefined || one.size === 0 || other.size === 0) return 0;
  const [small, large] = one.weights.size <= other.weights.size ? [one, other] : [other, one];
  let product = 0;
  for (const [pair, weight] of small.weights) product += weight * (large.weights.get(pair) ?? 0);
  // Long measures share few of their words even where they say the same: the root brings the scale up.
  return Math.sqrt(product / (one.size * other.size));
}

/** Dice coefficient. */
function overlap(one: ReadonlySet<unknown>, other: ReadonlySet<unknown>): number {
  if (one.size + other.size === 0) return 0;
  let shared = 0;
  for (const each of one) if (other.has(each)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}

/** 市市场监管局 and 县市场监管局 are one office to the alignment. */
function unitCore(name: string): string {
  return foldText(name)
    .replaceAll(/\([^()]*\)/g, '')
    .replace(/^[省市县区](?=[\u4e00-\u9fff]{3})/, '')
    .replace(/^国网.{2,4}(?=供电)/, '');
}

function candidatesAmong(
  { these, those, most }: { readonly these: readonly number[]; readonly those: readonly number[]; readonly most: number },
  vectors: readonly Vector[],
  holders: ReadonlyMap<number, number>,
  total: number,
): ReadonlyMap<number, readonly number[]> {
  const limit = Math.max(FEWEST_COMMON, total * COMMON_SHARE);
  const postings = new Map<number, number[]>();
  for (const at of those) {
    for (const pair of vectors[at]?.weights.keys() ?? []) {
      if ((holders.get(pair) ?? 0) > limit) continue;
      const list = postings.get(pair);
      if (list) list.push(at);
      else postings.set(pair, [at]);
    }
  }
  return new Map(
    these.map((one) => {
      const shared = new Map<number, number>();
      for (const [pair, weight] of vectors[one]?.weights ?? [])
        for (const at of postings.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + weight);
      const likely = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
      return [one, likely.map(([at]) => at)];
    }),
  );
}
