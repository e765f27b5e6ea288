import type { AlignedLine, AlignedTopic, Alignment, OwnTopic, Provision } from '#shared/model/alignment.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { alignFigures } from './align-figures.ts';
import { classifyMeasure, FEWEST_MEASURES, subjectTerms, type TopicShare } from './classify-measure.ts';
import { type Line, lineUp } from './line-up.ts';
import { groupLinked, type Link, linkMeasures } from './link-measures.ts';
import { type Likeness, measureLikeness } from './measure-likeness.ts';
import { type Measure, readMeasures } from './read-measures.ts';
import { sharedTerms } from './shared-terms.ts';
import { type TopicTerms, topicTerms } from './topic-terms.ts';

type Source = Pick<DocumentModel, 'blocks' | 'outline' | 'tasks'>;

/** What a person decided on a measure: it belongs under the topic, or does not. `document` is its place in the list. */
export type Placement = { readonly document: number; readonly measure: string; readonly topic: string; readonly isIn: boolean };

/** A passage that a person put under a topic, as a measure of its own; `id` is what the board calls it. */
export type PlacedPassage = { readonly measure: Measure; readonly topic: string; readonly id: string };

/** A person's own topics, what they decided on measures, and the passages they chose. */
export type AlignmentChoices = {
  readonly topics: readonly OwnTopic[];
  readonly placements: readonly Placement[];
  readonly passages?: readonly PlacedPassage[];
};

/** Under one topic, measures are put beside each other from here on. */
const LEAST_UNDER_TOPIC = 0.12;

/** A paper fewer of whose titles name a topic is about another field: what it says of one in passing says nothing. */
const AT_HOME = 0.4;

/** Stands for the topic of what is under none. */
const NO_TOPIC = -1;

const NO_CHOICES: AlignmentChoices = { topics: [], placements: [] };

/**
 * Lines up what two to six documents say, topic by topic. Every measure stands under at least one topic or among the unclassified.
 * Deterministic; near linear in the text, with a square of the measures under one topic.
 */
export function alignDocuments(models: readonly Source[], choices: AlignmentChoices = NO_CHOICES): Alignment {
  const read = models.map((model, document) => readMeasures(model, document));
  const measures = read.flatMap((each) => each.measures);
  const terms = topicTerms(choices.topics);
  const passages = sharesOfPassages(terms, choices.passages ?? []);
  const classified = sharesOf(measures, terms, choices.placements);
  const likeness = likenessOf(measures, [...classified, ...passages]);
  const takenOut = new Set(choices.placements.flatMap(({ document, measure, isIn }) => (isIn ? [] : [`${document} ${measure}`])));
  const isOpen = ({ document, key }: Measure): boolean => !takenOut.has(`${document} ${key}`);
  const alike = alikeGroups([...classified, ...passages], { measures, terms, isOpen }, likeness);
  const shares = [...withoutLoneTopics(classified, new Set(alike.flat())), ...passages];
  const material: Material = { shares, likeness: amongShares(shares, likeness), documents: models.length };
  const topics = terms.topics.flatMap((topic, index): readonly AlignedTopic[] => {
    const held = shares.flatMap((share, at) => (share.topic === index ? [at] : []));
    return held.length === 0 ? [] : [alignedTopic(topic, held, material)];
  });
  const rest = withoutTopic(material, alike);
  return { topics: [...topics, ...rest.topics], unclassified: rest.unclassified, left: read.map(({ left }) => left) };
}

/** What a measure says on one topic, as a measure of its own; `part` has no title where only some of its sentences are meant. */
type HeldShare = TopicShare & {
  readonly measure: Measure;
  readonly part: Measure;
  readonly origin: Provision['origin'];
  readonly passage?: string;
};
type Material = {
  readonly shares: readonly HeldShare[];
  readonly likeness: Pick<Likeness, 'between' | 'candidates'>;
  readonly documents: number;
};

