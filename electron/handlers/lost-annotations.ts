import { textKeyOf } from '#electron/store/document-keys.ts';
import { modelKeyOf } from '#electron/store/model-key.ts';
import type { Store } from '#electron/store/open-store.ts';
import type { ReviewCounts } from '#electron/store/review-store.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import { passagePlacer, placeOf } from './place-passages.ts';

/** What was counted, by the counts of the review it was counted in: they are made anew with every change of it. */
const known = new WeakMap<ReviewCounts, { readonly textKey: string; readonly lost: number }>();

/**
 * How many annotations of a document have no place in its text any more. Reads nothing while all were taken from this very text,
 * and the text once for each change of it or of the review. 0 where there is no text to look in: that is told among the problems.
 */
export async function lostAnnotations(store: Store, document: LibraryDocument, counts: ReviewCounts | undefined): Promise<number> {
  const textKey = textKeyOf(document);
  if (document.state.kind !== 'ready' || counts === undefined || counts.sources.every((source) => source === textKey)) return 0;
  const before = known.get(counts);
  if (before?.textKey === textKey) return before.lost;
  const model = await store.models.read(modelKeyOf(document));
  if (model === null) return 0;
  const { annotations } = await store.reviews.read(document.id);
  const place = passagePlacer(model, textKey);
  const lost = annotations.filter((one) => one.removedAt === null && placeOf(one, place).kind === 'orphan').length;
  known.set(counts, { textKey, lost });
  return lost;
}
