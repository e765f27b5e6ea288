import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { eachOf } from './each-of.ts';
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
  | {
      readonly kind: 'scanned';
      readonly files: readonly ScannedFile[];
      readonly unreadable: readonly UnreadablePlace[];
      readonly ignored: number;
      /** The disk of the folder, as the system numbers it. */
      readonly device: string;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'cancelled' };

/** A file or a folder inside that the disk did not give; documents known at or under it are left as they are. */
export type UnreadablePlace = { readonly relativePath: string; readonly detail: string };

/** Deeper trees and fuller folders are no document collections: they are the whole disk, or made to tire us. */
const MAX_DEPTH = 40;
const MAX_FILES = 200_000;
/** Files looked at once: one by one, ten thousand take a second in which nothing else is done. */
const LOOK_WIDTH = 16;
/** Milliseconds from 1970 to the ends of what a `Date` can hold. */
const LAST_TIME = 8.64e15;

type Walk = {
  readonly root: string;
  readonly realRoot: string;
  readonly files: ScannedFile[];
  readonly unreadable: UnreadablePlace[];
  /** Real paths of the folders walked: a link that leads back is not followed again. */
  readonly visited: Set<string>;
  /** Links to folders, with their depth, for when all real folders are walked: those go by their own names. */
  readonly linked: { readonly relativePath: string; readonly depth: number }[];
  /** Links out of the folder. */
  ignored: number;
  readonly signal: AbortSignal | null;
};

/**
 * Lists the documents in a folder and below it, each real folder once; sorted by path. Links are followed only to what
 * lies in the folder itself; `ignored` counts the others. Writes nothing.
 */
export async function scanFolder(root: string, signal: AbortSignal | null = null): Promise<FolderScan> {
  let realRoot = root;
  let device = '';
  try {
    const found = await stat(root);
    if (!found.isDirectory()) return { kind: 'missing' };
    device = String(found.dev);
    await readdir(root);
    realRoot = await realpath(root);
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'missing' } : { kind: 'unreadable', detail: code };
  }
  const walk: Walk = { root, realRoot, files: [], unreadable: [], visited: new Set(), linked: [], ignored: 0, signal };
  await walkFolder(walk, '', 0);
  for (let link = walk.linked.shift(); link; link = walk.linked.shift()) await walkFolder(walk, link.relativePath, link.depth);
  if (signal?.aborted) return { kind: 'cancelled' };
  // What vanished while it was walked looks like a folder whose files were deleted.
  if (!(await isStillThere(root, device))) return { kind: 'missing' };
  const files = walk.files.sort((a, b) => (a.relativePath < b.relativePath ? -1 : 1));
  return { kind: 'scanned', files, unreadable: walk.unreadable, ignored: walk.ignored, device };
}

async function isStillThere(root: string, device: string): Promise<boolean> {
  try {
    return String((await stat(root)).dev) === device;
  } catch (error) {
    // Refused is not gone.
    return codeOf(error) === 'EACCES';
  }
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
    const files: { readonly name: string; readonly path: string }[] = [];
    for (const entry of entries) {
      const path = relativePath === '' ? entry.name : `${relativePath}/${entry.name}`;
      if (entry.isSymbolicLink()) await followLink(walk, entry.name, path, depth);
      else if (entry.isFile()) files.push({ name: entry.name, path });
      else if (entry.isDirectory() && isDocumentFolder(entry.name)) folders.push(path);
    }
    await eachOf(files, LOOK_WIDTH, ({ name, path }) => addFile(walk, name, path));
    for (const path of folders) await walkFolder(walk, path, depth + 1);
  } catch (error) {
    walk.unreadable.push({ relativePath, detail: codeOf(error) });
  }
}

/** Whoever chose a folder chose what lies in it, and nothing else on the disk. */
async function followLink(walk: Walk, name: string, relativePath: string, depth: number): Promise<void> {
  if (!isDocumentName(name) && !isDocumentFolder(name)) return;
  const path = join(walk.root, relativePath);
  try {
    const real = await realpath(path);
    const isFolder = (await stat(real)).isDirectory();
    if (!isFolder && !isDocumentName(name)) return;
    const inside = walk.realRoot.endsWith(sep) ? walk.realRoot : `${walk.realRoot}${sep}`;
    if (real !== walk.realRoot && !real.startsWith(inside)) walk.ignored += 1;
    else if (!isFolder) await addFile(walk, name, relativePath);
    else if (isDocumentFolder(name)) walk.linked.push({ relativePath, depth: depth + 1 });
  } catch (error) {
    noteUnreachable(walk, name, relativePath, codeOf(error), true);
  }
}

async function addFile(walk: Walk, name: string, relativePath: string): Promise<void> {
  if (!isDocumentName(name)) return;
  const path = join(walk.root, relativePath);
  try {
    const found = await stat(path);
    if (found.isFile()) walk.files.push({ relativePath, bytes: found.size, modifiedAt: timeOf(found.mtimeMs) });
  } catch (error) {
    noteUnreachable(walk, name, relativePath, codeOf(error), await isLink(path));
  }
}

/** Some disks hold times that no calendar here knows, left by a broken clock: the nearest one that it does, so that no file ends a run. */
function timeOf(milliseconds: number): string {
  return new Date(Math.min(Math.max(milliseconds, -LAST_TIME), LAST_TIME)).toISOString();
}

/** A link that leads nowhere is no document; anything else that looks like one and cannot be reached is worth telling. */
function noteUnreachable(walk: Walk, name: string, relativePath: string, code: string, isLinked: boolean): void {
  const isDangling = isLinked && (code === 'ENOENT' || code === 'ELOOP');
  if (isDocumentName(name) && !isDangling) walk.unreadable.push({ relativePath, detail: code });
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch {
    // Gone between two looks: then it is no document any longer.
    return true;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
