import type { Store } from '#electron/store/open-store.ts';
import { laterOrigin, originOf } from '#electron/store/review-origin.ts';
import { toleratingWriteFailure } from '#electron/store/store-failure.ts';
import type { LibraryDocument } from '#shared/model/library.ts';

/** Lets reviews follow their files: an edited or moved one must be found by what it is now. Linear in the library. */
export async function refreshOrigins(store: Store): Promise<void> {
  const origins = await store.reviews.origins();
  for (const document of store.library.current().documents) {
    const known = origins.get(document.id);
    const origin = originOf(store.library.current(), document);
    if (known === undefined || !origin || document.contentHash === '') continue;
    if (known?.contentHash === origin.contentHash && known.place === origin.place) continue;
    await toleratingWriteFailure(() =>
      store.reviews.change(document.id, (review) => ({
        review: store.library.has(document.id) ? { ...review, origin: laterOrigin(review.origin, origin) } : review,
        result: null,
      })),
    );
  }
}

/**
 * Notes, before a document takes another content, which one it had, where pages of that were recognised: erasing the document must find
 * them. It makes a review for the note where nobody wrote one.
 */
export async function rememberEarlierContent(store: Store, document: LibraryDocument, contentHash: string): Promise<void> {
  const origin = originOf(store.library.current(), document);
  if (!origin || contentHash === document.contentHash || contentHash === '') return;
  if (!(await store.recognitions.contents()).has(document.contentHash)) return;
  await toleratingWriteFailure(() =>
    store.reviews.change(document.id, (review) => ({
      review: store.library.has(document.id)
        ? { ...review, origin: laterOrigin(laterOrigin(review.origin, origin), { ...origin, contentHash }) }
        : review,
      result: null,
    })),
  );
}
