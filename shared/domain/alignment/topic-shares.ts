import type { Provision } from '#shared/model/alignment.ts';
import { classifyMeasure, FEWEST_MEASURES, subjectTerms, type TopicShare } from './classify-measure.ts';
import { type Likeness, measureLikeness } from './measure-likeness.ts';
import type { Measure } from './read-measures.ts';
import { INSTRUMENT_TOPICS } from './topic-dictionary.ts';
import type { TopicTerms } from './topic-terms.ts';

/** What a person decided on a measure: it belongs under the topic, or does not. `document` is its place in the list. */
export type Placement = { readonly document: number; readonly measure: string; readonly topic: string; readonly isIn: boolean };

/** A passage that a person put under a topic, as a measure of its own; `id` is what the board calls it. */
export type PlacedPassage = { readonly measure: Measure; readonly topic: string; readonly id: string };

/** What a measure says in passing must be so much like what another paper says on the topic. */
const LEAST_PASSING = 0.05;

/** A paper fewer of whose titles name a topic is about another field: what it says of one in passing says nothing. */
const AT_HOME = 0.4;

/** Stands for the topic of what is under none. */
export const NO_TOPIC = -1;

/** What a measure says on one topic, as a measure of its own; `part` has no title where only some of its sentences are meant. */
export type HeldShare = TopicShare & {
  readonly measure: Measure;
  readonly part: Measure;
  readonly origin: Provision['origin'];
  readonly passage?: string;
};

/** The share of a measure that stands under no topic. */
export function shareWithout(measure: Measure): HeldShare {
  return {
    topic: NO_TOPIC,
    sentences: measure.sentences,
    terms: [],
    isMain: true,
    isTitled: false,
    measure,
    part: measure,
    origin: 'found',
  };
}

/** The topics, and of each measure those that it speaks of. */
type Classified = { readonly terms: TopicTerms; readonly topicsOf: ReadonlyMap<Measure, readonly TopicShare[]> };

/** The shares of all measures in reading order; one under no topic has a share without. */
export function sharesOf(
  measures: readonly Measure[],
  { terms, topicsOf }: Classified,
  placements: readonly Placement[],
): readonly HeldShare[] {
  const decided = new Map(placements.map((each) => [`${each.document}\u0000${each.measure}\u0000${each.topic}`, each.isIn]));
  return measures.flatMap((measure): readonly HeldShare[] => {
    const found = new Map((topicsOf.get(measure) ?? []).map((share) => [share.topic, share]));
    const own = terms.topics.flatMap(({ id }, topic): readonly HeldShare[] => {
      const share = found.get(topic);
      const isIn = decided.get(`${measure.document}\u0000${measure.key}\u0000${id}`);
      if (isIn === false || (isIn === undefined && share === undefined)) return [];
      if (share === undefined) return [{ ...shareWithout(measure), topic, origin: 'added' }];
      const part = share.isMain ? measure : { ...measure, title: '', sentences: share.sentences };
      return [{ ...share, measure, part, origin: isIn === undefined ? 'found' : 'confirmed' }];
    });
    return own.length > 0 ? own : [shareWithout(measure)];
  });
}

/**
 * The topics of each measure, and the papers of another field. What a paper speaks of throughout is no topic of its measures; where fewer than two papers
 * are at home in the field, what is said in passing is none in either.
 */
