import type { AlignedLine, AlignedTopic, Alignment, OwnTopic, Provision } from '#shared/model/alignment.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { alignFigures } from './align-figures.ts';
import { classifyMeasure, type TopicShare } from './classify-measure.ts';
import { type Line, lineUp } from './line-up.ts';
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
/** Without a topic, only from here on. */
const LEAST_WITHOUT_TOPIC = 0.4;

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
  const shares = [...sharesOf(measures, terms, choices.placements), ...sharesOfPassages(terms, choices.passages ?? [])];
  const likeness = measureLikeness(shares.map(({ part }) => part));
  const material: Material = { shares, likeness, documents: models.length };
  const topics = terms.topics.flatMap((topic, index): readonly AlignedTopic[] => {
    const held = shares.flatMap((share, at) => (share.topic === index ? [at] : []));
    return held.length === 0 ? [] : [alignedTopic(topic, held, material)];
  });
  const rest = withoutTopic(material);
  return { topics: [...topics, ...rest.topics], unclassified: rest.unclassified, left: read.map(({ left }) => left) };
}

/** What a measure says on one topic, as a measure of its own; `part` has no title where only some of its sentences are meant. */
type HeldShare = TopicShare & {
  readonly measure: Measure;
  readonly part: Measure;
  readonly origin: Provision['origin'];
  readonly passage?: string;
};
type Material = { readonly shares: readonly HeldShare[]; readonly likeness: Likeness; readonly documents: number };

/** The shares of all measures in reading order; one under no topic has a share without. */
function sharesOf(measures: readonly Measure[], terms: TopicTerms, placements: readonly Placement[]): readonly HeldShare[] {
  const decided = new Map(placements.map((each) => [`${each.document}\u0000${each.measure}\u0000${each.topic}`, each.isIn]));
  return measures.flatMap((measure): readonly HeldShare[] => {
    const whole = { sentences: measure.sentences, terms: [], isMain: true, measure, part: measure };
    const found = new Map(classifyMeasure(measure, terms).map((share) => [share.topic, share]));
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

function sharesOfPassages({ topics }: TopicTerms, passages: readonly PlacedPassage[]): readonly HeldShare[] {
  return passages.flatMap(({ measure, topic: wanted, id }): readonly HeldShare[] => {
    const topic = topics.findIndex((each) => each.id === wanted);
    if (topic === -1) return [];
    return [{ topic, sentences: measure.sentences, terms: [], isMain: true, measure, part: measure, origin: 'added', passage: id }];
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

/** Measures that no topic holds: those alike in several documents stand together under the first one's title, the rest is listed. */
function withoutTopic(material: Material): { readonly topics: readonly AlignedTopic[]; readonly unclassified: Provision[][] } {
  const { shares, likeness, documents } = material;
  const free = shares.flatMap((share, at) => (share.topic === NO_TOPIC ? [at] : []));
  const topics: AlignedTopic[] = [];
  const unclassified: Provision[][] = Array.from({ length: documents }, () => []);
  for (const line of lineUp(byDocument(free, material), likeness, LEAST_WITHOUT_TOPIC)) {
    const own = line.filter((at) => at !== null);
    const first = shares[own[0] ?? -1];
    if (first === undefined) continue;
    const { document, key, title } = first.measure;
    if (own.length > 1) topics.push(alignedTopic({ id: `alike|${document}|${key}`, kind: 'likeness', name: title }, own, material));
    else unclassified[document]?.push(provisionOf(first));
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
