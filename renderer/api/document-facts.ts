import type { DocumentView } from '#shared/contract/review-views.ts';
import { type RegionAndYear, regionAndYear } from '#shared/domain/structure/region-and-year.ts';

/** What the list tells of a document beside its summary. */
export type DocumentFacts = RegionAndYear;

const NOTHING: DocumentFacts = { region: null, year: null };
const known = new WeakMap<DocumentView, DocumentFacts>();

/** Region and year of a document; worked out once for each state of it. */
export function factsOf(document: DocumentView): DocumentFacts {
  if (document.state.kind !== 'ready') return NOTHING;
  const before = known.get(document);
  if (before !== undefined) return before;
  const facts = regionAndYear(document.state.summary);
  known.set(document, facts);
  return facts;
}
