import { lstat, readdir, stat } from 'node:fs/promises';
import type { LibraryFolder } from '#shared/model/library.ts';

/** A network drive that does not answer is away: nobody waits for it longer. */
const PATIENCE_MILLISECONDS = 2_000;

/**
 * Whether a library folder can be looked into now. An empty folder on another disk than before is the place where that disk was: a share
 * not connected, a removable disk taken out. One that does not answer for `patience` milliseconds is away too.
 */
export async function isFolderThere(
  { path, device }: Pick<LibraryFolder, 'path' | 'device'>,
  patience: number = PATIENCE_MILLISECONDS,
): Promise<boolean> {
  return inTime(patience, async () => {
    const found = await stat(path);
    if (!found.isDirectory()) return false;
    return device === undefined || String(found.dev) === device || (await readdir(path)).length > 0;
  });
}

/** Whether a file, or a link of its name, is there, readable or not. */
export async function isFileThere(path: string): Promise<boolean> {
  return inTime(PATIENCE_MILLISECONDS, async () => {
    await lstat(path);
    return true;
  });
}

/** `false` for what the disk refuses, or does not answer in time. */
async function inTime(patience: number, look: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  try {
    return await Promise.race([refusedAsFalse(look), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function refusedAsFalse(look: () => Promise<boolean>): Promise<boolean> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
