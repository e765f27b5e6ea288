import type { Host, Installation } from '#electron/ports.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';

/** No window and nobody to ask: folders come as arguments, and an export goes to `savePath` (absolute). */
export function createDirectHost(installation: Installation, savePath: string | null): Host {
  return {
    describe: () => ({
      kind: 'direct',
      version: installation.version,
      platform: process.platform,
      capabilities: {
        folderChoice: 'none',
        saveChoice: 'folder',
        canOpenFiles: false,
        hasSampleLibrary: installation.sampleLibrary !== null,
      },
    }),
    chooseFolder: async () => null,
    browseFolders: async () => ({ entries: [], trail: [] }),
    locateFolder: async () => {
      throw new ReviewFailure('not-supported-here', 'no browsing here');
    },
    resolveBrowsed: () => null,
    chooseSavePlace: async () => (savePath === null ? { kind: 'export-folder' } : { kind: 'file', path: savePath }),
    openFile: async () => false,
    revealFile: async () => false,
  };
}
