import { isPairFeature, tellingWeight } from './wording-features.ts';

/** What a paper is about: the weight of each pair of characters, by how many of its measures hold it and how rare it is in the language. */
export type Subject = { readonly weights: ReadonlyMap<number, number>; readonly size: number };

/** The subject of a paper, of the features of its measures. Linear. */
export function subjectOf(measures: readonly ReadonlyMap<number, number>[]): Subject {
  const weights = new Map<number, number>();
  for (const features of measures)
    for (const feature of features.keys()) if (isPairFeature(feature)) weights.set(feature, (weights.get(feature) ?? 0) + 1);
  let square = 0;
  for (const [feature, holders] of weights) {
    const weight = (holders / measures.length) * tellingWeight(feature);
    weights.set(feature, weight);
    square += weight * weight;
  }
  return { weights, size: Math.sqrt(square) };
}

/** How much two papers are about the same, 0 to 1: their cosine. Papers on one matter have 0.3 and more, others 0.05 to 0.2. */
export function kinshipOf(one: Subject, other: Subject): number {
  if (one.size === 0 || other.size === 0) return 0;
  let product = 0;
  for (const [feature, weight] of one.weights) product += weight * (other.weights.get(feature) ?? 0);
  return product / (one.size * other.size);
}
