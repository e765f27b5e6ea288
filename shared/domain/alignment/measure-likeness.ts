import { foldText } from '../text/fold-text.ts';
import { kinshipOf, type Subject, subjectOf } from './paper-kinship.ts';
import type { Measure } from './read-measures.ts';
import { tellingWeight, wordingFeatures } from './wording-features.ts';

/** How alike measures are, by their place in the list they were given in; 0 to 1. */
export type Likeness = {
  readonly between: (one: number, other: number) => number;
  /** Of one measure the likeness to every whole measure of the list, itself included. */
  readonly against: (one: number) => Float64Array;
  /** How much the papers of two whole measures are about the same, 0 to 1. */
  readonly kinship: (one: number, other: number) => number;
  /** Of each of `these`, the `those` that share telling words with it, the likeliest first, at most `most`. */
  readonly candidates: (these: readonly number[], those: readonly number[], most: number) => ReadonlyMap<number, readonly number[]>;
};

/** What counts how much: all the wording, the words of the titles found in the other, responsible units, units of the targets. */
const WEIGHTS = { wording: 0.5, title: 0.35, units: 0.1, targets: 0.05 } as const;
/** A feature that more measures than this hold tells nothing about two of them. */
const COMMON_SHARE = 0.5;
const FEWEST_COMMON = 4;
const FEWEST_CANDIDATES = 12;

type Profile = {
  /** Weight by feature of wording. */
  readonly weights: ReadonlyMap<number, number>;
  readonly size: number;
  /** Features of the title, with what each tells; `titled` their sum. */
  readonly title: ReadonlyMap<number, number>;
  readonly titled: number;
  readonly units: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
};

/** The measures that hold a feature, with what it weighs in each, and in its title. */
type Postings = { readonly places: number[]; readonly weights: number[]; readonly titles: number[] };

/**
 * Weighs measures by the wording they share, each feature by how few of the first `whole` measures hold it in the paper
 * where most do, and how rare it is in the language; what follows the first `whole` are parts of them. Linear in the text; `against` in the measures that share a feature.
 */
export function measureLikeness(measures: readonly Measure[], whole: number): Likeness {
  const counts = measures.map((measure) => featureCounts(measure));
  const told = new Map<number, number>();
  for (const document of new Set(measures.slice(0, whole).map((measure) => measure.document))) {
    const own = counts.slice(0, whole).filter((_, at) => measures[at]?.document === document);
    for (const [feature, telling] of rarityAmong(own)) told.set(feature, Math.min(telling, told.get(feature) ?? telling));
  }
  for (const [feature, telling] of told) told.set(feature, telling * tellingWeight(feature));
  const profiles = measures.map((measure, at) => profileOf(measure, counts[at] ?? new Map(), told));
  const others = profiles.slice(0, whole);
  let postings: ReadonlyMap<number, Postings> | null = null;
  const subjects = new Map<number, Subject>();
  const subjectAt = (at: number): Subject => {
    const document = measures[at]?.document ?? 0;
    const known = subjects.get(document) ?? subjectOf(counts.slice(0, whole).filter((_, place) => measures[place]?.document === document));
    subjects.set(document, known);
    return known;
  };
  return {
    between(one, other) {
      const [left, right] = [profiles[one], profiles[other]];
      if (left === undefined || right === undefined) return 0;
      const product = productOf(left, right);
      if (product === 0) return 0;
      return scoreOf(left, right, { product, mine: foundIn(left.title, right), theirs: foundIn(right.title, left) });
    },
    against(one) {
      postings ??= postingsOf(others);
      return scoresAgainst(profiles[one], others, postings);
    },
    kinship: (one, other) => kinshipOf(subjectAt(one), subjectAt(other)),
    candidates: (these, those, most) => candidatesAmong({ these, those, most }, profiles),
  };
}

/** What features tell in one paper, by how few of its measures hold them; nothing where half of them do: they are its subject. */
function rarityAmong(measures: readonly ReadonlyMap<number, number>[]): ReadonlyMap<number, number> {
  const holders = new Map<number, number>();
  for (const own of measures) for (const feature of own.keys()) holders.set(feature, (holders.get(feature) ?? 0) + 1);
  const common = Math.max(FEWEST_COMMON, measures.length * COMMON_SHARE);
  return new Map([...holders].map(([feature, count]) => [feature, count > common ? 0 : Math.log((measures.length + 1) / (count + 0.5))]));
}

/** Counts of features of the wording, the title once more. */
function featureCounts({ title, sentences }: Measure): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const count = (text: string): void => {
    for (const [feature, times] of wordingFeatures(text)) counts.set(feature, (counts.get(feature) ?? 0) + times);
  };
  count(foldText(title));
  for (const { key } of sentences) count(key);
  return counts;
}

