import { purgeDocuments } from '#electron/store/purge-documents.ts';
import { writeFailureOf } from '#electron/store/store-failure.ts';
import { errorCode } from '#electron/store/store-files.ts';
import type { ErasedPart } from '#shared/contract/review-views.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import type { HandlerContext } from './handler-context.ts';

/** Erases documents from the store and from the index, and what an erasing cut short left of others. */
export async function purgeEverywhere(
  { store, search, emit }: Pick<HandlerContext, 'store' | 'search' | 'emit'>,
  documents: readonly LibraryDocument[],
): Promise<readonly ErasedPart[]> {
  try {
    const eraseElsewhere = async (ids: readonly string[]): Promise<void> => {
      // What was looked for may be the very words that are to be forgotten.
      await store.searchHistory.forget(null);
      await search.erase(ids);
    };
    return [...(await purgeDocuments(store, documents, eraseElsewhere)), 'index'];
  } catch (error) {
    // They are off the list already: the rest of them is erased by the next purge, or at the next start.
    emit({ name: 'library.changed' });
    throw error;
  }
}

/** Finishes an erasing that was cut short before this start; a disk that refuses still leaves it to the next one. */
export async function finishErasing(
  context: Pick<HandlerContext, 'store' | 'search' | 'emit'>,
  log: (line: string) => void,
): Promise<void> {
  const { store } = context;
  if (store.permission.blocked || (store.library.current().erasing ?? []).length === 0) return;
  try {
    await purgeEverywhere(context, []);
  } catch (error) {
    const reason = writeFailureOf(error)?.code ?? errorCode(error);
    if (reason === null) throw error;
    log(`erasing not finished: ${reason}`);
  }
}
