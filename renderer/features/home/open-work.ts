import { problemOf } from '#renderer/api/document-problem.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';

/** What is left to do in one document; `conclusions` counts checklists whose items are all answered but one line is missing: the conclusion. */
export type OpenWork = {
  readonly document: DocumentView;
  readonly lostAnnotations: number;
  readonly openItems: number;
  readonly conclusions: number;
};

/** Documents with something left to do: lost annotations first, because what they say may be lost sight of, then the most items. */
export function openWork(documents: readonly DocumentView[]): readonly OpenWork[] {
  return documents
    .map((document) => ({
      document,
      lostAnnotations: document.lostAnnotations,
      openItems: document.openItems,
      conclusions: document.openItems === 0 ? document.checklistsUnderWay : 0,
    }))
    .filter((work) => work.lostAnnotations + work.openItems + work.conclusions > 0)
    .sort((one, other) => other.lostAnnotations - one.lostAnnotations || other.openItems - one.openItems);
}

/** Documents with a text that nobody opened lately, marked or checked, the newest in the library first. */
export function unreadDocuments(documents: readonly DocumentView[], recent: readonly string[]): readonly DocumentView[] {
  const opened = new Set(recent);
  return documents
    .filter((document) => !opened.has(document.id) && document.annotations === 0 && document.checklistsUnderWay === 0)
    .filter((document) => problemOf(document) === null && !document.isMissing)
    .sort((one, other) => (one.addedAt < other.addedAt ? 1 : one.addedAt > other.addedAt ? -1 : 0));
}
