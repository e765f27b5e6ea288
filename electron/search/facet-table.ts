import { reviewStateOf } from '#shared/domain/review/review-state.ts';
import { type RegionAndYear, regionAndYear } from '#shared/domain/structure/region-and-year.ts';
import { SEARCH_FACETS } from '#shared/model/search-facets.ts';
import type { SegmentDocument, SegmentFacets } from '#shared/model/search-index.ts';
import type { FacetCounts, SearchFacet, SearchFilters } from '#shared/model/search-request.ts';
import type { Answers } from './find-words.ts';
import { fieldText, type SearchAside } from './search-aside.ts';
import type { LiveSegment } from './search-segments.ts';
import type { SearchedDocument } from './searched-document.ts';

/** The values of one facet and, a segment, which of them each document has: `ids[starts[n] … starts[n + 1])` of document n. */
type FacetColumn = {
  readonly values: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly segments: readonly { readonly starts: Uint32Array; readonly ids: Uint32Array }[];
};

/** What every document that may be found can be narrowed by. */
export type FacetTable = Readonly<Record<SearchFacet, FacetColumn>>;

/** Values told of a facet; the others are named by typing a field into the query. */
const TOLD_VALUES = 60;

/** Tabulates the facets of a state of the library. Linear in its documents. */
export function facetTable(segments: readonly LiveSegment[]): FacetTable {
  const column = (facet: SearchFacet): FacetColumn => columnOf(segments, facet);
  return {
    region: column('region'),
    year: column('year'),
    kind: column('kind'),
    stage: column('stage'),
    issuer: column('issuer'),
    unit: column('unit'),
    folder: column('folder'),
    tag: column('tag'),
    review: column('review'),
  };
}

function columnOf(segments: readonly LiveSegment[], facet: SearchFacet): FacetColumn {
  const numbers = new Map<string, number>();
  const numberOf = (value: string): number => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, numbers.size);
    return numbers.size - 1;
  };
  const tabulated = segments.map(({ stored, listed, asides }) => {
    const { documents } = stored.segment;
    const starts = new Uint32Array(documents.length + 1);
    const ids: number[] = [];
    for (const [number, document] of documents.entries()) {
      const entry = listed[number];
      if (entry)
        for (const value of new Set(valuesOf(facet, document, entry, asides.get(number)))) if (value !== '') ids.push(numberOf(value));
      starts[number + 1] = ids.length;
    }
    return { starts, ids: Uint32Array.from(ids) };
  });
  return { values: [...numbers.keys()], numbers, segments: tabulated };
}

function valuesOf(
  facet: SearchFacet,
  document: SegmentDocument,
  listed: SearchedDocument,
  aside: SearchAside | undefined,
): readonly string[] {
  // Squeezed, so that one body written in both scripts is one value.
  const text = (name: keyof SegmentFacets): string => fieldText(document, aside, name);
  switch (facet) {
    case 'region':
      return [placeAndTime(listed, aside).region ?? ''];
    case 'year':
      return [placeAndTime(listed, aside).year ?? ''];
    case 'kind':
      return [text('kind')];
    case 'stage':
      return [text('stage')];
    case 'issuer':
      return [text('issuer')];
    case 'unit':
      return text('units').split('\n');
    case 'folder':
      return [folderValue(listed)];
    case 'tag':
      return listed.tags;
    case 'review':
      return [reviewStateOf(listed.markedState, aside?.work)];
  }
}

/** As the list and the statistics tell it, of what they know. */
function placeAndTime({ state }: SearchedDocument, aside: SearchAside | undefined): RegionAndYear {
  return state.kind === 'ready' ? regionAndYear({ ...state.summary, ...aside?.corrected }) : { region: null, year: null };
}

/** The folder a file lies in: the library's folder by its id, and the way from there. */
function folderValue({ folderId, relativePath }: SearchedDocument): string {
  const end = relativePath.lastIndexOf('/');
  return end < 0 ? folderId : `${folderId}/${relativePath.slice(0, end)}`;
}

