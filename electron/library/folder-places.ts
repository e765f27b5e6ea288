import { access, constants, realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { exclusionOf } from '#electron/store/document-keys.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { LibraryDocument, LibraryFolder, StoredLibrary } from '#shared/model/library.ts';

/** How two folders lie to each other; paths are absolute and real. */
export type FolderRelation = 'same' | 'inside' | 'contains' | 'apart';

/** File systems of these platforms take `A` and `a` for the same name. */
const FOLDING_PLATFORMS: readonly string[] = ['win32', 'darwin'];

/** Says how `path` lies to `other`: the same, inside it, around it, or apart. */
export function relationOf(path: string, other: string, platform: string = process.platform): FolderRelation {
  const own = comparable(path, platform);
  const theirs = comparable(other, platform);
  if (own === theirs) return 'same';
  if (own.startsWith(theirs)) return 'inside';
  return theirs.startsWith(own) ? 'contains' : 'apart';
}

/** The real path of a folder that can be read; fails with `folder-missing` or `folder-unreadable`. */
export async function realFolder(path: string): Promise<string> {
  const details = { folder: basename(path) };
  try {
    const real = await realpath(path);
    if (!(await stat(real)).isDirectory()) throw new ReviewFailure('folder-missing', 'not a folder', details);
    await access(real, constants.R_OK);
    return real;
  } catch (error) {
    if (error instanceof ReviewFailure || !(error instanceof Error && 'code' in error)) throw error;
    const isGone = error.code === 'ENOENT' || error.code === 'ENOTDIR';
    throw new ReviewFailure(isGone ? 'folder-missing' : 'folder-unreadable', 'the folder cannot be used', details);
  }
}

/** Fails with `folder-already-added` or `folder-overlaps` where the library has the folder, or one inside or around it. */
export function demandNewFolder(real: string, folders: readonly LibraryFolder[]): void {
  for (const folder of folders) {
    const relation = relationOf(real, folder.path);
    const details = { folder: basename(real), other: basename(folder.path) };
    if (relation === 'same') throw new ReviewFailure('folder-already-added', 'the folder is in the library', details);
    if (relation !== 'apart') throw new ReviewFailure('folder-overlaps', 'the folder overlaps one in the library', details);
  }
}

/** Adds a folder around others: those become part of it, and their documents keep their ids. Linear in documents. */
export function withFolder(library: StoredLibrary, added: LibraryFolder): StoredLibrary {
  const inner = new Map<string, string>();
  for (const folder of library.folders) {
    if (relationOf(folder.path, added.path) !== 'inside') continue;
    inner.set(folder.id, folder.path.slice(withoutEnd(added.path).length + 1).replaceAll('\\', '/'));
  }
  const placed = (document: LibraryDocument): LibraryDocument => {
    const prefix = inner.get(document.folderId);
    if (prefix === undefined) return document;
    return { ...document, folderId: added.id, relativePath: `${withoutEnd(prefix)}/${document.relativePath}` };
  };
  const removed = library.removed.map((entry) => ({ ...entry, document: placed(entry.document) }));
  // They stay off the list in their new folder too; of what was erased only the old hash is known, and that place cannot be followed.
  const excluded = removed.map(({ document }) => exclusionOf(document.folderId, document.relativePath));
  return {
    ...library,
    folders: [...library.folders.filter((folder) => !inner.has(folder.id)), added],
    documents: library.documents.map(placed),
    excluded: [...new Set([...library.excluded, ...excluded])],
    removed,
  };
}

function comparable(path: string, platform: string): string {
  const unified = `${withoutEnd(path).replaceAll('\\', '/')}/`;
  return FOLDING_PLATFORMS.includes(platform) ? unified.normalize('NFC').toLowerCase() : unified;
}

function withoutEnd(path: string): string {
  return path.endsWith('/') || path.endsWith('\\') ? path.slice(0, -1) : path;
}
