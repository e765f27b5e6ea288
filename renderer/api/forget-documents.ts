import { forgetBoardPassages } from './board-passages.ts';
import { refreshBoards } from './board-store.ts';
import { forgetCitations } from './citations-store.ts';
import { forgetComparisons } from './comparison-store.ts';
import { forgetDismissDrafts } from './dismiss-drafts.ts';
import { forgetTexts } from './document-store.ts';
import { forgetFindings } from './findings-store.ts';
import { useLibrary } from './library-store.ts';
import { forgetComparedPassages } from './passage-comparison.ts';
import { forgetPassages } from './passage-store.ts';
import { forgetReviews } from './review-cache.ts';
import { forgetUnsigned } from './sign-annotations.ts';
import { forgetSteps } from './undo-store.ts';
import { withoutDocuments } from './workspace-state.ts';
import { useWorkspace } from './workspace-store.ts';

/**
 * Keeps the window in step with the library: a document that leaves the list leaves the panes, the way back, the undo steps
 * and everything kept of it. One that was opened before the list knew it stays. The returned function stops it.
 */
export function followRemovals(): () => void {
  return useLibrary.subscribe((state, before) => {
    if (state.documents === before.documents) return;
    const listed = new Set(state.documents.map((document) => document.id));
    const gone = new Set(before.documents.map((document) => document.id).filter((documentId) => !listed.has(documentId)));
    if (gone.size > 0) forgetDocuments(gone);
  });
}

function forgetDocuments(gone: ReadonlySet<string>): void {
  const isGone = (documentId: string): boolean => gone.has(documentId);
  // The panes first: one still on screen would read its document again.
  useWorkspace.setState((state) => withoutDocuments(state, isGone));
  forgetPassages(isGone);
  forgetComparedPassages(isGone);
  forgetBoardPassages(isGone);
  forgetSteps(isGone);
  forgetUnsigned(isGone);
  forgetReviews(isGone);
  forgetFindings(isGone);
  forgetDismissDrafts(isGone);
  forgetCitations(isGone);
  forgetComparisons(isGone);
  forgetTexts(isGone);
  refreshBoards(isGone);
}
