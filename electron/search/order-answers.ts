import { type SoughtTerm, standsIn } from '#shared/domain/search/find-terms.ts';
import { matchStream, type StreamMatch } from '#shared/domain/search/match-stream.ts';
import type { SearchSort } from '#shared/model/search-request.ts';
import type { Answers } from './find-words.ts';
import { type AnswerTally, bestAnswers, forEachAnswer } from './rank-answers.ts';
import { dateText, type SearchAside } from './search-aside.ts';
import { streamOf } from './search-segment.ts';
import type { LiveSegment } from './search-segments.ts';

/** A document of a segment. */
export type AnswerPlace = { readonly live: LiveSegment; readonly number: number };

/** One that was looked at closely. */
export type Candidate = AnswerPlace & { readonly match: StreamMatch; readonly score: number };

export type OrderWanted = {
  readonly sort: SearchSort;
  readonly tally: AnswerTally;
  readonly offset: number;
  readonly limit: number;
  readonly terms: readonly SoughtTerm[];
  /** Of a document that is called so. */
  readonly named: readonly SoughtTerm[];
};

/** Looked at closely beyond what is shown, because the index ranks by chunks and the text by places. */
const SPARE_CANDIDATES = 10;
const NAME_SCORE = 100;

/** One page of the documents that answer. The order of all pages together is the same for the same `limit`, whichever is asked for first. */
export function orderAnswers(answered: readonly (readonly [LiveSegment, Answers])[], wanted: OrderWanted): readonly Candidate[] {
  const { sort, offset, limit } = wanted;
  const look = (place: AnswerPlace): readonly Candidate[] => candidateOf(place, wanted);
  if (sort === 'relevance') return byRelevance(answered, wanted);
  const all = answered.flatMap(([live, answers]) => placesIn(live, answers));
  if (sort === 'count') {
    const counted = all.flatMap(look).sort((one, other) => other.match.count - one.match.count || newerFirst(one, other));
    return counted.slice(offset, offset + limit);
  }
  const sorted = all.sort(sort === 'date' ? newerFirst : byTitle);
  return sorted.slice(offset, offset + limit).flatMap(look);
}

function byRelevance(answered: readonly (readonly [LiveSegment, Answers])[], wanted: OrderWanted): readonly Candidate[] {
  const { offset, limit, tally } = wanted;
  const looked = mostWorth(answered, tally, limit + SPARE_CANDIDATES);
  const head = looked
    .flatMap((place) => candidateOf(place, wanted))
    .sort((one, other) => other.score - one.score || newerFirst(one, other));
  const page = head.slice(offset, offset + limit);
  if (page.length === limit) return page;
  const known = new Set(looked.map(idOf));
  const rest = answered.flatMap(([live, answers]) =>
    placesIn(live, answers)
      .filter((place) => !known.has(idOf(place)))
      .map((place) => ({ ...place, worth: answers[place.number] ?? 0 })),
  );
  rest.sort((one, other) => other.worth - one.worth || newerFirst(one, other));
  const from = Math.max(0, offset - head.length);
  return [...page, ...rest.slice(from, from + limit - page.length).flatMap((place) => candidateOf(place, wanted))];
}

/** The documents that the index says are the best, in no order. */
function mostWorth(answered: readonly (readonly [LiveSegment, Answers])[], tally: AnswerTally, count: number): readonly AnswerPlace[] {
  const { above, atBorder, room } = bestAnswers(
    answered.map(([, answers]) => answers),
    tally,
    count,
  );
  const placesOf = (numbers: readonly number[][]): AnswerPlace[][] =>
    answered.map(([live], segment) => (numbers[segment] ?? []).map((number) => ({ live, number })));
  return [...placesOf(above).flat(), ...newestOf(placesOf(atBorder), room)];
}

/** The newest of some documents of each segment, which come newest first there as long as nobody corrected a date. */
function newestOf(segments: readonly AnswerPlace[][], count: number): readonly AnswerPlace[] {
  const all = segments.flat();
  if (all.length <= count) return all;
  if (segments.some(([first]) => first !== undefined && first.live.asides.size > 0)) return all.sort(newerFirst).slice(0, count);
  const newest: AnswerPlace[] = [];
  const heads = segments.filter((places) => places.length > 0).map((places) => ({ places, taken: 0 }));
  while (newest.length < count) {
    let best: { place: AnswerPlace; of: { taken: number } } | null = null;
    for (const head of heads) {
      const place = head.places[head.taken];
      if (place !== undefined && (best === null || newerFirst(place, best.place) < 0)) best = { place, of: head };
    }
    if (best === null) break;
    newest.push(best.place);
    best.of.taken += 1;
  }
  return newest;
}

function candidateOf({ live, number }: AnswerPlace, { terms, named }: OrderWanted): readonly Candidate[] {
  const stream = streamOf(live.stored.segment, number);
  if (!stream) return [];
  const match = matchStream(stream, terms, named);
  const isNamed = match.score < NAME_SCORE && isNamedByPerson(live.asides.get(number), named);
  return [{ live, number, match, score: match.score + (isNamed ? NAME_SCORE : 0) }];
}

function isNamedByPerson(aside: SearchAside | undefined, terms: readonly SoughtTerm[]): boolean {
  return aside !== undefined && terms.length > 0 && terms.every((term) => standsIn(aside.names, term));
}

function placesIn(live: LiveSegment, answers: Answers): AnswerPlace[] {
  const places: AnswerPlace[] = [];
  forEachAnswer(answers, (number) => places.push({ live, number }));
  return places;
}

function newerFirst(one: AnswerPlace, other: AnswerPlace): number {
  const left = dateOf(one);
  const right = dateOf(other);
  if (left !== right) return left < right ? 1 : -1;
  return pathOf(one) < pathOf(other) ? -1 : 1;
}

const TITLE_ORDER = new Intl.Collator('zh-CN', { numeric: true });

function byTitle(one: AnswerPlace, other: AnswerPlace): number {
  return TITLE_ORDER.compare(titleOf(one), titleOf(other)) || (pathOf(one) < pathOf(other) ? -1 : 1);
}

function dateOf({ live, number }: AnswerPlace): string {
  const document = live.stored.segment.documents[number];
  return document === undefined ? '' : dateText(document, live.asides.get(number));
}

function idOf({ live, number }: AnswerPlace): string {
  return live.stored.segment.documents[number]?.id ?? '';
}

function pathOf({ live, number }: AnswerPlace): string {
  return live.stored.segment.documents[number]?.relativePath ?? '';
}

/** As the window shows it. */
export function titleOf({ live, number }: AnswerPlace): string {
  const listed = live.listed[number];
  const known = live.stored.segment.documents[number]?.title ?? '';
  return live.asides.get(number)?.corrected.title ?? (listed?.state.kind === 'ready' ? listed.state.summary.title : known);
}
