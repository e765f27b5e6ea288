import { splitList } from '../structure/unit-names.ts';
import { foldText } from '../text/fold-text.ts';
import type { Measure, Sentence } from './read-measures.ts';
import { BROAD_TOPICS, INSTRUMENT_TOPICS, WHOLE_MEASURE_TOPICS } from './topic-dictionary.ts';
import type { FoundTerm, TopicTerms } from './topic-terms.ts';

/** One topic that a measure speaks of, with the sentences that do, and the terms that tell so. */
export type TopicShare = {
  readonly topic: number;
  readonly sentences: readonly Sentence[];
  readonly terms: readonly string[];
  /** The measure as a whole is about the topic, not only these sentences. */
  readonly isMain: boolean;
  /** The title names the topic. */
  readonly isTitled: boolean;
};

/** What is said of a topic in a title counts as much as in so many sentences. */
const TITLE_WEIGHT = 3;
const HEADING_WEIGHT = 1;
/** More than one hint in a title counts. */
const HINTED_ONCE = 0.5;
/** A measure whose title names no topic needs this much in its sentences and the headings above it. */
const ENOUGH = 1;
/** A sentence that names more topics than this only lists them. */
const MOST_IN_SENTENCE = 2;

/** A sentence of the main topic needs this much to be about another as well: two names of it. */
const PLAIN = 2;

/** Items that make a list long, and what a name in one counts. */
const LONG_LIST = 4;
const LISTED_WEIGHT = 0.35;
/** A list that names so many topics is of topics, and about none of them. */
const MIXED_LIST = 3;

/** `在…领域` says where something is done, not what; names of papers say nothing of the measure. */
const MASKED =
  /在[^,。;《》]{1,40}(?:领域|方面|环节|行业|场所)|《[^《》]{1,80}》|(?:减少|避免)对[^,。;]{1,20}的干扰|发挥[^,。;]{1,20}(?:功能|作用|优势)|依托[^,。;]{1,40}(?=,)/g;

/** `聚焦…等` lists with commas what something is done about. */
const AIMED_AT = /(?:聚焦|围绕|针对|严厉打击|依法查处)[^。;:]{10,300}?等/g;

/** What the sections of papers are called for, not what is done in them. */
const NOT_BY_HEADING: ReadonlySet<string> = new Set([...WHOLE_MEASURE_TOPICS, ...INSTRUMENT_TOPICS]);

type Scores = Map<number, number>;
type ReadSentence = {
  readonly sentence: Sentence;
  readonly scores: Scores;
  readonly named: ReadonlySet<number>;
  readonly found: readonly FoundTerm[];
};

/**
 * The topics of a measure. One that its title names, or that most of it speaks of, takes the measure with all sentences that speak of nothing else;
 * any other takes the sentences that name it. `silent` terms say nothing in its paper. Linear in the measure.
 */
export function classifyMeasure(measure: Measure, terms: TopicTerms, silent: ReadonlySet<string> = NONE): readonly TopicShare[] {
  const { topics } = terms;
  const find = withoutSilent(terms.find, silent);
  const findInTitle = withoutSilent(terms.findInTitle, silent);
  const inTitle = findInTitle(foldText(measure.title));
  const title = withoutBroad(scoresOf(inTitle), topics);
  const read = measure.sentences.map((sentence) => readSentence(sentence, find));
  const main = mainTopics(title, headingScores(measure, findInTitle, topics), read);
  const shares = new Map<number, { sentences: Set<Sentence>; terms: Set<string> }>();
  const add = (topic: number, one: ReadSentence | null): void => {
    const share = shares.get(topic) ?? { sentences: new Set(), terms: new Set() };
    shares.set(topic, share);
    if (one === null) return;
    share.sentences.add(one.sentence);
    for (const { topic: of, term } of one.found) if (of === topic) share.terms.add(term);
  };
  for (const topic of main) add(topic, null);
  for (const one of read) {
    const others = otherTopics(one, main).filter((topic) => !WHOLE_MEASURE_TOPICS.has(topics[topic]?.id ?? ''));
    for (const topic of others) add(topic, one);
    const named = main.filter((topic) => one.named.has(topic));
    const isOthers = others.length > 0 && named.length === 0;
    for (const topic of named.length > 0 ? named : isOthers ? [] : main) add(topic, one);
  }
  return [...shares].flatMap(([topic, { sentences, terms }]) => {
    for (const { topic: of, term } of inTitle) if (of === topic) terms.add(term);
    return sentences.size === 0
      ? []
      : [
          {
            topic,
            sentences: measure.sentences.filter((sentence) => sentences.has(sentence)),
            terms: [...terms],
            isMain: main.includes(topic),
            isTitled: (title.get(topic) ?? 0) >= 1,
          },
        ];
  });
}