/** Answers narrowed by filters, with the counts of every facet where they are wanted. */
export type Narrowed = { readonly answers: readonly Answers[]; readonly facets: FacetCounts | null };

/** Narrows answers, given a segment each. Linear in the documents that answer and their values. */
export function narrowAnswers(table: FacetTable, answers: readonly Answers[], filters: SearchFilters, isCounting: boolean): Narrowed {
  const wanted = SEARCH_FACETS.flatMap((facet) => {
    const values = filters[facet];
    if (values === undefined || values.length === 0) return [];
    const column = table[facet];
    return [{ facet, column, ids: new Set(values.map((value) => column.numbers.get(value) ?? -1)) }];
  });
  const counts = isCounting ? emptyCounts(table) : null;
  const narrowed = answers.map((held, segment) => {
    if (wanted.length === 0 && counts === null) return held;
    const kept = held.slice();
    for (let number = 0; number < held.length; number += 1) {
      if (held[number] === 0) continue;
      const failed = wanted.filter(({ column, ids }) => !hasAny(column, segment, number, ids));
      if (failed.length > 0) kept[number] = 0;
      // A document that only one facet keeps out counts there: it is what another choice of that facet would show.
      if (counts !== null && failed.length < 2) countDocument(table, counts, { segment, number, only: failed[0]?.facet ?? null });
    }
    return kept;
  });
  return { answers: narrowed, facets: counts === null ? null : toldCounts(table, counts, filters) };
}

type Counts = Readonly<Record<SearchFacet, Uint32Array>>;

function emptyCounts(table: FacetTable): Counts {
  const zero = (facet: SearchFacet): Uint32Array => new Uint32Array(table[facet].values.length);
  return {
    region: zero('region'),
    year: zero('year'),
    kind: zero('kind'),
    stage: zero('stage'),
    issuer: zero('issuer'),
    unit: zero('unit'),
    folder: zero('folder'),
    tag: zero('tag'),
    review: zero('review'),
  };
}

type CountedDocument = { readonly segment: number; readonly number: number; readonly only: SearchFacet | null };

function countDocument(table: FacetTable, counts: Counts, { segment, number, only }: CountedDocument): void {
  for (const facet of SEARCH_FACETS) {
    if (only !== null && facet !== only) continue;
    const place = table[facet].segments[segment];
    const sums = counts[facet];
    if (!place) continue;
    const end = place.starts[number + 1] ?? 0;
    for (let at = place.starts[number] ?? 0; at < end; at += 1) {
      const id = place.ids[at] ?? 0;
      sums[id] = (sums[id] ?? 0) + 1;
    }
  }
}

function hasAny(column: FacetColumn, segment: number, number: number, ids: ReadonlySet<number>): boolean {
  const place = column.segments[segment];
  if (!place) return false;
  const end = place.starts[number + 1] ?? 0;
  for (let at = place.starts[number] ?? 0; at < end; at += 1) if (ids.has(place.ids[at] ?? -1)) return true;
  return false;
}

function toldCounts(table: FacetTable, counts: Counts, filters: SearchFilters): FacetCounts {
  const told = (facet: SearchFacet): FacetCounts[SearchFacet] => {
    const chosen = filters[facet] ?? [];
    const sums = counts[facet];
    const found = table[facet].values.map((value, id) => ({ value, count: sums[id] ?? 0 })).filter(({ count }) => count > 0);
    found.sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
    const shown = found.slice(0, TOLD_VALUES);
    const known = new Set(shown.map(({ value }) => value));
    const missing = chosen.filter((value) => !known.has(value));
    const countOf = (value: string): number => found.find((each) => each.value === value)?.count ?? 0;
    return { values: [...shown, ...missing.map((value) => ({ value, count: countOf(value) }))], distinct: found.length };
  };
  return {
    region: told('region'),
    year: told('year'),
    kind: told('kind'),
    stage: told('stage'),
    issuer: told('issuer'),
    unit: told('unit'),
    folder: told('folder'),
    tag: told('tag'),
    review: told('review'),
  };
}
