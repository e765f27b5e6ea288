import { purgeDocuments } from '#electron/store/purge-documents.ts';
import type { ErasedPart } from '#shared/contract/review-views.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import type { HandlerContext } from './handler-context.ts';

/** Erases documents from the store and then from the index, which by then cannot take them in again. */
export async function purgeEverywhere(
  { store, search }: HandlerContext,
  documents: readonly LibraryDocument[],
): Promise<readonly ErasedPart[]> {
  const erased = await purgeDocuments(store, documents);
  await search.erase(documents.map(({ id }) => id));
  return [...erased, 'index'];
}
