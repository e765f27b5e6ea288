import type { SearchPassage } from '#shared/contract/review-views.ts';
import { cutSnippet } from '#shared/domain/search/cut-snippet.ts';
import { type SoughtTerm, soughtOf, standsIn } from '#shared/domain/search/find-terms.ts';
import { openRecord } from '#shared/domain/search/passage-record.ts';
import type { SearchQuery } from '#shared/domain/search/search-query.ts';
import type { LiveSegment } from './search-segments.ts';
import { noteTermsOf } from './shown-field.ts';

export type PassageList = { readonly total: number; readonly passages: SearchPassage[] };

/** Every passage of a document that has a term, in reading order, and every note of a person that has one; the first `limit` of them. Linear in the document. */
export function listPassages(
  segments: readonly LiveSegment[],
  documentId: string,
  { query, limit }: { readonly query: SearchQuery; readonly limit: number },
): PassageList {
  const passages: SearchPassage[] = [];
  let total = 0;
  const terms = query.terms.map(soughtOf);
  const noteTerms = noteTermsOf(query);
  const take = (text: string, sought: readonly SoughtTerm[], rest: Omit<SearchPassage, 'snippet' | 'marks'>): void => {
    if (!sought.some((term) => standsIn(text, term))) return;
    total += 1;
    if (passages.length < limit) passages.push({ ...rest, ...cutSnippet(text, sought) });
  };
  for (const { stored, live, asides } of segments) {
    const number = stored.segment.documents.findIndex(({ id }, index) => id === documentId && live[index] !== 0);
    const record = number < 0 ? null : stored.record(number);
    if (record !== null) {
      const { passages: count, passageAt } = openRecord(record);
      for (let index = 0; index < count; index += 1) {
        const passage = passageAt(index);
        if (passage) take(passage.text, terms, { block: passage.id, path: [...passage.path] });
      }
    }
    for (const { id, text, path, source, start, end } of asides.get(number)?.notes ?? []) {
      take(text, noteTerms, { block: '', path: [...path], note: { id, source, start, end } });
    }
  }
  return { total, passages };
}
