import { groupLinked, type Link, linkMeasures } from './link-measures.ts';
import type { Measure } from './read-measures.ts';
import { sharedTerms } from './shared-terms.ts';
import { type HeldShare, type Likenesses, NO_TOPIC, shareWithout } from './topic-shares.ts';
import type { TopicTerms } from './topic-terms.ts';

/** The measures, whether one may be put beside its like (what a person took out of a topic comes back under no other name), and is of another field. */
type Open = {
  readonly measures: readonly Measure[];
  readonly terms: TopicTerms;
  readonly isOpen: (measure: Measure) => boolean;
  readonly isStranger: (measure: Measure) => boolean;
};

/** What a pair must score to stand together although topics hold one of it, in papers of another field. */
const SURE_LINK = 0.1;

/** Measures of several documents that say the like, where no topic puts them beside each other; `together` those that some topic does. */
export function alikeGroups(
  shares: readonly HeldShare[],
  { measures, terms, isOpen, isStranger }: Open,
  { likeness }: Likenesses,
): { readonly alike: readonly (readonly Measure[])[]; readonly together: ReadonlySet<HeldShare> } {
  const documents = new Map<number, Set<number>>();
  for (const { topic, measure } of shares)
    if (topic !== NO_TOPIC) documents.set(topic, (documents.get(topic) ?? new Set()).add(measure.document));
  // What stands beside nothing, and nobody put or wanted there.
  const isAsked = ({ origin, terms: found }: HeldShare): boolean => origin !== 'found' || found.some(terms.isOwn);
  const isLone = (share: HeldShare): boolean =>
    share.topic === NO_TOPIC || (!isAsked(share) && (documents.get(share.topic)?.size ?? 0) < 2);
  const together = new Set(shares.filter((share) => !isLone(share)));
  const topicsOf = new Map<Measure, Set<number>>();
  for (const { measure, topic } of together) topicsOf.set(measure, (topicsOf.get(measure) ?? new Set()).add(topic));
  const groups = [...new Set(measures.map(({ document }) => document))].map((document) =>
    measures.flatMap((measure, at) => (measure.document === document ? [at] : [])),
  );
  const hasStranger = measures.some(isStranger);
  const isFree = (at: number): boolean => {
    const measure = measures[at];
    return measure !== undefined && (hasStranger || !topicsOf.has(measure)) && isOpen(measure);
  };
  const isWanted = ({ one, other, score }: Link): boolean => {
    const pair = [one, other].flatMap((at) => measures[at] ?? []);
    const [mine, theirs] = pair.map((measure) => topicsOf.get(measure));
    if (mine === undefined && theirs === undefined) return true;
    if (score < SURE_LINK || !pair.some(isStranger)) return false;
    return mine === undefined || theirs === undefined || ![...mine].some((topic) => theirs.has(topic));
  };
  const isExplained = ({ one, other }: Link): boolean => sharedTerms([one, other].flatMap((at) => measures[at] ?? [])).length > 0;
  const links = linkMeasures(groups, { likeness, isFree }).filter((link) => isWanted(link) && isExplained(link));
  const alike = groupLinked(links, (at) => measures[at]?.document ?? 0).map((group) => group.flatMap((at) => measures[at] ?? []));
  return { alike, together };
}

/** A measure that stands beside its like needs no topic of its own besides: there it would show the others as silent. */
export function withoutLoneTopics(
  shares: readonly HeldShare[],
  alike: ReadonlySet<Measure>,
  together: ReadonlySet<HeldShare>,
): readonly HeldShare[] {
  const moved = new Set<Measure>();
  return shares.flatMap((share): readonly HeldShare[] => {
    const { measure } = share;
    if (!alike.has(measure)) return [share];
    const kept = together.has(share) ? [share] : [];
    if (moved.has(measure)) return kept;
    moved.add(measure);
    return [...kept, shareWithout(measure)];
  });
}
