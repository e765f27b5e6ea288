import { mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { StoredLibrary } from '#shared/model/library.ts';

/** Writes an exported file whole or not at all; fails with `disk-full` or `export-failed`. `path` is absolute. */
export async function writeExportFile(path: string, bytes: Uint8Array, temporaryId: string): Promise<void> {
  const temporary = join(dirname(path), `.${temporaryId}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    await rm(temporary, { force: true }).catch(() => undefined);
    const isFull = error.code === 'ENOSPC' || error.code === 'EDQUOT';
    throw new ReviewFailure(isFull ? 'disk-full' : 'export-failed', 'the file was not written', {
      file: basename(path),
      reason: String(error.code),
    });
  }
}

/** Fails with `export-failed` where the chosen place is a file of the library: those are never touched. */
export async function demandNoSource(path: string, { folders, documents }: StoredLibrary): Promise<void> {
  const real = await realpath(path).catch(() => path);
  const roots = new Map(folders.map((folder) => [folder.id, folder.path]));
  const isSource = documents.some(({ folderId, relativePath }) => {
    const root = roots.get(folderId);
    return root !== undefined && join(root, relativePath) === real;
  });
  if (isSource)
    throw new ReviewFailure('export-failed', 'a file of the library is never overwritten', { file: basename(path), reason: 'source' });
}
