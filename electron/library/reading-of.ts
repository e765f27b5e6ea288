import { readingKeyOf } from '#electron/store/document-keys.ts';
import type { ModelKey } from '#electron/store/model-cache.ts';
import { modelKeyOf } from '#electron/store/model-key.ts';
import type { Store } from '#electron/store/open-store.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import { READ_BY_THE_MACHINE, type ReadingChoice } from '#shared/model/review.ts';

/** How a person wants a document read; left to the machine where there is no review, or one of a newer version. Cheap for documents without a review. */
export async function readingOf(store: Store, documentId: string): Promise<ReadingChoice> {
  if (!(await store.reviews.origins()).has(documentId)) return READ_BY_THE_MACHINE;
  try {
    return (await store.reviews.read(documentId)).reading;
  } catch (error) {
    if (error instanceof ReviewFailure) return READ_BY_THE_MACHINE;
    throw error;
  }
}

/** The key of a document's text where that was made with the reading that holds now; `null` where it must be read again first: a text made with another one is nobody's any more. */
export async function currentModelKey(store: Store, document: LibraryDocument): Promise<ModelKey | null> {
  return readingKeyOf(await readingOf(store, document.id)) === document.reading ? modelKeyOf(document) : null;
}
