import type { OwnTopic } from '#shared/model/alignment.ts';
import { foldText } from '../text/fold-text.ts';
import { BUILT_IN_TOPICS } from './topic-dictionary.ts';

/** A topic as texts are searched for it; `own` where a person added it. */
export type KnownTopic = { readonly id: string; readonly name: string; readonly kind: 'built-in' | 'own' };

/** A term of one topic that stands in a text; `weight` 1 for a name of the topic, less for a hint. */
export type FoundTerm = { readonly topic: number; readonly term: string; readonly weight: number; readonly start: number };

type Find = (key: string) => readonly FoundTerm[];

/**
 * The topics in the order they are shown in, and the way to find their terms in folded text: in a title or heading more words name a topic
 * than in a sentence, where they are said in passing.
 */
export type TopicTerms = {
  readonly topics: readonly KnownTopic[];
  readonly find: Find;
  readonly findInTitle: Find;
  /** A person added the term, folded. */
  readonly isOwn: (term: string) => boolean;
};

/** What one of a topic's hints counts beside one of its names. */
const HINT_WEIGHT = 0.35;

type Term = { readonly topic: number; readonly text: string; readonly weight: number };

/** The built-in topics and those a person added. Finding is linear in the text for each length of term. */
export function topicTerms(own: readonly OwnTopic[]): TopicTerms {
  const topics: KnownTopic[] = BUILT_IN_TOPICS.map(({ id, name }) => ({ id, name, kind: 'built-in' }));
  const terms: Term[] = BUILT_IN_TOPICS.flatMap((topic, index) => [
    ...topic.terms.map((text) => ({ topic: index, text, weight: 1 })),
    ...topic.hints.map((text) => ({ topic: index, text, weight: HINT_WEIGHT })),
  ]);
  for (const { id, name, terms: added } of own) {
    const known = topics.findIndex((topic) => topic.id === id);
    const topic = known === -1 ? topics.length : known;
    if (known === -1) topics.push({ id, name, kind: 'own' });
    for (const text of known === -1 ? [name, ...added] : added) terms.push({ topic, text, weight: 1 });
  }
  const titles = BUILT_IN_TOPICS.flatMap((topic, index) => topic.titles.map((text) => ({ topic: index, text, weight: 1 })));
  // What has a name of its topic in it names it everywhere.
  const isName = ({ topic, text }: Term): boolean => BUILT_IN_TOPICS[topic]?.terms.some((term) => text.includes(term)) === true;
  const added = new Set(own.flatMap(({ name, terms: words }) => [name, ...words].map(foldText)));
  return {
    topics,
    find: finderOf([...terms, ...titles.filter(isName)]),
    findInTitle: finderOf([...titles, ...terms]),
    isOwn: (term) => added.has(term),
  };
}

/** Looks a text up by the character its terms begin with, the longest first: terms of one topic that overlap count once. */
function finderOf(terms: readonly Term[]): (key: string) => readonly FoundTerm[] {
  const byFirst = new Map<number, Term[]>();
  const seen = new Set<string>();
  for (const term of terms) {
    const text = foldText(term.text);
    if (text === '' || seen.has(`${term.topic} ${text}`)) continue;
    seen.add(`${term.topic} ${text}`);
    const first = text.charCodeAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), { ...term, text }]);
  }
  for (const list of byFirst.values()) list.sort((one, other) => other.text.length - one.text.length);
  return (key) => {
    const found: FoundTerm[] = [];
    const coveredBy = new Map<number, number>();
    for (let start = 0; start < key.length; start += 1) {
      for (const { topic, text, weight } of byFirst.get(key.charCodeAt(start)) ?? []) {
        if (!key.startsWith(text, start) || (coveredBy.get(topic) ?? 0) > start) continue;
        coveredBy.set(topic, start + text.length);
        found.push({ topic, term: text, weight, start });
      }
    }
    return found;
  };
}
