import { contentHashOf } from '#electron/store/document-keys.ts';
import type { Store } from '#electron/store/open-store.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { FileOnDisk } from './plan-indexing.ts';

/**
 * Ids for new files whose review or sorting is still there though their document is not in the library (it was taken off the list, its
 * folder was taken out, or the library had to start empty): with its old id a file gets back what people wrote and sorted it by. The review kept for the file's place comes
 * first, then one for its content, then one with passages taken from that content; every review goes to one file at most.
 */
export async function adoptReviews(
  store: Store,
  files: readonly FileOnDisk[],
  placeOf: (file: FileOnDisk) => string,
): Promise<ReadonlyMap<FileOnDisk, string>> {
  const adopted = new Map<FileOnDisk, string>();
  if (files.length === 0) return adopted;
  const orphans = await orphanReviews(store);
  const adoptBy = (idsByKey: ReadonlyMap<string, readonly string[]>, keyOf: (file: FileOnDisk) => string): void => {
    for (const file of files) {
      if (adopted.has(file)) continue;
      const id = idsByKey.get(keyOf(file))?.find((candidate) => orphans.has(candidate));
      if (id !== undefined && orphans.delete(id)) adopted.set(file, id);
    }
  };
  const contentOf = (file: FileOnDisk): string => file.contentHash ?? '';
  adoptBy(groupIds([...orphans].map(([id, origin]) => [id, [origin?.place ?? '']])), placeOf);
  adoptBy(groupIds([...orphans].map(([id, origin]) => [id, [origin?.contentHash ?? '']])), contentOf);
  const origins = await store.reviews.origins();
  const reviews = [...orphans.keys()].filter((id) => origins.has(id));
  if (adopted.size < files.length && reviews.length > 0) adoptBy(groupIds(await sourcesOf(store, reviews)), contentOf);
  return adopted;
}

/** The ids of reviews, and of documents that left with their folder, that no listed document has, with the content and place they were last seen with. */
export async function orphanReviews(store: Store): Promise<Map<string, { readonly contentHash: string; readonly place: string } | null>> {
  const orphans = new Map(await store.reviews.origins());
  // Known when the folder was taken out, and so never older than what the review remembers.
  for (const { id, contentHash, place } of store.library.current().left ?? []) orphans.set(id, { contentHash, place });
  for (const document of store.library.current().documents) orphans.delete(document.id);
  return orphans;
}

/** The contents that the passages of each review were taken from. */
async function sourcesOf(store: Store, ids: readonly string[]): Promise<[string, readonly string[]][]> {
  const sources: [string, readonly string[]][] = [];
  for (const id of ids) {
    try {
      const review = await store.reviews.read(id);
      const targets = [
        // One that came from another paper without a place still speaks of that paper's text.
        ...review.annotations.flatMap(({ target, carried }) => (carried?.place === 'lost' ? [] : [target])),
        ...review.checklists.flatMap((run) => Object.values(run.answers).flatMap((answer) => answer.evidence)),
      ];
      sources.push([id, [...new Set(targets.map((target) => contentHashOf(target.source)))]]);
    } catch (error) {
      // A review of a newer version keeps waiting for that version.
      if (!(error instanceof ReviewFailure)) throw error;
    }
  }
  return sources;
}

/** Ids by each of their keys; an empty key says nothing. */
function groupIds(entries: readonly (readonly [string, readonly string[]])[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [id, keys] of entries) {
    for (const key of keys) {
      if (key === '') continue;
      const group = groups.get(key);
      if (group) group.push(id);
      else groups.set(key, [id]);
    }
  }
  return groups;
}
