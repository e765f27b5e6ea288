import { createHash } from 'node:crypto';
import type { LibraryDocument, StoredLibrary } from '#shared/model/library.ts';
import type { ReviewOrigin } from '#shared/model/review.ts';

/** File systems of these platforms take `A` and `a` for the same name. */
const FOLDING_PLATFORMS: readonly string[] = ['win32', 'darwin'];

/**
 * A file's place as reviews keep it: a hash of where it lies on the disk, which stays the same when its folder is taken out of the
 * library and put in again. `folderPath` is absolute and real, `relativePath` has `/`. A hash, because paths tell of drafts.
 */
export function placeKeyOf(folderPath: string, relativePath: string, platform: string = process.platform): string {
  const path = `${folderPath.replace(/[\\/]$/, '')}/${relativePath}`;
  const unified = platform === 'win32' ? path.replaceAll('\\', '/') : path;
  const key = FOLDING_PLATFORMS.includes(platform) ? unified.normalize('NFC').toLowerCase() : unified;
  return createHash('sha256').update(key).digest('hex');
}

/** What leads a document's review back to it; `null` for a document whose folder the library does not have. */
export function originOf({ folders }: StoredLibrary, document: LibraryDocument): ReviewOrigin | null {
  const folder = folders.find(({ id }) => id === document.folderId);
  return folder ? { contentHash: document.contentHash, place: placeKeyOf(folder.path, document.relativePath) } : null;
}

/** Earlier contents kept of one file; the oldest are forgotten first. */
const MOST_EARLIER = 200;

/** What leads a review to its document from now on, with the contents that the file had before. */
export function laterOrigin(before: ReviewOrigin | undefined, now: ReviewOrigin): ReviewOrigin {
  const known = [...(before?.earlier ?? []), before?.contentHash ?? '', ...(now.earlier ?? [])];
  const earlier = [...new Set(known)].filter((content) => content !== '' && content !== now.contentHash).slice(-MOST_EARLIER);
  const { contentHash, place } = now;
  return earlier.length === 0 ? { contentHash, place } : { contentHash, place, earlier };
}
