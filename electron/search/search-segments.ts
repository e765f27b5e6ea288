import type { SearchHit } from '#shared/contract/review-views.ts';
import { cutSnippet } from '#shared/domain/search/cut-snippet.ts';
import { type SoughtTerm, soughtOf, standsIn } from '#shared/domain/search/find-terms.ts';
import type { FieldTerm, SearchQuery } from '#shared/domain/search/search-query.ts';
import type { WrittenNote } from '#shared/domain/search/written-text.ts';
import type { FacetCounts, SearchFilters, SearchSort } from '#shared/model/search-request.ts';
import { evaluateQuery } from './evaluate-query.ts';
import { type FacetTable, narrowAnswers } from './facet-table.ts';
import type { Answers } from './find-words.ts';
import { type Candidate, orderAnswers, titleOf } from './order-answers.ts';
import { tallyAnswers } from './rank-answers.ts';
import type { SearchAside, SegmentAsides } from './search-aside.ts';
import type { SearchedDocument } from './searched-document.ts';
import type { StoredSegment } from './segment-file.ts';
import { noteTermsOf, shownField } from './shown-field.ts';

/** A segment with the documents of it that may be found now: 1 for those, 0 for what changed or left the library. */
export type LiveSegment = {
  readonly stored: StoredSegment;
  readonly live: Answers;
  /** As the library lists them; `null` for those that may not be found. */
  readonly listed: readonly (SearchedDocument | null)[];
  readonly asides: SegmentAsides;
};

/** What is asked beside the query itself. */
export type SearchOptions = {
  readonly limit: number;
  /** Hits passed over; 0 where it says nothing. */
  readonly offset?: number | undefined;
  readonly filters?: SearchFilters | undefined;
  readonly sort?: SearchSort | undefined;
  readonly withFacets?: boolean | undefined;
};

export type SearchResult = { readonly total: number; readonly hits: SearchHit[]; readonly facets: FacetCounts | null };

/** Answers a query over all segments: the total is exact, the documents of the page asked for come as hits. */
export function searchSegments(
  segments: readonly LiveSegment[],
  query: SearchQuery,
  options: SearchOptions,
  table: () => FacetTable,
): SearchResult {
  const { root } = query;
  if (root === null) return { total: 0, hits: [], facets: null };
  const { limit, offset = 0, filters = {}, sort = 'relevance', withFacets = false } = options;
  const found = segments.map(({ stored, live, asides }) =>
    evaluateQuery({ segment: stored.segment, asides, tasks: stored.tasks }, root, live),
  );
  const isNarrowed = withFacets || Object.values(filters).some((values) => values !== undefined && values.length > 0);
  const { answers, facets } = isNarrowed ? narrowAnswers(table(), found, filters, withFacets) : { answers: found, facets: null };
  // Of a large library most parts know nothing of a rare word: they are passed over from here on.
  const answered = segments.flatMap((segment, index) => {
    const own = answers[index];
    return own === undefined || own === segment.stored.segment.noAnswers ? [] : [[segment, own] as const];
  });
  const tally = tallyAnswers(answered.map(([, own]) => own));
  const sought = { terms: query.terms.map(soughtOf), noteTerms: noteTermsOf(query), fields: query.fields };
  const named = query.fields.length === 0 ? sought.terms : query.named.map(soughtOf);
  const page = orderAnswers(answered, { sort, tally, offset, limit, terms: sought.terms, named });
  return {
    total: tally.total,
    hits: page.map((candidate) => hitOf(candidate, sought)),
    facets,
  };
}

/** What a hit shows and marks. */
type Sought = {
  readonly terms: readonly SoughtTerm[];
  readonly noteTerms: readonly SoughtTerm[];
  readonly fields: readonly FieldTerm[];
};

function hitOf(candidate: Candidate, sought: Sought): SearchHit {
  const { live, number, match, score } = candidate;
  const document = live.stored.segment.documents[number];
  const { text, terms, block, path, note } = shownPassage(candidate, sought);
  return {
    document: document?.id ?? '',
    file: document?.relativePath ?? '',
    title: titleOf(candidate),
    path: [...path],
    block,
    ...cutSnippet(text, terms),
    count: match.count,
    score: Math.round(score * 100) / 100,
    ...(note === null ? {} : { note: { id: note.id, source: note.source, start: note.start, end: note.end } }),
  };
}

type ShownPassage = {
  readonly text: string;
  /** What is marked in it. */
  readonly terms: readonly SoughtTerm[];
  readonly block: string;
  readonly path: readonly string[];
  readonly note: WrittenNote | null;
};

function shownPassage(candidate: Candidate, sought: Sought): ShownPassage {
  const { live, number, match } = candidate;
  const { terms } = sought;
  const { place } = match;
  if (place.kind === 'name') return shownBesideText(candidate, sought);
  const { passageAt, earlierAt, passageOver } = live.stored.passages(number);
  if (place.kind === 'block') {
    const passage = passageOver(place.mark);
    return passage ? { text: passage.text, terms, block: passage.id, path: passage.path, note: null } : shownNames(candidate, terms);
  }
  const earlier = earlierAt(place.earlierIndex);
  const now = earlier && passageAt(earlier.blockIndex ?? 0);
  return earlier ? { text: earlier.text, terms, block: now?.id ?? '', path: now?.path ?? [], note: null } : shownNames(candidate, terms);
}

/** No passage of the text: a field that was asked for, a note of a person, or the names of the paper. */
function shownBesideText(candidate: Candidate, { terms, noteTerms, fields }: Sought): ShownPassage {
  const { live, number, match } = candidate;
  const field = shownField(candidate, fields);
  const note = field !== null || match.score > 0 ? null : noteWith(live.asides.get(number), noteTerms);
  if (note !== null) return { text: note.text, terms: noteTerms, block: '', path: note.path, note };
  const block = live.stored.passages(number).passageAt(0)?.id ?? '';
  return { ...shownNames(candidate, terms), ...field, block };
}

function shownNames(candidate: Candidate, terms: readonly SoughtTerm[]): ShownPassage {
  const { live, number } = candidate;
  const document = live.stored.segment.documents[number];
  const docNumber = document === undefined ? '' : (live.asides.get(number)?.corrected.docNumber ?? document.facets.number);
  const text = [titleOf(candidate), docNumber, document?.relativePath ?? ''].join(' ');
  return { text, terms, block: '', path: [], note: null };
}

/** The note with most of the terms, the first among equals; `null` where none has one. */
function noteWith(aside: SearchAside | undefined, terms: readonly SoughtTerm[]): WrittenNote | null {
  let best: WrittenNote | null = null;
  let most = 0;
  for (const note of aside?.notes ?? []) {
    const held = terms.filter((term) => standsIn(note.text, term)).length;
    if (held > most) {
      best = note;
      most = held;
    }
  }
  return best;
}
