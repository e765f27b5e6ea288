import { factsOf } from '#renderer/api/document-facts.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';
import { squeezeText } from '#shared/domain/search/squeeze-text.ts';
import type { ReviewState } from '#shared/model/library.ts';

export const SORT_KEYS = [
  'title',
  'docNumber',
  'issuer',
  'issueDate',
  'region',
  'kind',
  'stage',
  'reading',
  'tasks',
  'annotations',
  'reviewState',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type Sorting = { readonly key: SortKey; readonly isDescending: boolean };

/** What is shown of a document in the list; a file that was not read goes by its name. */
export function cellOf(document: DocumentView, key: SortKey): string | number | null {
  if (key === 'annotations') return document.annotations;
  if (key === 'reviewState') return document.reviewState;
  if (key === 'region') return factsOf(document).region;
  if (document.state.kind === 'failed') return key === 'title' ? document.fileName : null;
  if (key === 'reading') return document.state.summary.repairs;
  return document.state.summary[key];
}

/** Characters of a title's end that stay in sight where it is cut. */
const TITLE_END = 10;

/** A title on one line in two parts: what may be cut, and its end, which tells the versions of a paper apart; short ones whole. No number is parted. */
export function titleEnds(title: string): { readonly start: string; readonly end: string } {
  const characters = [...title.replace(/\s+/gu, ' ')];
  if (characters.length <= 2 * TITLE_END) return { start: characters.join(''), end: '' };
  const isDigit = (at: number): boolean => /^\d$/.test(characters[at] ?? '');
  let cut = characters.length - TITLE_END;
  while (isDigit(cut) && isDigit(cut - 1)) cut -= 1;
  return { start: characters.slice(0, cut).join(''), end: characters.slice(cut).join('') };
}

/** The documents whose words contain a text, in their order; script, width and brackets are made one, as in the search. */
export function documentsWith(documents: readonly DocumentView[], text: string): readonly DocumentView[] {
  const wanted = squeezeText(text.trim());
  return wanted === '' ? documents : documents.filter((document) => searchable(document).includes(wanted));
}

/** Ids in the order in which they were sorted last, with what they were sorted by. */
let last: { readonly sorting: Sorting; readonly places: ReadonlyMap<string, number> } | null = null;

/**
 * The documents sorted; empty cells always come last, equal ones stay in order. A list that is nearly the one sorted last is first brought
 * into that order: comparing Chinese titles is slow, and a change of one in ten thousand then costs one walk.
 */
export function sortDocuments(documents: readonly DocumentView[], sorting: Sorting): readonly DocumentView[] {
  const direction = sorting.isDescending ? -1 : 1;
  const order = documents.map((document, index) => ({ document, index }));
  if (last?.sorting.key === sorting.key && last.sorting.isDescending === sorting.isDescending) {
    const { places } = last;
    const placeOf = (id: string): number => places.get(id) ?? places.size;
    order.sort((a, b) => placeOf(a.document.id) - placeOf(b.document.id) || a.index - b.index);
  }
  order.sort((a, b) => compareCells(sortedBy(a.document, sorting.key), sortedBy(b.document, sorting.key), direction) || a.index - b.index);
  const sorted = order.map(({ document }) => document);
  last = { sorting, places: new Map(sorted.map(({ id }, place) => [id, place])) };
  return sorted;
}

const STATE_ORDER: readonly ReviewState[] = ['not-started', 'under-way', 'done'];

function sortedBy(document: DocumentView, key: SortKey): string | number | null {
  return key === 'reviewState' ? STATE_ORDER.indexOf(document.reviewState) : cellOf(document, key);
}

const searchableWords = new WeakMap<DocumentView, string>();

function searchable(document: DocumentView): string {
  const known = searchableWords.get(document);
  if (known !== undefined) return known;
  const summary = document.state.kind === 'ready' ? document.state.summary : null;
  const words = squeezeText(
    [summary?.title, summary?.docNumber, summary?.issuer, summary?.kind, summary?.stage, ...document.tags, document.relativePath].join(
      '\n',
    ),
  );
  searchableWords.set(document, words);
  return words;
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

function compareCells(a: string | number | null, b: string | number | null, direction: number): number {
  const isEmpty = (value: string | number | null): boolean => value === null || value === '';
  if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b));
  if (typeof a === 'number' && typeof b === 'number') return direction * (a - b);
  return direction * collator.compare(String(a), String(b));
}
