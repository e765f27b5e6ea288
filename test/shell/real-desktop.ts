import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { Desktop, StartDesktop } from './scenarios.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Electron's own program, where its binary was installed or is named by `ELECTRON_OVERRIDE_DIST_PATH`; else `null`. */
export function findElectron(): string | null {
  const module = join(ROOT, 'node_modules/electron');
  const list = join(module, 'path.txt');
  const name = existsSync(list) ? readFileSync(list, 'utf8').trim() : process.platform === 'win32' ? 'electron.exe' : 'electron';
  const program = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(module, 'dist'), name);
  return existsSync(program) ? program : null;
}

/** Starts the application on the real Electron. */
export function realDesktop(program: string): StartDesktop {
  return async (args): Promise<Desktop> => {
    const electron = await _electron.launch({ executablePath: program, args: ['--no-sandbox', ROOT, ...args], cwd: ROOT });
    const page = await electron.firstWindow();
    return {
      page,
      windowBounds: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds() ?? nowhere()),
      moveWindow: (bounds) => electron.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), bounds),
      menuLabels: () => electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []),
      answerDialogs: (answers) =>
        electron.evaluate(({ dialog }, { folder, savePath }) => {
          dialog.showOpenDialog = async () => ({ canceled: folder === null, filePaths: folder === null ? [] : [folder] });
          dialog.showSaveDialog = async () => ({ canceled: savePath === null, filePath: savePath ?? '' });
        }, answers),
      close: () => electron.close(),
    };
  };
}

function nowhere(): never {
  throw new Error('the application has no window');
}
