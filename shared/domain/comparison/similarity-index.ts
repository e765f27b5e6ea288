/** A candidate of the other side with the Dice coefficient of the two texts' character pairs: 1 the same pairs, 0 none in common. */
export type Similar = { readonly at: number; readonly likeness: number };

/** Pairs that stand in more texts than this tell nothing, and would make the search quadratic. */
const COMMON_TEXTS = 60;
const CANDIDATES = 8;

/**
 * Finds the most similar of many texts. Answers at most eight candidates, the most alike first.
 * Linear in the texts to build; a search looks at each pair of the text in at most sixty others.
 */
export function similarityIndex(texts: readonly string[]): (text: string) => readonly Similar[] {
  const holders = new Map<number, number[]>();
  const sizes = texts.map((text, at) => {
    const pairs = pairsOf(text);
    for (const pair of pairs) {
      const list = holders.get(pair);
      if (!list) holders.set(pair, [at]);
      else if (list.length <= COMMON_TEXTS) list.push(at);
    }
    return pairs.size;
  });
  return (text) => {
    const pairs = pairsOf(text);
    const shared = new Map<number, number>();
    let telling = 0;
    for (const pair of pairs) {
      const list = holders.get(pair);
      if (list && list.length > COMMON_TEXTS) continue;
      telling += 1;
      for (const at of list ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    // Only candidates by their telling pairs are compared in full.
    const likely = [...shared].sort((one, other) => other[1] - one[1]).slice(0, CANDIDATES);
    return likely
      .filter(([, count]) => count * 8 >= telling)
      .map(([at]) => ({ at, likeness: likenessOf(pairs, texts[at] ?? '', sizes[at] ?? 0) }))
      .sort((one, other) => other.likeness - one.likeness);
  };
}

/** Dice coefficient of the character pairs of two texts. Linear. */
export function likeness(one: string, other: string): number {
  if (one === other) return 1;
  if (Math.max(one.length, other.length) > SHORT) {
    const pairs = pairsOf(other);
    return likenessOf(pairsOf(one), other, pairs.size);
  }
  round += 1;
  let [sizes, shared] = [0, 0];
  for (let at = 0; at + 1 < one.length; at += 1) {
    const place = placeOf(one, at);
    if (seenInOne[place] !== round) sizes += 1;
    seenInOne[place] = round;
  }
  for (let at = 0; at + 1 < other.length; at += 1) {
    const place = placeOf(other, at);
    if (seenInOther[place] === round) continue;
    seenInOther[place] = round;
    sizes += 1;
    if (seenInOne[place] === round) shared += 1;
  }
  return sizes === 0 ? 0 : (2 * shared) / sizes;
}

/** Up to this many units the pairs of a text go into a table that is used again, where two in some hundreds share a place; longer ones would crowd it. */
const SHORT = 1_000;
/** In which round a pair with this place was seen last. */
const seenInOne = new Uint32Array(0x10000);
const seenInOther = new Uint32Array(0x10000);
let round = 0;

function placeOf(text: string, at: number): number {
  return (Math.imul(pairAt(text, at), 0x9e3779b1) >>> 16) & 0xffff;
}

function likenessOf(pairs: ReadonlySet<number>, other: string, otherSize: number): number {
  if (pairs.size + otherSize === 0) return 0;
  const seen = new Set<number>();
  for (let at = 0; at + 1 < other.length; at += 1) {
    const pair = pairAt(other, at);
    if (pairs.has(pair)) seen.add(pair);
  }
  return (2 * seen.size) / (pairs.size + otherSize);
}

function pairsOf(text: string): ReadonlySet<number> {
  const pairs = new Set<number>();
  for (let at = 0; at + 1 < text.length; at += 1) pairs.add(pairAt(text, at));
  return pairs;
}

/** Two units in 30 bits, which sets and maps hold without a box for each: a rare Han character shares its number with a Latin one. */
function pairAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 0x7fff) << 15) | (text.charCodeAt(at + 1) & 0x7fff);
}
