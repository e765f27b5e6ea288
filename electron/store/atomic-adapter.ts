import { join } from 'node:path';
import type { Adapter } from 'lowdb';
import {
  BACKUP_GENERATIONS,
  backupsOf,
  damagedName,
  datedName,
  expiredDatedBackups,
  generationName,
  temporaryBackupName,
  temporaryName,
} from './backup-names.ts';
import { createStoredEncoder } from './encode-stored.ts';
import { type Decoded, decodeStored, type StoredFormat } from './migrate-stored.ts';
import { asStoreWrite, writeFailureOf } from './store-failure.ts';
import type { StoreFiles } from './store-files.ts';

/** What reading found. `backup`: the file was damaged or gone and an earlier state was opened · `lost`: damaged, and no good backup. */
export type ReadOutcome =
  | { readonly kind: 'read' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'backup'; readonly savedAt: string; readonly reason: string }
  | { readonly kind: 'lost'; readonly reason: string };

/** lowdb's adapter with our promises: a write is whole or not at all, earlier states stay, a damaged file is never the end. */
export type AtomicAdapter<Stored> = Adapter<Stored> & {
  /** Of the last `read`. */
  readonly outcome: () => ReadOutcome;
  /** Copies the present state to the day's backup, so that damage between two runs costs nothing. */
  readonly checkpoint: () => Promise<void>;
};

export type AtomicFile<Stored> = {
  readonly files: StoreFiles;
  readonly folder: string;
  readonly name: string;
  readonly format: StoredFormat<Stored>;
  /** ISO 8601. */
  readonly now: () => string;
  /** Told of a backup that could not be made. */
  readonly log?: (line: string) => void;
};

/** More than a tick of the clock that the usual file systems stamp with (ext4: up to 10 ms), less than a person takes for the next change. */
const CLOCK_TICK_MILLISECONDS = 20;

/** Makes the adapter for one file. Writes must not overlap: the stores queue them. */
export function createAtomicAdapter<Stored extends object>(file: AtomicFile<Stored>): AtomicAdapter<Stored> {
  let outcome: ReadOutcome = { kind: 'absent' };
  const encode = createStoredEncoder(file.name, file.format);
  return {
    async read() {
      const found = await readNewestGood(file);
      outcome = found.outcome;
      return found.value;
    },
    async write(data) {
      const content = encode(data);
      return asStoreWrite(() => writeAtomically(file, content));
    },
    outcome: () => outcome,
    checkpoint: () => asStoreWrite(() => copyToDated(file)),
  };
}

/**
 * Temporary file in the same folder, fsync, earlier states moved on, rename, fsync of the folder.
 * The present file has its name at every moment: it is linked or copied to its backup name, not moved there.
 */
async function writeAtomically<Stored>(file: AtomicFile<Stored>, content: Uint8Array): Promise<void> {
  const { files, folder, name } = file;
  const path = join(folder, name);
  const temporary = join(folder, temporaryName(name));
  try {
    await files.writeSynced(temporary, content);
    const earlier = await files.modifiedAt(path);
    if (earlier !== null) {
      await keepInOrder(files, temporary, earlier);
      await keepEarlierState(file);
    }
    await files.rename(temporary, path);
  } catch (error) {
    // A half-written temporary file on a full disk holds the very room that is missing.
    await removeTolerantly(files, temporary);
    throw error;
  }
  await files.syncFolder(folder);
}

/** Which state is newer is told by the files' times: after the clock was put back, a state would pass for one before those that it follows. */
async function keepInOrder(files: StoreFiles, written: string, earlier: number): Promise<void> {
  const modifiedAt = await files.modifiedAt(written);
  // Two ticks: the copy of the day lies one behind the state it was made of.
  if (modifiedAt !== null && modifiedAt < earlier) await files.setModifiedAt(written, earlier + 2 * CLOCK_TICK_MILLISECONDS);
}

/**
 * Makes the present state the newest earlier one. Nothing earlier is given up before its copy is whole, and a disk too full
 * for the copy is no reason to refuse a write that fits: the earlier states then stay as they are.
 */
async function keepEarlierState<Stored>(file: AtomicFile<Stored>): Promise<void> {
  try {
    await moveGenerationsOn(file);
    await copyOfTheDay(file);
  } catch (error) {
    if (writeFailureOf(error)?.code !== 'disk-full') throw error;
    file.log?.(`no room for a backup of ${file.name}`);
  }
}

