import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { LibraryDocument } from '#shared/model/library.ts';

/** A file as the disk has it now; `contentHash` is `null` where the bytes could not be had, empty where there are too many to read or nothing depends on it. */
export type FileOnDisk = {
  readonly folderId: string;
  readonly relativePath: string;
  readonly bytes: number;
  readonly modifiedAt: string;
  readonly contentHash: string | null;
};

/** A file to read. `document` is what the library knows of it, `null` for a new one. */
export type FileToRead = { readonly file: FileOnDisk; readonly document: LibraryDocument | null };

/** A document and where its file is now. */
export type DocumentOnDisk = { readonly document: LibraryDocument; readonly file: FileOnDisk };

/** Everything an index run has to do. Every file is in exactly one list, and so is every document but those that are not of these folders. */
export type IndexingPlan = {
  readonly add: readonly FileOnDisk[];
  /** Changed content, a newer reader, pages recognised since, or a failure that may pass. */
  readonly refresh: readonly DocumentOnDisk[];
  /** The same content under another path: the id stays. */
  readonly move: readonly DocumentOnDisk[];
  /** The same content in the same place; size, time and `isMissing` may need to be noted. */
  readonly unchanged: readonly DocumentOnDisk[];
  /** No file now. */
  readonly missing: readonly LibraryDocument[];
};

/** Failures that lie with the moment and not with the file. */
const PASSING_FAILURES: readonly string[] = ['timed-out', 'out-of-memory', 'unreadable'];

/** Whether size and time say that a file is the one the library knows, so that its bytes need not be read. */
export function isSurelyUnchanged(file: Omit<FileOnDisk, 'contentHash'>, document: LibraryDocument): boolean {
  return document.contentHash !== '' && document.bytes === file.bytes && document.modifiedAt === file.modifiedAt;
}

/**
 * Decides what an index run does, from the files on the disk and the documents known in the same folders, or missing from others.
 * Path first, then content: a file in a known place is that document even if another document's text came to lie there.
 * `recognized` are the ids of documents with pages recognised that their text was not made with.
 * Linear, but for many copies of one text that all changed their names.
 */
export function planIndexing(
  files: readonly FileOnDisk[],
  documents: readonly LibraryDocument[],
  about: { readonly version: number; readonly recognized?: ReadonlySet<string> },
): IndexingPlan {
  const byPlace = new Map(documents.map((document) => [placeOf(document), document]));
  const known: DocumentOnDisk[] = [];
  const strange: FileOnDisk[] = [];
  for (const file of files) {
    const document = byPlace.get(placeOf(file));
    if (!document) strange.push(file);
    else if (byPlace.delete(placeOf(file))) known.push({ document, file });
  }
  const { move, add, missing } = matchMoved(strange, [...byPlace.values()]);
  const isStale = (pair: DocumentOnDisk): boolean =>
    needsReading(pair, about.version) || (about.recognized?.has(pair.document.id) ?? false);
  return {
    add,
    refresh: [...known.filter(isStale), ...move.filter(isStale)],
    move: move.filter((pair) => !isStale(pair)),
    unchanged: known.filter((pair) => !isStale(pair)),
    missing,
  };
}

function needsReading({ document, file }: DocumentOnDisk, version: number): boolean {
  // Bytes that cannot be had now are no reason to lose the text read earlier.
  if (file.contentHash === null) return document.state.kind === 'failed';
  if (file.contentHash !== document.contentHash || document.extractorVersion !== version) return true;
  if (fileNameOf(file) !== fileNameOf(document)) return true;
  return document.state.kind === 'failed' && PASSING_FAILURES.includes(document.state.code);
}

type Matched = {
  readonly move: readonly DocumentOnDisk[];
  readonly add: readonly FileOnDisk[];
  readonly missing: readonly LibraryDocument[];
};

/** Of several files with the text of a vanished document, the one with its file name takes its place, else the first. */
function matchMoved(files: readonly FileOnDisk[], vanished: readonly LibraryDocument[]): Matched {
  const byHash = new Map<string, LibraryDocument[]>();
  for (const document of vanished) {
    if (document.contentHash === '') continue;
    const same = byHash.get(document.contentHash);
    if (same) same.push(document);
    else byHash.set(document.contentHash, [document]);
  }
  const move: DocumentOnDisk[] = [];
  const claimed = new Set<FileOnDisk>();
  for (const isWanted of [hasSameName, () => true]) {
    for (const file of files) {
      const candidates = byHash.get(file.contentHash ?? '');
      if (!candidates || claimed.has(file)) continue;
      const index = candidates.findIndex((document) => isWanted(document, file));
      const document = candidates[index];
      if (!document) continue;
      candidates.splice(index, 1);
      claimed.add(file);
      move.push({ document, file });
    }
  }
  const moved = new Set(move.map((pair) => pair.document));
  return { move, add: files.filter((file) => !claimed.has(file)), missing: vanished.filter((document) => !moved.has(document)) };
}

function hasSameName(document: LibraryDocument, file: FileOnDisk): boolean {
  return fileNameOf(document) === fileNameOf(file);
}

function placeOf({ folderId, relativePath }: { readonly folderId: string; readonly relativePath: string }): string {
  return `${folderId}\n${relativePath}`;
}