export function classifyMeasures(
  measures: readonly Measure[],
  terms: TopicTerms,
): Pick<Classified, 'topicsOf'> & { readonly foreign: ReadonlySet<number> } {
  const found = new Map(measures.map((measure) => [measure, classifyMeasure(measure, terms)]));
  const documents = [...new Set(measures.map((measure) => measure.document))];
  const foreign = new Set<number>();
  const isOfField = (topic: number): boolean => !INSTRUMENT_TOPICS.has(terms.topics[topic]?.id ?? '');
  for (const document of documents) {
    const own = measures.filter((measure) => measure.document === document);
    const silent = subjectTerms(
      own.map((measure) => found.get(measure) ?? []),
      terms,
    );
    for (const measure of own) {
      const isTouched = found.get(measure)?.some((share) => share.terms.some((term) => silent.has(term))) === true;
      if (isTouched) found.set(measure, classifyMeasure(measure, terms, silent));
    }
    const titled = own.filter((measure) => found.get(measure)?.some(({ isTitled, topic }) => isTitled && isOfField(topic)) === true);
    if (own.length >= FEWEST_MEASURES && titled.length < own.length * AT_HOME) foreign.add(document);
  }
  const isAlone = foreign.size > 0 && documents.length - foreign.size < 2;
  const counts = ({ topic, isTitled }: TopicShare): boolean => isTitled || terms.topics[topic]?.kind === 'own';
  const topicsOf = new Map(
    [...found].map(([measure, shares]) => [measure, isAlone || foreign.has(measure.document) ? shares.filter(counts) : shares]),
  );
  return { topicsOf, foreign };
}

/** The shares of passages that a person put under topics. */
export function sharesOfPassages({ topics }: TopicTerms, passages: readonly PlacedPassage[]): readonly HeldShare[] {
  return passages.flatMap(({ measure, topic: wanted, id }): readonly HeldShare[] => {
    const topic = topics.findIndex((each) => each.id === wanted);
    return topic === -1 ? [] : [{ ...shareWithout(measure), topic, origin: 'added', passage: id }];
  });
}

/**
 * What a measure says of a topic in passing, where the other papers say nothing like it, is not said on the topic; a measure left without a topic has a share
 * without. A square of the shares under a topic.
 */
export function withoutPassing(shares: readonly HeldShare[], likenesses: Likenesses, terms: TopicTerms): readonly HeldShare[] {
  const { between } = amongShares(shares, likenesses);
  const held = new Map<number, number[]>();
  shares.forEach(({ topic }, at) => {
    const list = held.get(topic);
    if (list) list.push(at);
    else held.set(topic, [at]);
  });
  const kept = shares.filter((share, at) => {
    if (share.isMain || share.origin !== 'found' || share.terms.some(terms.isOwn)) return true;
    const others = (held.get(share.topic) ?? []).filter((other) => shares[other]?.measure.document !== share.measure.document);
    return others.length === 0 || others.some((other) => between(at, other) >= LEAST_PASSING);
  });
  const holders = new Set(kept.map(({ measure }) => measure));
  const left = [...new Set(shares.map(({ measure }) => measure))].filter((measure) => !holders.has(measure));
  return [...kept, ...left.map(shareWithout)];
}

/** The likeness of measures, and of the parts of them that stand under topics, by where each is in `order`. */
export type Likenesses = { readonly likeness: Likeness; readonly order: ReadonlyMap<Measure, number> };

/** Weighs the measures and the parts of them that shares hold. */
export function likenessOf(measures: readonly Measure[], shares: readonly HeldShare[]): Likenesses {
  const all = [...new Set([...measures, ...shares.map(({ part }) => part)])];
  return { likeness: measureLikeness(all, measures.length), order: new Map(all.map((measure, at) => [measure, at])) };
}

/** The likeness of shares, by their place in the list. */
export function amongShares(shares: readonly HeldShare[], { likeness, order }: Likenesses): Pick<Likeness, 'between' | 'candidates'> {
  const places = shares.map(({ part }) => order.get(part) ?? 0);
  return {
    between: (one, other) => likeness.between(places[one] ?? 0, places[other] ?? 0),
    candidates(these, those, most) {
      const shareAt = new Map(those.map((at) => [places[at] ?? 0, at]));
      const found = likeness.candidates(
        these.map((at) => places[at] ?? 0),
        [...shareAt.keys()],
        most,
      );
      return new Map(these.map((at) => [at, (found.get(places[at] ?? 0) ?? []).flatMap((place) => shareAt.get(place) ?? [])]));
    },
  };
}