const NONE: ReadonlySet<string> = new Set();

/** A term that this share of a paper's measures hold is what the paper is about: it tells none of them from another. */
const SUBJECT_SHARE = 0.3;
/** Of a paper of fewer measures nothing can be said as a whole. */
export const FEWEST_MEASURES = 8;

/** The terms that are the subject of a whole paper, by how many of its measures they put under a topic; a person's own never are. */
export function subjectTerms(shares: readonly (readonly TopicShare[])[], terms: TopicTerms): ReadonlySet<string> {
  if (shares.length < FEWEST_MEASURES) return NONE;
  const holders = new Map<string, number>();
  for (const measure of shares)
    for (const term of new Set(measure.flatMap((share) => share.terms))) holders.set(term, (holders.get(term) ?? 0) + 1);
  return new Set([...holders].flatMap(([term, count]) => (count > shares.length * SUBJECT_SHARE && !terms.isOwn(term) ? [term] : [])));
}

function withoutSilent(find: TopicTerms['find'], silent: ReadonlySet<string>): TopicTerms['find'] {
  return silent.size === 0 ? find : (key) => find(key).filter(({ term }) => !silent.has(term));
}

function readSentence(sentence: Sentence, find: TopicTerms['find']): ReadSentence {
  const key = sentence.key.replaceAll(MASKED, (masked) => '\u0000'.repeat(masked.length));
  const found = withoutModifiers(withoutListed(key, find(key)));
  const scores = scoresOf(found);
  const named = new Set([...scores].flatMap(([topic, score]) => (score >= 1 ? [topic] : [])));
  return { sentence, scores, named, found };
}

/** A name of a topic that is one item of a long list counts as a hint: the list is about something else. Linear. */
function withoutListed(key: string, found: readonly FoundTerm[]): readonly FoundTerm[] {
  const lists = [...listsIn(key, /[^,。;:]+/g, '、'), ...listsIn(key, AIMED_AT, ',')];
  if (lists.length === 0) return found;
  return found.map((one) => {
    const list = lists.find(({ starts, end }) => (starts[0] ?? 0) <= one.start && one.start < end);
    if (list === undefined) return one;
    const itemOf = (at: number): number => list.starts.findLastIndex((start) => start <= at);
    const isAlone = !found.some((other) => other.topic === one.topic && other.weight === 1 && itemOf(other.start) !== itemOf(one.start));
    const isIn = ({ start }: FoundTerm): boolean => (list.starts[0] ?? 0) <= start && start < list.end;
    const isMixed = new Set(found.flatMap((other) => (other.weight === 1 && isIn(other) ? [other.topic] : []))).size >= MIXED_LIST;
    return isAlone || isMixed ? { ...one, weight: LISTED_WEIGHT } : one;
  });
}

function listsIn(key: string, stretch: RegExp, mark: '、' | ','): readonly { readonly starts: readonly number[]; readonly end: number }[] {
  return [...key.matchAll(stretch)].flatMap(({ 0: text, index }) => {
    const items = splitList(text, mark);
    return items.length < LONG_LIST ? [] : [{ starts: items.map(({ start }) => index + start), end: index + text.length }];
  });
}