function profileOf(measure: Measure, counts: ReadonlyMap<number, number>, told: ReadonlyMap<number, number>): Profile {
  const weights = new Map<number, number>();
  let square = 0;
  for (const [feature, count] of counts) {
    const weight = (1 + Math.log(count)) * (told.get(feature) ?? 0);
    if (weight <= 0) continue;
    weights.set(feature, weight);
    square += weight * weight;
  }
  const title = new Map<number, number>();
  let titled = 0;
  for (const feature of wordingFeatures(foldText(measure.title)).keys()) {
    const weight = told.get(feature) ?? 0;
    title.set(feature, weight);
    titled += weight;
  }
  return {
    weights,
    size: Math.sqrt(square),
    title,
    titled,
    units: new Set(measure.units.map(unitCore)),
    targets: new Set(measure.sentences.flatMap(({ targets }) => targets.map(({ indicator }) => foldText(indicator.unit ?? '')))),
  };
}

/** What two measures share: the product of their wordings, and what of each one's title the other holds. */
type Shared = { readonly product: number; readonly mine: number; readonly theirs: number };

function scoreOf(left: Profile, right: Profile, { product, mine, theirs }: Shared): number {
  // Long measures share few of their words even where they say the same: the root brings the scale up.
  const wording = left.size === 0 || right.size === 0 ? 0 : Math.sqrt(product / (left.size * right.size));
  const titles = (left.titled > 0 ? 1 : 0) + (right.titled > 0 ? 1 : 0);
  const covered = (left.titled > 0 ? mine / left.titled : 0) + (right.titled > 0 ? theirs / right.titled : 0);
  const title = titles === 0 ? wording : covered / titles;
  return (
    WEIGHTS.wording * wording +
    WEIGHTS.title * title +
    WEIGHTS.units * overlap(left.units, right.units) +
    WEIGHTS.targets * overlap(left.targets, right.targets)
  );
}

function productOf(left: Profile, right: Profile): number {
  const [small, large] = left.weights.size <= right.weights.size ? [left, right] : [right, left];
  let product = 0;
  for (const [feature, weight] of small.weights) product += weight * (large.weights.get(feature) ?? 0);
  return product;
}

function foundIn(title: ReadonlyMap<number, number>, other: Profile): number {
  let found = 0;
  for (const [feature, weight] of title) if (other.weights.has(feature)) found += weight;
  return found;
}

function postingsOf(profiles: readonly Profile[]): ReadonlyMap<number, Postings> {
  const postings = new Map<number, Postings>();
  profiles.forEach(({ weights, title }, at) => {
    for (const [feature, weight] of weights) {
      const held = postings.get(feature) ?? { places: [], weights: [], titles: [] };
      held.places.push(at);
      held.weights.push(weight);
      held.titles.push(title.get(feature) ?? 0);
      postings.set(feature, held);
    }
  });
  return postings;
}

function scoresAgainst(own: Profile | undefined, profiles: readonly Profile[], postings: ReadonlyMap<number, Postings>): Float64Array {
  const scores = new Float64Array(profiles.length);
  if (own === undefined) return scores;
  const products = new Float64Array(profiles.length);
  const mine = new Float64Array(profiles.length);
  const theirs = new Float64Array(profiles.length);
  for (const [feature, weight] of own.weights) {
    const held = postings.get(feature);
    if (held === undefined) continue;
    const titled = own.title.get(feature) ?? 0;
    const { places, weights, titles } = held;
    for (let index = 0; index < places.length; index += 1) {
      const at = places[index] ?? 0;
      products[at] = (products[at] ?? 0) + weight * (weights[index] ?? 0);
      mine[at] = (mine[at] ?? 0) + titled;
      theirs[at] = (theirs[at] ?? 0) + (titles[index] ?? 0);
    }
  }
  profiles.forEach((profile, at) => {
    const product = products[at] ?? 0;
    if (product > 0) scores[at] = scoreOf(own, profile, { product, mine: mine[at] ?? 0, theirs: theirs[at] ?? 0 });
  });
  return scores;
}

/** Dice coefficient. */
function overlap(one: ReadonlySet<unknown>, other: ReadonlySet<unknown>): number {
  if (one.size === 0 || other.size === 0) return 0;
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
  profiles: readonly Profile[],
): ReadonlyMap<number, readonly number[]> {
  const postings = new Map<number, number[]>();
  for (const at of those) {
    for (const feature of profiles[at]?.weights.keys() ?? []) {
      const list = postings.get(feature);
      if (list) list.push(at);
      else postings.set(feature, [at]);
    }
  }
  const limit = Math.max(FEWEST_CANDIDATES, those.length / 4);
  return new Map(
    these.map((one) => {
      const shared = new Map<number, number>();
      for (const [feature, weight] of profiles[one]?.weights ?? []) {
        const held = postings.get(feature) ?? [];
        if (held.length > limit) continue;
        for (const at of held) shared.set(at, (shared.get(at) ?? 0) + weight);
      }
      const likely = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
      return [one, likely.map(([at]) => at)];
    }),
  );
}
