import { hash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DocumentModel } from '#shared/model/document.ts';
import { DOCUMENT_FORMAT } from '#shared/model/document-format.ts';
import { type PackedModel, packModel, unpackModel } from './pack-model.ts';
import { asStoreWrite } from './store-failure.ts';
import { errorCode, type StoreFiles } from './store-files.ts';

/**
 * What a model is made of: bytes, the name the reader saw (it decides format and stand-in title), the versions of the readers, and the key
 * of a person's choice of reading, empty where there is none.
 */
export type ModelKey = { readonly contentHash: string; readonly fileName: string; readonly version: number; readonly reading: string };

/**
 * Document models by content: a cache, so nothing is lost with it. Written by rename without fsync, and believed only
 * when the checksum on its first line fits; whoever gets `null` reads the file again.
 */
export type ModelCache = {
  readonly read: (key: ModelKey) => Promise<DocumentModel | null>;
  readonly has: (key: ModelKey) => Promise<boolean>;
  readonly write: (key: ModelKey, model: DocumentModel) => Promise<void>;
  /** Removes every model whose key is not among those given; answers how many. */
  readonly keepOnly: (keys: Iterable<ModelKey>) => Promise<number>;
};

/** A temporary file older than this was left by a process that died; one from the future too, by a clock that was put back. */
const LEFTOVER_MILLISECONDS = 60_000;
const SAFE_HASH = /^[0-9a-f]{64}$/;
/** `yuece-model` alone stands before models written out whole, as earlier versions wrote them: some are of texts that cannot be had again. */
const HEAD = /^(yuece-model|yuece-packed-model) ([0-9a-f]{64}) (\d+)$/;
const PACKED = 'yuece-packed-model';

/** The cache in one folder; the folder is made with the first write. */
export function openModelCache(folder: string, files: StoreFiles): ModelCache {
  const isBeingWritten = async (name: string): Promise<boolean> => {
    if (!name.endsWith('.tmp')) return false;
    const modifiedAt = await files.modifiedAt(join(folder, name));
    return modifiedAt !== null && Math.abs(Date.now() - modifiedAt) < LEFTOVER_MILLISECONDS;
  };
  return {
    async read(key) {
      const name = modelFileName(key);
      const content = name === null ? null : await files.readBytes(join(folder, name));
      return content === null ? null : decodeModel(content);
    },
    async has(key) {
      const name = modelFileName(key);
      return name !== null && (await files.modifiedAt(join(folder, name))) !== null;
    },
    async write(key, model) {
      const name = modelFileName(key);
      if (name === null) return;
      const content = encodeModel(model);
      // The same model may be written twice at once, for two files of one text: each has a temporary file of its own.
      const temporary = join(folder, `.${name}.${randomUUID()}.tmp`);
      await asStoreWrite(async () => {
        await writeMakingFolder(files, folder, () => files.writeCached(temporary, content));
        await files.rename(temporary, join(folder, name));
      });
    },
    async keepOnly(keys) {
      const kept = new Set<string | null>();
      for (const key of keys) kept.add(modelFileName(key));
      const unused: string[] = [];
      for (const name of await files.list(folder)) if (!kept.has(name) && !(await isBeingWritten(name))) unused.push(name);
      await asStoreWrite(async () => {
        for (const name of unused) await files.remove(join(folder, name));
      });
      return unused.length;
    },
  };
}

/** Name of the cache file; `null` for a document whose bytes were never read. */
export function modelFileName({ contentHash, fileName, version, reading }: ModelKey): string | null {
  if (!SAFE_HASH.test(contentHash)) return null;
  const nameHash = hash('sha256', fileName).slice(0, 8);
  return `${contentHash}-${nameHash}-${version}${reading === '' ? '' : `-${reading}`}.json`;
}

/** The folder is nearly always there: asking before each of ten thousand files costs as much as writing them. */
async function writeMakingFolder(files: StoreFiles, folder: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    await files.makeFolder(folder);
    await write();
  }
}

/** Room for the first line, which is written last: it holds the checksum of what is behind it. */
const HEAD_BYTES = 128;
/** Most bytes that a UTF-16 unit becomes in UTF-8. */
const BYTES_A_UNIT = 3;

/** Encoded once, for the checksum and for the disk, and not copied. */
function encodeModel(model: DocumentModel): Uint8Array {
  const text = JSON.stringify(packModel(model));
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + text.length * BYTES_A_UNIT);
  const end = HEAD_BYTES + bytes.write(text, HEAD_BYTES);
  const head = `${PACKED} ${hash('sha256', bytes.subarray(HEAD_BYTES, end))} ${text.length}\n`;
  const start = HEAD_BYTES - head.length;
  bytes.write(head, start, 'latin1');
  return bytes.subarray(start, end);
}

function decodeModel(content: Buffer): DocumentModel | null {
  const end = content.indexOf('\n');
  const head = HEAD.exec(content.toString('latin1', 0, Math.max(0, end)));
  const bytes = content.subarray(end + 1);
  if (!head || hash('sha256', bytes) !== head[2]) return null;
  const body = bytes.toString('utf8');
  if (body.length !== Number(head[3])) return null;
  const value: unknown = JSON.parse(body);
  // The checksum proves that these are the bytes `encodeModel` made of a model; a full schema check of 300,000 characters would be felt.
  const model = head[1] === PACKED ? unpackModel(value as PackedModel) : (value as DocumentModel);
  return model.format === DOCUMENT_FORMAT ? model : null;
}
