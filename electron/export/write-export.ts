import { randomUUID } from 'node:crypto';
import { type FileHandle, link, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Where a file is to go: into a folder under a proposed name, or exactly there (the person chose it, and was asked about overwriting). */
export type ExportPlace =
  | { readonly kind: 'folder'; readonly folder: string; readonly fileName: string }
  | { readonly kind: 'file'; readonly file: string };

/**
 * Why a file could not be written.
 * `folder-missing` · `no-permission` the folder or disk may not be written to · `disk-full` ·
 * `in-use` another program (Word, WPS, Excel) holds the file open · `bad-name` not a plain file name, or too long · `failed` anything else.
 */
export type WriteExportFailure = 'folder-missing' | 'no-permission' | 'disk-full' | 'in-use' | 'bad-name' | 'failed';

/** `file` is the absolute path in the end; `detail` is the system's own word, for a log. */
export type WriteExportResult =
  | { readonly ok: true; readonly file: string }
  | { readonly ok: false; readonly code: WriteExportFailure; readonly detail: string };

/** How many names `X (2)`, `X (3)`… are tried. */
const NAME_ATTEMPTS = 999;
/** Virus scanners hold a new file for a moment on Windows; milliseconds before each new attempt. */
const RENAME_PAUSES = [50, 150, 400];

/**
 * Writes a finished export so that it is there whole or not at all: a temporary file beside it, fsync, then its name.
 * In a folder nothing is ever overwritten: `X.docx` becomes `X (2).docx`.
 */
export async function writeExport(place: ExportPlace, bytes: Uint8Array): Promise<WriteExportResult> {
  const folder = path.resolve(place.kind === 'folder' ? place.folder : path.dirname(place.file));
  const fileName = place.kind === 'folder' ? place.fileName : path.basename(place.file);
  if (!isPlainName(fileName)) return { ok: false, code: 'bad-name', detail: fileName };
  try {
    if (!(await stat(folder)).isDirectory()) return { ok: false, code: 'folder-missing', detail: 'not a folder' };
    const file = await writeBeside({ folder, fileName, keepsOthers: place.kind === 'folder' }, bytes);
    return { ok: true, file };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { ok: false, code: failureCode(error.code), detail: error.code };
  }
}

type Target = { readonly folder: string; readonly fileName: string; readonly keepsOthers: boolean };

async function writeBeside({ folder, fileName, keepsOthers }: Target, bytes: Uint8Array): Promise<string> {
  const temporary = path.join(folder, `.yuece-${randomUUID()}.tmp`);
  const handle = await open(temporary, 'wx');
  try {
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const target = keepsOthers ? await giveFreeName(temporary, folder, fileName) : path.join(folder, fileName);
    if (!keepsOthers) await renamePatiently(temporary, target);
    await syncFolder(folder);
    return target;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Gives a finished file the first free name; no other program can take it between the look and the naming. */
async function giveFreeName(temporary: string, folder: string, fileName: string): Promise<string> {
  const { name, ext } = path.parse(fileName);
  for (let attempt = 1; attempt <= NAME_ATTEMPTS; attempt += 1) {
    const target = path.join(folder, attempt === 1 ? fileName : `${name} (${attempt})${ext}`);
    if (await takeName(temporary, target)) return target;
  }
  throw Object.assign(new Error('no free name'), { code: 'EEXIST' });
}

/** `false` where something of that name is there already. */
async function takeName(temporary: string, target: string): Promise<boolean> {
  try {
    // A second name for the whole file, refused where the name is taken: a crash never leaves an empty file under the name.
    await link(temporary, target);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'EEXIST') return false;
    return renameOntoClaim(temporary, target);
  }
  await rm(temporary, { force: true });
  return true;
}

/** For disks without links (FAT, many network shares): the name is claimed by an empty file, which the rename replaces. */
async function renameOntoClaim(temporary: string, target: string): Promise<boolean> {
  const claim = await createNew(target);
  if (claim === null) return false;
  await claim.close();
  try {
    await renamePatiently(temporary, target);
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
  return true;
}

/** Creates a file; `null` where something of that name is there already. */
async function createNew(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, 'wx');
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return null;
    throw error;
  }
}

/** Makes the name last through a loss of power. Windows opens no folders, and some file systems refuse: the file itself is written. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

async function renamePatiently(from: string, to: string): Promise<void> {
  for (const delay of RENAME_PAUSES) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (!isSystemError(error) || !['EPERM', 'EBUSY', 'EACCES'].includes(error.code)) throw error;
      await pause(delay);
    }
  }
  await rename(from, to).catch((error: unknown) => {
    // The folder takes new files, the temporary one shows it: what refuses is the file itself, open elsewhere.
    if (isSystemError(error) && ['EPERM', 'EACCES'].includes(error.code)) throw Object.assign(error, { code: 'EBUSY' });
    throw error;
  });
}

function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/u.test(name) && Buffer.byteLength(name) <= 240;
}

function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function failureCode(code: string): WriteExportFailure {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'folder-missing';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'no-permission';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk-full';
    case 'EBUSY':
    case 'ETXTBSY':
      return 'in-use';
    case 'ENAMETOOLONG':
      return 'bad-name';
    default:
      return 'failed';
  }
}
