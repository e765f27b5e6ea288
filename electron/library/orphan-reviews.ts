import type { Store } from '#electron/store/open-store.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';

/**
 * Reviews whose document is not in the library (it was taken off the list, or the library had to start empty), by the content hash
 * their passages were taken from: a file with that content gets its old id, and with it what people wrote.
 */
export async function findOrphanReviews(store: Store): Promise<Map<string, string>> {
  const orphans = new Map<string, string>();
  const known = new Set(store.library.current().documents.map((document) => document.id));
  for (const [documentId] of await store.reviews.counts()) {
    if (known.has(documentId)) continue;
    try {
      const review = await store.reviews.read(documentId);
      const targets = [
        ...review.annotations.map((annotation) => annotation.target),
        ...review.checklists.flatMap((run) => Object.values(run.answers).flatMap((answer) => answer.evidence)),
      ];
      for (const target of targets) orphans.set(target.source, documentId);
    } catch (error) {
      // A review of a newer version keeps waiting for that version.
      if (!(error instanceof ReviewFailure)) throw error;
    }
  }
  return orphans;
}
