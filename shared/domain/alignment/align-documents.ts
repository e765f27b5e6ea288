import type { AlignedLine, AlignedTopic, Alignment, OwnTopic, Provision } from '#shared/model/alignment.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { alignFigures } from './align-figures.ts';
import { alikeGroups, withoutLoneTopics } from './alike-groups.ts';
import { type Line, lineUp } from './line-up.ts';
import type { Likeness } from './measure-likeness.ts';
import { type Measure, readMeasures } from './read-measures.ts';
import { sharedTerms } from './shared-terms.ts';
import {
  amongShares,
  classifyMeasures,
  type HeldShare,
  likenessOf,
  NO_TOPIC,
  type PlacedPassage,
  type Placement,
  sharesOf,
  sharesOfPassages,
  withoutPassing,
} from './topic-shares.ts';
import { topicTerms } from './topic-terms.ts';

type Source = Pick<DocumentModel, 'blocks' | 'outline' | 'tasks'>;

/** A person's own topics, what they decided on measures, and the passages they chose. */
export type AlignmentChoices = {
  readonly topics: readonly OwnTopic[];
  readonly placements: readonly Placement[];
  readonly passages?: readonly PlacedPassage[];
};

/** Under one topic, measures are put beside each other from here on. */
const LEAST_UNDER_TOPIC = 0.12;

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
  const { topicsOf, foreign } = classifyMeasures(measures, terms);
  const said = sharesOf(measures, { terms, topicsOf }, choices.placements);
  const likeness = likenessOf(measures, [...said, ...passages]);
  const classified = withoutPassing(said, likeness, terms);
  const takenOut = new Set(choices.placements.flatMap(({ document, measure, isIn }) => (isIn ? [] : [`${document} ${measure}`])));
  const isOpen = ({ document, key }: Measure): boolean => !takenOut.has(`${document} ${key}`);
  const isStranger = ({ document }: Measure): boolean => foreign.has(document);
  const { alike, together } = alikeGroups([...classified, ...passages], { measures, terms, isOpen, isStranger }, likeness);
  const shares = [...withoutLoneTopics(classified, new Set(alike.flat()), together), ...passages];
  const material: Material = { shares, likeness: amongShares(shares, likeness), documents: models.length };
  const topics = terms.topics.flatMap((topic, index): readonly AlignedTopic[] => {
    const held = shares.flatMap((share, at) => (share.topic === index ? [at] : []));
    return held.length === 0 ? [] : [alignedTopic(topic, held, material)];
  });
  const rest = withoutTopic(material, alike);
  return { topics: [...topics, ...rest.topics], unclassified: rest.unclassified, left: read.map(({ left }) => left) };
}

type Material = {
  readonly shares: readonly HeldShare[];
  readonly likeness: Pick<Likeness, 'between' | 'candidates'>;
  readonly documents: number;
};

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
