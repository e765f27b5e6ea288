import type { DocumentView, LibraryView } from '#shared/contract/review-views.ts';

/** The part of an answer that tells of documents. */
export type ToldDocuments = Pick<LibraryView, 'documents' | 'gone' | 'isWhole'>;

/**
 * The list after an answer: all that it tells, or what was known with what changed put in its place, new ones at the end.
 * The same list where nothing changed, and the same objects where a document did not.
 */
export function mergeDocuments(known: readonly DocumentView[], told: ToldDocuments): readonly DocumentView[] {
  if (told.isWhole) return told.documents;
  if (told.documents.length === 0 && told.gone.length === 0) return known;
  const gone = new Set(told.gone);
  const changed = new Map(told.documents.map((document) => [document.id, document]));
  const merged: DocumentView[] = [];
  for (const document of known) {
    const next = changed.get(document.id);
    if (next !== undefined) changed.delete(document.id);
    if (next !== undefined || !gone.has(document.id)) merged.push(next ?? document);
  }
  merged.push(...changed.values());
  return merged;
}