/** The last noun of a compound says what it is: 知识产权质押 is a way to borrow. A name that only stands before another topic's is a hint. Linear. */
function withoutModifiers(found: readonly FoundTerm[]): readonly FoundTerm[] {
  const starts = new Map<number, Set<number>>();
  for (const { topic, start } of found) starts.set(start, (starts.get(start) ?? new Set()).add(topic));
  return found.map((one) => {
    const next = starts.get(one.start + one.term.length);
    return next !== undefined && !next.has(one.topic) ? { ...one, weight: Math.min(one.weight, LISTED_WEIGHT) } : one;
  });
}

/** Each different term of a topic counts once. */
function scoresOf(found: readonly FoundTerm[]): Scores {
  const scores: Scores = new Map();
  const seen = new Set<string>();
  for (const { topic, term, weight } of found) {
    const key = `${topic}\u0000${term}`;
    if (seen.has(key)) continue;
    seen.add(key);
    scores.set(topic, (scores.get(topic) ?? 0) + weight);
  }
  return scores;
}

/** In a title, a word such as 科技创新 beside the name of another topic only says of what kind it is. */
function withoutBroad(title: Scores, topics: TopicTerms['topics']): Scores {
  const isBroad = (topic: number): boolean => BROAD_TOPICS.has(topics[topic]?.id ?? '');
  const isNarrowed = [...title].some(([topic, score]) => score >= 1 && !isBroad(topic));
  return isNarrowed ? new Map([...title].filter(([topic]) => !isBroad(topic))) : title;
}

/**
 * The nearest heading that names topics speaks for what stands below it; one that names several leaves the choice to the text, and 组织保障 stands
 * above whatever makes the paper work.
 */
function headingScores(measure: Measure, find: TopicTerms['find'], topics: TopicTerms['topics']): Scores {
  for (const heading of measure.headings.toReversed()) {
    const named = [...scoresOf(find(heading))].filter(([topic, score]) => score >= 1 && !NOT_BY_HEADING.has(topics[topic]?.id ?? ''));
    if (named.length > 0) return new Map(named.map(([topic]) => [topic, HEADING_WEIGHT / named.length]));
  }
  return new Map();
}

function mainTopics(title: Scores, headings: Scores, read: readonly ReadSentence[]): readonly number[] {
  const titled = [...title].filter(([, score]) => score >= 1).map(([topic]) => topic);
  if (titled.length > 0) return titled;
  const total: Scores = new Map(headings);
  for (const [topic, score] of title) total.set(topic, (total.get(topic) ?? 0) + score * TITLE_WEIGHT);
  for (const { scores, named } of read) {
    if (named.size > MOST_IN_SENTENCE) continue;
    for (const [topic, score] of scores)
      total.set(topic, (total.get(topic) ?? 0) + Math.min(score, 2) / Math.max(1, Math.sqrt(read.length) / 1.5));
  }
  // One hint is a common word: 风险 and 创新 stand in titles of everything.
  const isNamed = (topic: number): boolean =>
    headings.has(topic) || (title.get(topic) ?? 0) > HINTED_ONCE || read.some(({ named }) => named.has(topic));
  const [best] = [...total].filter(([topic]) => isNamed(topic)).sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  return best !== undefined && best[1] >= ENOUGH ? [best[0]] : [];
}

/** Topics besides the main ones that a sentence is about. */
function otherTopics({ scores, named }: ReadSentence, main: readonly number[]): readonly number[] {
  if (named.size > MOST_IN_SENTENCE) return [];
  const mine = Math.max(0, ...main.map((topic) => scores.get(topic) ?? 0));
  return [...named].filter((topic) => !main.includes(topic) && (mine === 0 || (scores.get(topic) ?? 0) >= Math.max(mine + 1, PLAIN)));
}
