import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { diskFiles, errorCode, type StoreFiles } from './store-files.ts';

/**
 * The real disk, for a child process that has nothing else to do: each call is made at once. One that waits for another thread costs several
 * times the call itself, which is most of what a small file costs. What fails is tried again the patient way, which knows what may pass.
 */
export const blockingFiles: StoreFiles = {
  ...diskFiles,
  readText: async (path) => readIfThere(path)?.toString('utf8') ?? null,
  readBytes: async (path) => readIfThere(path),
  writeCached: async (path, content) => writeFileSync(path, content),
  rename: async (from, to) => {
    try {
      renameSync(from, to);
    } catch (error) {
      if (errorCode(error) === null) throw error;
      await diskFiles.rename(from, to);
    }
  },
  makeFolder: async (folder) => {
    try {
      mkdirSync(folder, { recursive: true });
    } catch (error) {
      if (errorCode(error) === null) throw error;
      await diskFiles.makeFolder(folder);
    }
  },
};

function readIfThere(path: string): Buffer | null {
  // Most of what is asked for is not there: an error with all its traces costs ten times the look.
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return null;
  try {
    return readFileSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
