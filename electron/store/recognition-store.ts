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
  /** The contents that something was recognised of. */
  readonly contents: () => Promise<ReadonlySet<string>>;
  /**
   * Whether something else is recognised of a content than its text was made with: by its copy, or by a run cut short before the text was
   * made. `stamp` is that of the text, absent where it has nothing recognised. A recognition that is gone or damaged takes no text back.
   */
  readonly isNewer: (contentHash: string, stamp: string | undefined) => Promise<boolean>;
  /** Keeps the pages recognised of a file so far; answers them with their new stamp. */
  readonly write: (contentHash: string, found: Omit<Recognition, 'stamp'>) => Promise<Recognition>;
  /** Removes what was recognised of these contents, and nothing else; answers how many files went. */
  readonly remove: (contentHashes: readonly string[]) => Promise<number>;
};

const SAFE_HASH = /^[0-9a-f]{64}$/;
const SUFFIX = '.json';

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
    async contents() {
      const names = await files.list(folder);
      return new Set(names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length)));
    },
    async isNewer(contentHash, stamp) {
      if (!SAFE_HASH.test(contentHash)) return false;
      const text = await files.readText(join(folder, nameOf(contentHash)));
      // The stamp is written last: the pages, thousands of runs, are only looked at where it differs.
      if (text === null || (stamp !== undefined && text.endsWith(`"stamp":"${stamp}"}`))) return false;
      const stored = decode(text);
      return stored !== null && stored.stamp !== stamp;
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
    async remove(contentHashes) {
      const unwanted = new Set(contentHashes);
      // What a write cut short left behind begins with a dot.
      const names = (await files.list(folder)).filter((name) => unwanted.has(name.replace(/^\./, '').split('.', 1)[0] ?? ''));
      await asStoreWrite(async () => {
        for (const name of names) await files.remove(join(folder, name));
      });
      return names.length;
    },
  };
}

function nameOf(contentHash: string): string {
  return `${contentHash}${SUFFIX}`;
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