/** The shares of all measures in reading order; one under no topic has a share without. */
function sharesOf(measures: readonly Measure[], terms: TopicTerms, placements: readonly Placement[]): readonly HeldShare[] {
  const decided = new Map(placements.map((each) => [`${each.document}\u0000${each.measure}\u0000${each.topic}`, each.isIn]));
  const topicsOf = classifyMeasures(measures, terms);
  return measures.flatMap((measure): readonly HeldShare[] => {
    const whole = { sentences: measure.sentences, terms: [], isMain: true, isTitled: false, measure, part: measure };
    const found = new Map((topicsOf.get(measure) ?? []).map((share) => [share.topic, share]));
    const own = terms.topics.flatMap(({ id }, topic): readonly HeldShare[] => {
      const share = found.get(topic);
      const isIn = decided.get(`${measure.document}\u0000${measure.key}\u0000${id}`);
      if (isIn === false || (isIn === undefined && share === undefined)) return [];
      if (share === undefined) return [{ ...whole, topic, origin: 'added' }];
      const part = share.isMain ? measure : { ...measure, title: '', sentences: share.sentences };
      return [{ ...share, measure, part, origin: isIn === undefined ? 'found' : 'confirmed' }];
    });
    return own.length > 0 ? own : [{ ...whole, topic: NO_TOPIC, origin: 'found' }];
  });
}

/** The topics of each measure; what a paper speaks of throughout is none. */
function classifyMeasures(measures: readonly Measure[], terms: TopicTerms): ReadonlyMap<Measure, readonly TopicShare[]> {
  const found = new Map(measures.map((measure) => [measure, classifyMeasure(measure, terms)]));
  for (const document of new Set(measures.map((measure) => measure.document))) {
    const own = measures.filter((measure) => measure.document === document);
    const silent = subjectTerms(
      own.map((measure) => found.get(measure) ?? []),
      terms,
    );
    for (const measure of own) {
      const isTouched = found.get(measure)?.some((share) => share.terms.some((term) => silent.has(term))) === true;
      if (isTouched) found.set(measure, classifyMeasure(measure, terms, silent));
    }
    const titled = own.filter((measure) => found.get(measure)?.some(({ isTitled }) => isTitled) === true);
    if (own.length < FEWEST_MEASURES || titled.length >= own.length * AT_HOME) continue;
    for (const measure of own)
      found.set(
        measure,
        (found.get(measure) ?? []).filter(({ topic, isTitled }) => isTitled || terms.topics[topic]?.kind === 'own'),
      );
  }
  return found;
}

function sharesOfPassages({ topics }: TopicTerms, passages: readonly PlacedPassage[]): readonly HeldShare[] {
  return passages.flatMap(({ measure, topic: wanted, id }): readonly HeldShare[] => {
    const topic = topics.findIndex((each) => each.id === wanted);
    if (topic === -1) return [];
    const whole = { sentences: measure.sentences, terms: [], isMain: true, isTitled: false, measure, part: measure };
    return [{ ...whole, topic, origin: 'added', passage: id }];
  });
}

function alignedTopic(topic: Pick<AlignedTopic, 'id' | 'kind' | 'name'>, held: readonly number[], material: Material): AlignedTopic {
  const { shares, likeness, documents } = material;
  const groups = byDocument(held, material);
  // One provision a document at the most: nothing to choose between.
  const isPlain = groups.every((group) => group.length < 2);
  const lines = lineUp(groups, likeness, isPlain ? 0 : LEAST_UNDER_TOPIC);
  const said = groups.map((group) =>
    group.flatMap((at) => (shares[at]?.sentences ?? []).map((sentence) => ({ measure: shares[at]?.measure.key ?? '', sentence }))),
  );
  return {
    id: topic.id,
    kind: topic.kind,
    name: topic.name,
    lines: lines.map((line) => alignedLine(line, shares)),
    figures: [...alignFigures(said.slice(0, documents))],
  };
}

function alignedLine(line: Line, shares: readonly HeldShare[]): AlignedLine {
  const held = line.map((at) => (at === null ? null : (shares[at] ?? null)));
  const parts = held.flatMap((share) => (share === null ? [] : [share.part]));
  return { cells: held.map((share) => (share === null ? null : provisionOf(share))), terms: [...sharedTerms(parts)] };
}

function byDocument(held: readonly number[], { shares, documents }: Material): readonly (readonly number[])[] {
  return Array.from({ length: documents }, (_, document) => held.filter((at) => shares[at]?.measure.document === document));
}

/** The likeness of measures, and of the parts of them that stand under topics, by where each is in `order`. */
type Likenesses = { readonly likeness: Likeness; readonly order: ReadonlyMap<Measure, number> };

function likenessOf(measures: readonly Measure[], shares: readonly HeldShare[]): Likenesses {
  const all = [...new Set([...measures, ...shares.map(({ part }) => part)])];
  return { likeness: measureLikeness(all, measures.length), order: new Map(all.map((measure, at) => [measure, at])) };
}

