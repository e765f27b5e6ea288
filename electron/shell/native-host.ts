import { join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Host, Installation } from '#electron/ports.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';

/** The desktop: the system's dialogs and programs. `currentWindow` is what dialogs belong to. */
export function createNativeHost(installation: Installation, currentWindow: () => BrowserWindow | null): Host {
  return {
    describe: () => ({
      kind: 'desktop',
      version: installation.version,
      platform: process.platform,
      capabilities: {
        folderChoice: 'dialog',
        saveChoice: 'dialog',
        canOpenFiles: true,
        hasSampleLibrary: installation.sampleLibrary !== null,
      },
    }),
    async chooseFolder() {
      const window = currentWindow();
      const options = { properties: ['openDirectory' as const] };
      const { canceled, filePaths } = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
      return canceled ? null : (filePaths[0] ?? null);
    },
    browseFolders: async () => ({ entries: [], trail: [] }),
    locateFolder: async () => {
      throw new ReviewFailure('not-supported-here', 'no browsing here');
    },
    resolveBrowsed: () => null,
    async chooseSavePlace(suggestedName) {
      const window = currentWindow();
      const options = { defaultPath: join(app.getPath('documents'), suggestedName) };
      const { canceled, filePath } = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
      return canceled || filePath === '' ? { kind: 'cancelled' } : { kind: 'file', path: filePath };
    },
    openFile: async (path) => (await shell.openPath(path)) === '',
    async revealFile(path) {
      shell.showItemInFolder(path);
      return true;
    },
  };
}
