import { randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { realFolder, relationOf } from '#electron/library/folder-places.ts';
import { isDocumentFolder, isDocumentName } from '#electron/library/known-files.ts';
import type { Host, Installation } from '#electron/ports.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { BrowseEntry } from '#shared/contract/review-views.ts';

/** Folders shown at one level; a folder with more is no place a person picks from by eye. */
const MOST_FOLDERS = 500;
/** Directory entries looked at to count documents for one answer; what is beyond is shown without a count. */
const MOST_COUNTED_ENTRIES = 20_000;

/** The host of the browser application: folders come from `roots` (absolute paths), saved files go to the store's export folder. */
export function createDeclaredHost(installation: Installation, roots: readonly string[], platform: string): Host {
  const tokens = new Map<string, string>();
  const paths = new Map<string, string>();
  const tokenOf = (path: string): string => {
    const known = tokens.get(path);
    if (known !== undefined) return known;
    const token = randomUUID();
    tokens.set(path, token);
    paths.set(token, path);
    return token;
  };
  const placeOf = (path: string): { readonly token: string; readonly label: string } => ({ token: tokenOf(path), label: labelOf(path) });
  return {
    describe: () => ({
      kind: 'browser',
      version: installation.version,
      platform,
      capabilities: {
        folderChoice: 'browse',
        saveChoice: 'folder',
        canOpenFiles: false,
        hasSampleLibrary: installation.sampleLibrary !== null,
      },
    }),
    chooseFolder: async () => null,
    async browseFolders(parent) {
      const folders = parent === null ? roots : await foldersInside(paths.get(parent));
      const budget = { entries: MOST_COUNTED_ENTRIES };
      const entries: BrowseEntry[] = [];
      for (const path of folders)
        entries.push({ token: tokenOf(path), label: labelOf(path), documents: await countDocuments(path, budget) });
      return { entries, trail: parent === null ? [] : trailTo(paths.get(parent) ?? '', roots).map(placeOf) };
    },
    async locateFolder(path) {
      return tokenOf(await offeredFolder(path, roots));
    },
    resolveBrowsed: (token) => paths.get(token) ?? null,
    chooseSavePlace: async () => ({ kind: 'export-folder' }),
    openFile: async () => false,
    revealFile: async () => false,
  };
}

/** The folder that a person wrote, `~` for their own included; where a link leads out of the roots, or the path lies outside, it is not offered. */
async function offeredFolder(written: string, roots: readonly string[]): Promise<string> {
  const bare = written.trim().replace(/^(["'])(.*)\1$/u, '$2');
  const path = resolve(/^~(?=$|[\\/])/u.test(bare) ? join(homedir(), bare.slice(1)) : bare);
  const details = { folder: labelOf(path) };
  const root = isAbsolute(bare) || bare.startsWith('~') ? trailTo(path, roots)[0] : undefined;
  if (root === undefined) throw new ReviewFailure('folder-not-offered', 'the folder is outside of what is offered', details);
  const real = await realFolder(path);
  const isInside = ['same', 'inside'].includes(relationOf(real, await realFolder(root)));
  if (!isInside) throw new ReviewFailure('folder-not-offered', 'a link leads out of what is offered', details);
  return path;
}

/** The folders from the outermost root to a path, both included; empty where no root holds it. */
function trailTo(path: string, roots: readonly string[]): readonly string[] {
  const around = roots.filter((root) => ['same', 'inside'].includes(relationOf(path, root)));
  const [outermost] = around.sort((left, right) => left.length - right.length);
  if (outermost === undefined) return [];
  const trail = [path];
  for (let folder = path; relationOf(folder, outermost) === 'inside' && dirname(folder) !== folder; ) {
    folder = dirname(folder);
    trail.unshift(folder);
  }
  return trail;
}

async function foldersInside(path: string | undefined): Promise<readonly string[]> {
  if (path === undefined) throw new ReviewFailure('not-found', 'unknown folder token');
  const entries = await listFolder(path);
  if (entries === 'missing') throw new ReviewFailure('folder-missing', 'the folder is gone', { folder: labelOf(path) });
  if (entries === 'unreadable') throw new ReviewFailure('folder-unreadable', 'the folder cannot be read', { folder: labelOf(path) });
  return entries
    .filter(isVisibleFolder)
    .map((entry) => join(path, entry.name))
    .sort((left, right) => left.localeCompare(right, 'zh-CN'))
    .slice(0, MOST_FOLDERS);
}

/** Symbolic links are not followed: one could lead out of the declared roots, or round in a circle. */
function isVisibleFolder(entry: Dirent): boolean {
  return entry.isDirectory() && isDocumentFolder(entry.name);
}

async function listFolder(path: string): Promise<readonly Dirent[] | 'missing' | 'unreadable'> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'unreadable';
  }
}

/** Readable files anywhere below; `null` when the budget ends first or the folder cannot be read. */
async function countDocuments(path: string, budget: { entries: number }): Promise<number | null> {
  const waiting = [path];
  let documents = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await listFolder(folder);
    if (typeof entries === 'string') {
      if (folder === path) return null;
      continue;
    }
    budget.entries -= entries.length;
    if (budget.entries < 0) return null;
    for (const entry of entries) {
      if (isVisibleFolder(entry)) waiting.push(join(folder, entry.name));
      else if (entry.isFile() && isDocumentName(entry.name)) documents += 1;
    }
  }
  return documents;
}

function labelOf(path: string): string {
  return basename(path) || path;
}