async function moveGenerationsOn<Stored>({ files, folder, name }: AtomicFile<Stored>): Promise<void> {
  await viaTemporary({ files, folder, name }, 'linkOrCopy', join(folder, name), async (whole) => {
    const names = await files.list(folder);
    for (let generation = BACKUP_GENERATIONS - 1; generation >= 1; generation -= 1) {
      const current = generationName(name, generation);
      if (names.includes(current)) await files.rename(join(folder, current), join(folder, generationName(name, generation + 1)));
    }
    await files.rename(whole, join(folder, generationName(name, 1)));
  });
}

async function copyOfTheDay<Stored>({ files, folder, name, now }: AtomicFile<Stored>): Promise<void> {
  const names = await files.list(folder);
  const today = now().slice(0, 10);
  const dated = datedName(name, today);
  if (names.includes(dated)) return;
  await viaTemporary({ files, folder, name }, 'copy', join(folder, generationName(name, 1)), (whole) =>
    files.rename(whole, join(folder, dated)),
  );
  for (const expired of expiredDatedBackups(name, [...names, dated], today)) await files.remove(join(folder, expired));
}

async function copyToDated<Stored>({ files, folder, name, now }: AtomicFile<Stored>): Promise<void> {
  const modifiedAt = await files.modifiedAt(join(folder, name));
  if (modifiedAt === null) return;
  await viaTemporary({ files, folder, name }, 'copy', join(folder, name), async (whole) => {
    // A tick later than the state it copies, and so before all generations: it holds what they do not hold yet.
    await files.setModifiedAt(whole, modifiedAt + CLOCK_TICK_MILLISECONDS);
    await files.rename(whole, join(folder, datedName(name, now().slice(0, 10))));
  });
}

/** Copies a state under a temporary name and hands it on when it is whole; a part of one never stays. */
async function viaTemporary(
  { files, folder, name }: Pick<AtomicFile<unknown>, 'files' | 'folder' | 'name'>,
  how: 'linkOrCopy' | 'copy',
  from: string,
  whole: (path: string) => Promise<void>,
): Promise<void> {
  const temporary = join(folder, temporaryBackupName(name));
  // Left by a crash: a link cannot be made over it.
  await files.remove(temporary);
  try {
    await files[how](from, temporary);
    await whole(temporary);
  } catch (error) {
    await removeTolerantly(files, temporary);
    throw error;
  }
}

async function removeTolerantly(files: StoreFiles, path: string): Promise<void> {
  await files.remove(path).catch((second: unknown) => {
    if (writeFailureOf(second) === null) throw second;
  });
}

type Found<Stored> = { readonly value: Stored | null; readonly outcome: ReadOutcome };

async function readNewestGood<Stored>(file: AtomicFile<Stored>): Promise<Found<Stored>> {
  const { files, folder, name, format } = file;
  const text = await files.readText(join(folder, name));
  const present: Decoded<Stored> = text === null ? { ok: false, reason: 'the file is gone' } : decodeStored(text, format);
  if (present.ok) return { value: present.value, outcome: { kind: 'read' } };
  const backups = await newestFirst(file);
  if (text === null && backups.length === 0) return { value: null, outcome: { kind: 'absent' } };
  if (text !== null) await setAside(file);
  for (const backup of backups) {
    const earlier = await files.readText(join(folder, backup.name));
    const decoded = earlier === null ? null : decodeStored(earlier, format);
    if (!decoded?.ok) continue;
    const savedAt = new Date(backup.modifiedAt).toISOString();
    return { value: decoded.value, outcome: { kind: 'backup', savedAt, reason: present.reason } };
  }
  return { value: null, outcome: { kind: 'lost', reason: present.reason } };
}

async function newestFirst<Stored>({ files, folder, name }: AtomicFile<Stored>): Promise<{ name: string; modifiedAt: number }[]> {
  const backups: { name: string; modifiedAt: number }[] = [];
  for (const backup of backupsOf(name, await files.list(folder))) {
    const modifiedAt = await files.modifiedAt(join(folder, backup));
    if (modifiedAt !== null) backups.push({ name: backup, modifiedAt });
  }
  // Within one tick of the disk's clock: lower generations are newer, and a day's copy made on the way is older than they are.
  const rank = (backup: string): number =>
    backup.length > generationName(name, 1).length ? BACKUP_GENERATIONS + 1 : Number(backup.at(-5));
  return backups.sort((a, b) => b.modifiedAt - a.modifiedAt || rank(a.name) - rank(b.name));
}

async function setAside<Stored>({ files, folder, name, now }: AtomicFile<Stored>): Promise<void> {
  try {
    await files.rename(join(folder, name), join(folder, damagedName(name, now())));
  } catch (error) {
    // On a read-only disk the damaged file stays where it is; nothing will overwrite it there.
    if (writeFailureOf(error) === null) throw error;
  }
}
