import { randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
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
      return entries;
    },
    resolveBrowsed: (token) => paths.get(token) ?? null,
    chooseSavePlace: async () => ({ kind: 'export-folder' }),
    openFile: async () => false,
    revealFile: async () => false,
  };
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
