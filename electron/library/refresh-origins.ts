import type { Store } from '#electron/store/open-store.ts';
import { originOf } from '#electron/store/review-origin.ts';
import { toleratingWriteFailure } from '#electron/store/store-failure.ts';

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
        review: store.library.has(document.id) ? { ...review, origin } : review,
        result: null,
      })),
    );
  }
}
