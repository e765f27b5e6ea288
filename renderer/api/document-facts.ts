import type { DocumentView } from '#shared/contract/review-views.ts';
import { regionOf } from '#shared/domain/structure/region-of.ts';

/** What the list tells of a document beside its summary. */
export type DocumentFacts = { readonly region: string | null; readonly year: string | null };

const NOTHING: DocumentFacts = { region: null, year: null };
const known = new WeakMap<DocumentView, DocumentFacts>();

/** Region and year of a document; worked out once for each state of it. */
export function factsOf(document: DocumentView): DocumentFacts {
  if (document.state.kind !== 'ready') return NOTHING;
  const before = known.get(document);
  if (before !== undefined) return before;
  const { issuer, title, issueDate } = document.state.summary;
  const facts = { region: regionOf(issuer, title), year: issueDate?.slice(0, 4) ?? null };
  known.set(document, facts);
  return facts;
}
