import { constants } from 'node:fs';
import { chmod, copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ReviewFailure } from '#shared/contract/review-error.ts';

/** The few file-system calls the store makes, so that a test can make any one of them fail. Paths are absolute. */
export type StoreFiles = {
  /** `null` where there is no such file. */
  readonly readText: (path: string) => Promise<string | null>;
  /** `null` where there is no such file. */
  readonly readBytes: (path: string) => Promise<Buffer | null>;
  /** Whole content, on the disk (fsync) before it resolves. */
  readonly writeSynced: (path: string, content: string | Uint8Array) => Promise<void>;
  /** Whole content, left to the system's own write-back. */
  readonly writeCached: (path: string, content: string | Uint8Array) => Promise<void>;
  /** Fails with EEXIST where the file is already there. */
  readonly createNew: (path: string, text: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** A second name for the same content where the file system has that, a copy elsewhere. */
  readonly linkOrCopy: (from: string, to: string) => Promise<void>;
  /** With the time of the original: it says how old a state is. */
  readonly copy: (from: string, to: string) => Promise<void>;
  /** Nothing to remove is no failure. */
  readonly remove: (path: string) => Promise<void>;
  /** Names in a folder; empty where there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly makeFolder: (folder: string) => Promise<void>;
  /** Keeps the other users of the machine out of a folder; where the system has no such thing, its place has to. */
  readonly makePrivate: (folder: string) => Promise<void>;
  readonly syncFolder: (folder: string) => Promise<void>;
  /** Milliseconds since 1970, `null` where there is no such file. */
  readonly modifiedAt: (path: string) => Promise<number | null>;
  readonly setModifiedAt: (path: string, milliseconds: number) => Promise<void>;
};

/** Windows answers these while a virus scanner or an indexer holds the file for a moment. */
const PASSING_RENAME_CODES = ['EPERM', 'EBUSY', 'EACCES'];
const RENAME_WAITS = [10, 20, 40, 80, 160, 320];
/** File systems without hard links (FAT, some network shares) answer one of these. */
const NO_LINK_CODES = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK', 'EINVAL', 'UNKNOWN'];

/** The error code of a failed system call, `null` for any other error, one of our own failures included. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || error instanceof ReviewFailure || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** The real disk. */
export const diskFiles: StoreFiles = {
  readText: async (path) => absentAsNull(() => readFile(path, 'utf8')),
  readBytes: async (path) => absentAsNull(() => readFile(path)),
  writeSynced: async (path, content) => {
    const file = await open(path, 'w');
    try {
      await file.writeFile(content, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
  },
  writeCached: (path, content) => writeFile(path, content, 'utf8'),
  createNew: (path, text) => writeFile(path, text, { encoding: 'utf8', flag: 'wx' }),
  rename: renameWithRetry,
  linkOrCopy: async (from, to) => {
    try {
      await link(from, to);
    } catch (error) {
      if (!NO_LINK_CODES.includes(errorCode(error) ?? '')) throw error;
      await copyWithTime(from, to, constants.COPYFILE_EXCL);
    }
  },
  copy: (from, to) => copyWithTime(from, to, 0),
  remove: (path) => rm(path, { force: true }),
  list: async (folder) => (await absentAsNull(() => readdir(folder))) ?? [],
  makeFolder: (folder) => makeFolderTellingWhy(folder),
  makePrivate: (folder) => chmod(folder, 0o700),
  syncFolder: syncFolder,
  modifiedAt: async (path) => (await absentAsNull(() => stat(path)))?.mtimeMs ?? null,
  setModifiedAt: async (path, milliseconds) => {
    await utimes(path, milliseconds / 1000, milliseconds / 1000);
  },
};

/**
 * Makes a folder and those above it. Node's own recursive way answers ENOENT for most reasons, a read-only disk among them:
 * the first folder that is missing, made alone, gives the true one.
 */
export async function makeFolderTellingWhy(
  folder: string,
  make: (path: string, options?: { readonly recursive: boolean }) => Promise<unknown> = mkdir,
): Promise<void> {
  try {
    await make(folder, { recursive: true });
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    await make(await firstMissing(folder));
    await make(folder, { recursive: true });
  }
}

async function firstMissing(folder: string): Promise<string> {
  const parent = dirname(folder);
  if (parent === folder || (await absentAsNull(() => stat(parent))) !== null) return folder;
  return firstMissing(parent);
}

async function copyWithTime(from: string, to: string, mode: number): Promise<void> {
  try {
    await copyFile(from, to, mode);
  } catch (error) {
    // A part of a copy would pass for a state, and holds the room that is missing.
    if (errorCode(error) === 'ENOSPC' || errorCode(error) === 'EDQUOT') await rm(to, { force: true });
    throw error;
  }
  const { atimeMs, mtimeMs } = await stat(from);
  // Rounded down: a copy must never look newer than a state written in the same moment.
  await utimes(to, atimeMs / 1000, Math.floor(mtimeMs - 1) / 1000);
}

async function renameWithRetry(from: string, to: string): Promise<void> {
  for (const pause of RENAME_WAITS) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (!PASSING_RENAME_CODES.includes(errorCode(error) ?? '')) throw error;
      await wait(pause);
    }
  }
  await rename(from, to);
}

/** Makes a rename itself survive a power cut; Windows has no such call on folders and keeps its own journal. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network file systems refuse fsync on a folder; the rename has happened all the same.
    if (errorCode(error) !== 'EINVAL') throw error;
  } finally {
    await handle.close();
  }
}

async function absentAsNull<Value>(read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
