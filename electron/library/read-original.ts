import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { LIMITS } from '#electron/extract/read-document.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { ReadFailureCode } from '#shared/model/extraction.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import type { IndexingTools } from './indexing-tools.ts';
import type { OriginalWish } from './read-messages.ts';
import type { ShowOutcome } from './read-pool.ts';
import { readingOf } from './reading-of.ts';

/** Bytes of one slice: small enough for one message, large enough that a big file is there in a second. */
export const SLICE_BYTES = 1024 * 1024;
const MOST_REMEMBERED = 32;

/** A document with the state of its file that a window has on screen: SHA-256 in hex. */
export type OriginalState = { readonly document: LibraryDocument; readonly contentHash: string };

/** A file's bytes from an offset on. */
export type OriginalSlice = { readonly data: Uint8Array; readonly total: number };

/** The files themselves, as they were when their text was read; fails with the contract's `original-*`. */
export type Originals = {
  readonly path: (document: LibraryDocument) => string;
  readonly readSlice: (state: OriginalState, offset: number) => Promise<OriginalSlice>;
  /** `password` opens a protected file for this once; fails with `wrong-password` where it does not, or where one is needed. */
  readonly show: (state: OriginalState, wish: OriginalWish, password?: string) => Promise<Extract<ShowOutcome, { kind: 'shown' }>>;
};

/** Makes access to the originals; what was hashed once is not hashed for each slice while the disk tells of no change. */
export function createOriginals(tools: IndexingTools): Originals {
  const checked = new Map<string, string>();
  const path = (document: LibraryDocument): string => {
    const folder = tools.store.library.current().folders.find(({ id }) => id === document.folderId);
    if (!folder) throw failure('original-missing', document);
    return join(folder.path, document.relativePath);
  };
  const demandSame = async (handle: FileHandle, { document, contentHash }: OriginalState): Promise<number> => {
    const found = await handle.stat();
    if (!found.isFile()) throw failure('original-missing', document);
    if (found.size > LIMITS.fileBytes) throw failure('original-too-large', document);
    const state = `${found.size} ${found.mtimeMs} ${found.ctimeMs} ${found.ino}`;
    const key = `${document.id} ${contentHash}`;
    if (checked.get(key) !== state) {
      if ((await hashOf(handle, found.size)) !== contentHash) throw failure('original-changed', document);
      checked.delete(key);
      checked.set(key, state);
      for (const oldest of checked.keys()) if (checked.size > MOST_REMEMBERED) checked.delete(oldest);
    }
    return found.size;
  };
  return {
    path,
    readSlice: (state, offset) =>
      withFile(path(state.document), state.document, async (handle) => {
        const total = await demandSame(handle, state);
        const buffer = new Uint8Array(Math.max(0, Math.min(SLICE_BYTES, total - offset)));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
        return { data: buffer.subarray(0, bytesRead), total };
      }),
    async show({ document, contentHash }, wish, password) {
      const { pool, pdfAssets, store } = tools;
      const reading = await readingOf(store, document.id);
      const file = { path: path(document), fileName: fileNameOf(document), modelFolder: null, pdfAssets, reading };
      const request = password === undefined ? file : { ...file, password };
      const outcome = await pool.show(request, wish);
      if (outcome.kind === 'cancelled') throw failure('original-unreadable', document);
      // Bytes that could not be had at all have no hash.
      if (outcome.contentHash === '') throw failure((await isThere(path(document))) ? 'original-unreadable' : 'original-missing', document);
      if (outcome.contentHash !== contentHash) throw failure('original-changed', document);
      if (outcome.kind === 'failed') throw failure(CODES[outcome.failure.code] ?? 'original-unreadable', document);
      return outcome;
    },
  };
}

type OriginalCode = 'original-changed' | 'original-missing' | 'original-too-large' | 'original-unreadable' | 'wrong-password';

const CODES: Readonly<Partial<Record<ReadFailureCode, OriginalCode>>> = { 'too-large': 'original-too-large', encrypted: 'wrong-password' };

function failure(code: OriginalCode, document: LibraryDocument): ReviewFailure {
  return new ReviewFailure(code, 'the original cannot be shown', { file: fileNameOf(document) });
}

async function withFile<Result>(path: string, document: LibraryDocument, use: (handle: FileHandle) => Promise<Result>): Promise<Result> {
  try {
    const handle = await open(path, 'r');
    try {
      return await use(handle);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof ReviewFailure || !(error instanceof Error && 'code' in error)) throw error;
    throw failure(error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 'original-missing' : 'original-unreadable', document);
  }
}

async function hashOf(handle: FileHandle, size: number): Promise<string> {
  const hash = createHash('sha256');
  const piece = new Uint8Array(SLICE_BYTES);
  for (let at = 0; at < size; ) {
    const { bytesRead } = await handle.read(piece, 0, piece.length, at);
    if (bytesRead === 0) break;
    hash.update(piece.subarray(0, bytesRead));
    at += bytesRead;
  }
  return hash.digest('hex');
}

async function isThere(path: string): Promise<boolean> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' || error.code === 'ENOTDIR' ? null : error,
  );
  if (handle === null) return false;
  if (!(handle instanceof Error)) await handle.close();
  return true;
}