function amongShares(shares: readonly HeldShare[], { likeness, order }: Likenesses): Pick<Likeness, 'between' | 'candidates'> {
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

/** The measures, and whether one may be put beside its like: what a person took out of a topic comes back under no other name. */
type Open = { readonly measures: readonly Measure[]; readonly terms: TopicTerms; readonly isOpen: (measure: Measure) => boolean };

/** Measures of several documents that say the like, where no topic puts them beside each other. */
function alikeGroups(
  shares: readonly HeldShare[],
  { measures, terms, isOpen }: Open,
  { likeness }: Likenesses,
): readonly (readonly Measure[])[] {
  const documents = new Map<number, Set<number>>();
  for (const { topic, measure } of shares)
    if (topic !== NO_TOPIC) documents.set(topic, (documents.get(topic) ?? new Set()).add(measure.document));
  // What stands beside nothing, and nobody put or wanted there.
  const isAsked = ({ origin, terms: found }: HeldShare): boolean => origin !== 'found' || found.some(terms.isOwn);
  const isLone = (share: HeldShare): boolean =>
    share.topic === NO_TOPIC || (!isAsked(share) && (documents.get(share.topic)?.size ?? 0) < 2);
  const together = new Set(shares.flatMap((share) => (isLone(share) ? [] : [share.measure])));
  const groups = [...new Set(measures.map(({ document }) => document))].map((document) =>
    measures.flatMap((measure, at) => (measure.document === document ? [at] : [])),
  );
  const isFree = (at: number): boolean => {
    const measure = measures[at];
    return measure !== undefined && !together.has(measure) && isOpen(measure);
  };
  const isExplained = ({ one, other }: Link): boolean => sharedTerms([one, other].flatMap((at) => measures[at] ?? [])).length > 0;
  const links = linkMeasures(groups, { likeness, isFree }).filter(isExplained);
  return groupLinked(links, (at) => measures[at]?.document ?? 0).map((group) => group.flatMap((at) => measures[at] ?? []));
}

/** A measure that stands beside its like needs no topic of its own: there it would show the others as silent. */
function withoutLoneTopics(shares: readonly HeldShare[], alike: ReadonlySet<Measure>): readonly HeldShare[] {
  const moved = new Set<Measure>();
  return shares.flatMap((share): readonly HeldShare[] => {
    const { measure } = share;
    if (!alike.has(measure)) return [share];
    if (moved.has(measure)) return [];
    moved.add(measure);
    const whole = { topic: NO_TOPIC, sentences: measure.sentences, terms: [], isMain: true, isTitled: false };
    return [{ ...whole, measure, part: measure, origin: 'found' }];
  });
}

/** Measures that no topic holds: those alike in several documents stand together under the first one's title, the rest is listed. */
function withoutTopic(
  material: Material,
  alike: readonly (readonly Measure[])[],
): { readonly topics: readonly AlignedTopic[]; readonly unclassified: Provision[][] } {
  const { shares, documents } = material;
  const free = new Map(shares.flatMap(({ topic, measure }, at) => (topic === NO_TOPIC ? [[measure, at] as const] : [])));
  const topics = alike.flatMap((group): readonly AlignedTopic[] => {
    const held = group.flatMap((measure) => free.get(measure) ?? []);
    const [first] = group;
    if (first === undefined) return [];
    return [alignedTopic({ id: `alike|${first.document}|${first.key}`, kind: 'likeness', name: first.title }, held, material)];
  });
  const grouped = new Set(alike.flat());
  const unclassified: Provision[][] = Array.from({ length: documents }, () => []);
  for (const [measure, at] of free) {
    const share = shares[at];
    if (share !== undefined && !grouped.has(measure)) unclassified[measure.document]?.push(provisionOf(share));
  }
  return { topics, unclassified };
}

function provisionOf({ measure, sentences, terms, origin, passage }: HeldShare): Provision {
  return {
    key: measure.key,
    path: [...measure.path],
    title: measure.title,
    sentences: sentences.map(({ blockIndex, start, end, at, text }) => ({ blockIndex, start, end, at, text })),
    indicators: sentences.flatMap(({ targets }) => targets.map(({ indicator }) => indicator)),
    terms: [...terms],
    origin,
    ...(passage === undefined ? {} : { passage }),
  };
}
