import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { errorCode, type StoreFiles } from './store-files.ts';

/** The one file that says who may write; it lies in the store's folder. */
export const LOCK_NAME = 'store.lock';
const HEARTBEAT_MILLISECONDS = 5_000;
/** A process that lives but has not beaten for this long has died and its number went to another one (or another machine is off). */
const STALE_MILLISECONDS = 60_000;
/** Two beats and a little. */
const LISTENING_MILLISECONDS = 2 * HEARTBEAT_MILLISECONDS + 1_000;
const ATTEMPTS = 3;

const lockContent = z.object({ pid: z.number().int(), host: z.string(), token: z.string() });
type LockContent = z.infer<typeof lockContent>;

/** The right to write, until `release`. */
export type StoreLock = {
  /** `false` once another process took the lock over, as after a long sleep of this machine. */
  readonly isHeld: () => Promise<boolean>;
  readonly release: () => Promise<void>;
};

/** What the lock needs to know of the machine; a test says which processes live, and what happens while it listens for a beat. */
export type LockSurroundings = {
  readonly isAlive: (pid: number) => boolean;
  readonly token: string;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
};

/** Takes the store's lock, or that of a dead process; fails with `store-in-use`. Errors of the disk pass through. */
export async function acquireStoreLock(folder: string, files: StoreFiles, surroundings: LockSurroundings): Promise<StoreLock> {
  const path = join(folder, LOCK_NAME);
  const own: LockContent = { pid: process.pid, host: hostname(), token: surroundings.token };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await tryCreate(path, own, files)) return holdLock(path, own, files);
    const text = await files.readText(path);
    if (text === null) continue;
    if (!(await isStale(path, text, files, surroundings))) throw inUse();
    await moveStaleAway(path, text, own.token, files);
  }
  throw inUse();
}

/** Whether a process of this machine lives; one we may not signal lives too. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

async function tryCreate(path: string, own: LockContent, files: StoreFiles): Promise<boolean> {
  try {
    await files.createNew(path, JSON.stringify(own));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(path: string, text: string, files: StoreFiles, surroundings: LockSurroundings): Promise<boolean> {
  const content = parseLock(text);
  const modifiedAt = await files.modifiedAt(path);
  const age = modifiedAt === null ? 0 : Date.now() - modifiedAt;
  // A lock without readable content was being written when its process died; a moment's grace for one being written now.
  if (content === null) return age > HEARTBEAT_MILLISECONDS;
  if (content.host === hostname() && !surroundings.isAlive(content.pid)) return true;
  if (age <= STALE_MILLISECONDS) return false;
  if (content.host === hostname()) return true;
  // The clock of another machine may be minutes away from ours: only silence that was listened to is silence.
  await (surroundings.pause ?? wait)(LISTENING_MILLISECONDS);
  return (await files.modifiedAt(path)) === modifiedAt;
}

/** Renames before removing: of two that found the same stale lock, only one can move it, and a fresh one caught by mistake goes back. */
async function moveStaleAway(path: string, staleText: string, token: string, files: StoreFiles): Promise<void> {
  const aside = `${path}.${token}`;
  try {
    await files.rename(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if ((await files.readText(aside)) !== staleText) {
    await files.linkOrCopy(aside, path);
    await files.remove(aside);
    throw inUse();
  }
  await files.remove(aside);
}

function holdLock(path: string, own: LockContent, files: StoreFiles): StoreLock {
  let isReleased = false;
  const isHeld = async (): Promise<boolean> => {
    const text = await files.readText(path);
    return !isReleased && text !== null && parseLock(text)?.token === own.token;
  };
  const beat = async (): Promise<void> => {
    if (await isHeld()) await files.setModifiedAt(path, Date.now());
  };
  // A missed beat is no failure by itself: the next one, or the check before a write, decides.
  const timer = setInterval(() => void beat().catch(() => undefined), HEARTBEAT_MILLISECONDS);
  timer.unref();
  return {
    isHeld,
    async release() {
      clearInterval(timer);
      if (await isHeld()) await files.remove(path);
      isReleased = true;
    },
  };
}

function parseLock(text: string): LockContent | null {
  try {
    return lockContent.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function inUse(): ReviewFailure {
  return new ReviewFailure('store-in-use', 'another process has the store open');
}
