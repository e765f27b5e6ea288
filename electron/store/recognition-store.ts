import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Recognition, recognition } from '#shared/model/recognition.ts';
import { asStoreWrite } from './store-failure.ts';
import type { StoreFiles } from './store-files.ts';

/**
 * What was recognised on scans, by the content of their files. Expensive to have again: it stays when models are rebuilt and when files
 * leave the list, and goes when a document is purged.
 */
export type RecognitionStore = {
  /** `null` where nothing was recognised, or what is there is damaged. */
  readonly read: (contentHash: string) => Promise<Recognition | null>;
  /** Keeps the pages recognised of a file so far; answers them with their new stamp. */
  readonly write: (contentHash: string, found: Omit<Recognition, 'stamp'>) => Promise<Recognition>;
  /** Removes what belongs to no file of those given; answers how many files went. */
  readonly keepOnly: (contentHashes: Iterable<string>) => Promise<number>;
};

const SAFE_HASH = /^[0-9a-f]{64}$/;

/** Folder of the recognitions under a store's folder: the workers that read files are told it. */
export function recognitionFolderOf(storeFolder: string): string {
  return join(storeFolder, 'recognitions');
}

/** The recognitions in one folder; the folder is made with the first one. */
export function openRecognitions(folder: string, files: StoreFiles): RecognitionStore {
  return {
    async read(contentHash) {
      if (!SAFE_HASH.test(contentHash)) return null;
      const text = await files.readText(join(folder, nameOf(contentHash)));
      return text === null ? null : decode(text);
    },
    async write(contentHash, found) {
      const stamp = createHash('sha256').update(JSON.stringify(found.pages)).digest('hex').slice(0, 8);
      const stamped = { ...found, stamp };
      await asStoreWrite(async () => {
        await files.makeFolder(folder);
        const temporary = join(folder, `.${nameOf(contentHash)}.${randomUUID()}.tmp`);
        await files.writeSynced(temporary, JSON.stringify(stamped));
        await files.rename(temporary, join(folder, nameOf(contentHash)));
      });
      return stamped;
    },
    async keepOnly(contentHashes) {
      const kept = new Set([...contentHashes].map(nameOf));
      const unused = (await files.list(folder)).filter((name) => !kept.has(name));
      await asStoreWrite(async () => {
        for (const name of unused) await files.remove(join(folder, name));
      });
      return unused.length;
    },
  };
}

function nameOf(contentHash: string): string {
  return `${contentHash}.json`;
}

function decode(text: string): Recognition | null {
  try {
    return recognition.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    // Cut off by a full disk: the scan can be recognised again.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
