import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isDocumentFolder, isDocumentName } from './known-files.ts';

/** A file found on the disk; `relativePath` has `/` on every platform. */
export type ScannedFile = {
  readonly relativePath: string;
  readonly bytes: number;
  /** ISO 8601. */
  readonly modifiedAt: string;
};

/** What a walk through one folder found. */
export type FolderScan =
  | { readonly kind: 'scanned'; readonly files: readonly ScannedFile[]; readonly unreadable: readonly UnreadablePlace[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'cancelled' };

/** A file or a folder inside that the disk did not give; documents known at or under it are left as they are. */
export type UnreadablePlace = { readonly relativePath: string; readonly detail: string };

/** Deeper trees and fuller folders are no document collections: they are the whole disk, or made to tire us. */
const MAX_DEPTH = 40;
const MAX_FILES = 200_000;

type Walk = {
  readonly root: string;
  readonly files: ScannedFile[];
  readonly unreadable: UnreadablePlace[];
  /** Real paths of the folders walked: a link that leads back is not followed again. */
  readonly visited: Set<string>;
  readonly signal: AbortSignal | null;
};

/** Lists the documents in a folder and below it, links followed, each real folder once; sorted by path. Writes nothing. */
export async function scanFolder(root: string, signal: AbortSignal | null = null): Promise<FolderScan> {
  const walk: Walk = { root, files: [], unreadable: [], visited: new Set(), signal };
  try {
    if (!(await stat(root)).isDirectory()) return { kind: 'missing' };
    await readdir(root);
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'missing' } : { kind: 'unreadable', detail: code };
  }
  await walkFolder(walk, '', 0);
  if (signal?.aborted) return { kind: 'cancelled' };
  const files = walk.files.sort((a, b) => (a.relativePath < b.relativePath ? -1 : 1));
  return { kind: 'scanned', files, unreadable: walk.unreadable };
}

async function walkFolder(walk: Walk, relativePath: string, depth: number): Promise<void> {
  if (walk.signal?.aborted) return;
  if (depth > MAX_DEPTH || walk.files.length >= MAX_FILES) {
    walk.unreadable.push({ relativePath, detail: depth > MAX_DEPTH ? `deeper than ${MAX_DEPTH} folders` : `more than ${MAX_FILES} files` });
    return;
  }
  const folder = join(walk.root, relativePath);
  try {
    const real = await realpath(folder);
    if (walk.visited.has(real)) return;
    walk.visited.add(real);
    const entries = await readdir(folder, { withFileTypes: true });
    const folders: string[] = [];
    for (const entry of entries) {
      const path = relativePath === '' ? entry.name : `${relativePath}/${entry.name}`;
      if (entry.isFile() || entry.isSymbolicLink()) {
        if (await addFile(walk, entry.name, path)) continue;
        if (!entry.isSymbolicLink()) continue;
      } else if (!entry.isDirectory()) continue;
      if (isDocumentFolder(entry.name)) folders.push(path);
    }
    for (const path of folders) await walkFolder(walk, path, depth + 1);
  } catch (error) {
    walk.unreadable.push({ relativePath, detail: codeOf(error) });
  }
}

/** `true` when the entry needs no further look; `false` for a link to a folder. */
async function addFile(walk: Walk, name: string, relativePath: string): Promise<boolean> {
  const path = join(walk.root, relativePath);
  try {
    const found = await stat(path);
    if (found.isDirectory()) return false;
    if (!found.isFile() || !isDocumentName(name)) return true;
    walk.files.push({ relativePath, bytes: found.size, modifiedAt: found.mtime.toISOString() });
    return true;
  } catch (error) {
    // A link that leads nowhere is no document; anything else that looks like one and cannot be reached is worth telling.
    const isDangling = codeOf(error) === 'ENOENT' || codeOf(error) === 'ELOOP';
    if (isDocumentName(name) && !(isDangling && (await isLink(path)))) walk.unreadable.push({ relativePath, detail: codeOf(error) });
    return true;
  }
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch {
    // Gone between two looks: then it is no document any more.
    return true;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
