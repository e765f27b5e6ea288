import { realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { StoredLibrary } from '#shared/model/library.ts';

/** Fails with `export-failed` where the chosen place is a file of the library, listed or taken off the list: those are never touched. */
export async function demandNoSource(path: string, { folders, documents, removed }: StoredLibrary): Promise<void> {
  const real = await realpath(path).catch(() => path);
  const roots = new Map(folders.map((folder) => [folder.id, folder.path]));
  const isSource = [...documents, ...removed.map(({ document }) => document)].some(({ folderId, relativePath }) => {
    const root = roots.get(folderId);
    return root !== undefined && join(root, relativePath) === real;
  });
  if (isSource)
    throw new ReviewFailure('export-failed', 'a file of the library is never overwritten', { file: basename(path), reason: 'source' });
}
