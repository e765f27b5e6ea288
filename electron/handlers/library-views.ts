import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileNameOf } from '#electron/store/document-keys.ts';
import type { ReviewCounts } from '#electron/store/review-store.ts';
import type { DocumentView, FolderView } from '#shared/contract/review-views.ts';
import type { LibraryDocument, LibraryFolder } from '#shared/model/library.ts';

/** What a window sees of a folder: its name instead of its path, and whether it is there now. */
export async function folderView({ path, ...folder }: LibraryFolder): Promise<FolderView> {
  const found = await stat(path).catch(() => null);
  return { ...folder, label: basename(path) || path, isAvailable: found?.isDirectory() ?? false };
}

/** What a window sees of a document. */
export function documentView(document: LibraryDocument, counts: ReviewCounts | undefined): DocumentView {
  const { extractorVersion: _version, ...view } = document;
  return {
    ...view,
    fileName: fileNameOf(document),
    annotations: counts?.annotations ?? 0,
    checklistsUnderWay: counts?.checklistsUnderWay ?? 0,
  };
}
