import { join } from 'node:path';
import { LIMITS } from '#electron/extract/limits.ts';
import { exclusionOf } from '#electron/store/document-keys.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { LibraryDocument, LibraryFolder, StoredLibrary } from '#shared/model/library.ts';
import { eachOf } from './each-of.ts';
import { hashFile } from './hash-file.ts';
import { type FileOnDisk, isSurelyUnchanged } from './plan-indexing.ts';
import { type ScannedFile, scanFolder, type UnreadablePlace } from './scan-folder.ts';

/** The disk's side of a plan, and the documents it is about. */
export type GatheredFiles = {
  readonly files: readonly FileOnDisk[];
  /** Documents of the folders looked at, but for those behind a place that could not be read; and missing ones of every folder. */
  readonly documents: readonly LibraryDocument[];
  /** Documents left as they are, because the disk did not let us look. */
  readonly unseen: readonly LibraryDocument[];
  readonly unreadable: readonly (UnreadablePlace & { readonly folder: LibraryFolder })[];
  readonly missingFolders: readonly LibraryFolder[];
  /** Of each folder with files in it, the disk it lies on. */
  readonly devices: ReadonlyMap<string, string>;
  readonly isCancelled: boolean;
};

/** Files hashed at once: enough to keep a disk busy, few enough to leave the loop free. */
const HASH_WIDTH = 4;

/** A run's question to the disk. `asksContent` where every new file's content may lead to something that waits for it. */
export type Gathering = { readonly folders: readonly LibraryFolder[]; readonly asksContent: boolean; readonly signal: AbortSignal };

type Scanned = { readonly folder: LibraryFolder; readonly file: ScannedFile };

/** Scans the folders and hashes what size and time do not vouch for, as far as anything depends on it. */
export async function gatherFiles(library: StoredLibrary, { folders, asksContent, signal }: Gathering): Promise<GatheredFiles> {
  const excluded = new Set(library.excluded);
  const found: Scanned[] = [];
  const unreadable: (UnreadablePlace & { readonly folder: LibraryFolder })[] = [];
  const missingFolders: LibraryFolder[] = [];
  const devices = new Map<string, string>();
  for (const folder of folders) {
    const scan = await scanFolder(folder.path, signal);
    if (scan.kind === 'cancelled')
      return { files: [], documents: [], unseen: [], unreadable: [], missingFolders: [], devices, isCancelled: true };
    const isEmptyPlace = scan.kind === 'scanned' && scan.files.length === 0 && folder.device !== undefined && folder.device !== scan.device;
    if (scan.kind === 'missing' || isEmptyPlace) missingFolders.push(folder);
    if (scan.kind === 'unreadable') unreadable.push({ folder, relativePath: '', detail: scan.detail });
    if (scan.kind !== 'scanned') continue;
    if (scan.files.length > 0) devices.set(folder.id, scan.device);
    unreadable.push(...scan.unreadable.map((place) => ({ ...place, folder })));
    for (const file of scan.files) if (!excluded.has(exclusionOf(folder.id, file.relativePath))) found.push({ folder, file });
  }
  const files = await withContent(found, library, { asksContent, signal });
  const scanned = new Set(folders.map(({ id }) => id));
  const isBehind = (document: LibraryDocument): boolean => unreadable.some((place) => isInside(document, place));
  const ofFolders = library.documents.filter((document) => scanned.has(document.folderId) || document.isMissing);
  return {
    files: files.sort((a, b) => (a.relativePath < b.relativePath ? -1 : 1)),
    documents: ofFolders.filter((document) => !isBehind(document)),
    unseen: ofFolders.filter(isBehind),
    unreadable,
    missingFolders,
    devices,
    isCancelled: signal.aborted,
  };
}

/**
 * The files with their hashes. A new one is hashed only where its content may be known: it has the size of a listed document (which it may
 * be, moved), or size and name of another file (of which it may be a copy). All others are hashed by whoever reads them.
 */
async function withContent(
  found: readonly Scanned[],
  library: StoredLibrary,
  { asksContent, signal }: Pick<Gathering, 'asksContent' | 'signal'>,
): Promise<FileOnDisk[]> {
  const documentAt = new Map(library.documents.map((document) => [`${document.folderId}\n${document.relativePath}`, document]));
  const sizes = new Set(library.documents.map(({ bytes }) => bytes));
  const looks = ({ file }: Scanned): string => `${file.bytes} ${fileNameOf(file)}`;
  const alike = new Map<string, number>();
  for (const scanned of found) alike.set(looks(scanned), (alike.get(looks(scanned)) ?? 0) + 1);
  const files: FileOnDisk[] = [];
  await eachOf(found, HASH_WIDTH, async (scanned) => {
    const { folder, file } = scanned;
    const document = documentAt.get(`${folder.id}\n${file.relativePath}`);
    const isAsked = asksContent || document !== undefined || sizes.has(file.bytes) || (alike.get(looks(scanned)) ?? 0) > 1;
    const at = { ...file, folderId: folder.id };
    const contentHash = isAsked ? await contentHashOf(join(folder.path, file.relativePath), at, document, signal) : '';
    files.push({ ...at, contentHash });
  });
  return files;
}

async function contentHashOf(
  path: string,
  file: Omit<FileOnDisk, 'contentHash'>,
  document: LibraryDocument | undefined,
  signal: AbortSignal,
): Promise<string | null> {
  if (document && isSurelyUnchanged(file, document)) return document.contentHash;
  // Over the limit no reader will see the bytes, so their hash would serve nothing.
  return file.bytes > LIMITS.fileBytes ? '' : hashFile(path, file.bytes, signal);
}

function isInside(document: LibraryDocument, place: UnreadablePlace & { readonly folder: LibraryFolder }): boolean {
  if (document.folderId !== place.folder.id) return false;
  const { relativePath } = place;
  return relativePath === '' || document.relativePath === relativePath || document.relativePath.startsWith(`${relativePath}/`);
}
