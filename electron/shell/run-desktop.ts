import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, session } from 'electron';
import { type Application, composeApplication } from '#electron/compose.ts';
import { createAssetHandler } from '#electron/serve/assets.ts';
import { REVIEW_EVENT_CHANNEL } from '#electron/serve/channels.ts';
import { findInstallation } from '#electron/serve/find-installation.ts';
import { serveIpc } from '#electron/serve/ipc-adapter.ts';
import { reviewApi } from '#shared/contract/review-api.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { forkUtility } from './fork-utility.ts';
import { showMenu } from './menu.ts';
import { createNativeHost } from './native-host.ts';
import { confineSession, isTrustedSender, PAGE_ADDRESS } from './protocol.ts';
import { openWindow } from './window.ts';

/** Absolute paths: the `out/` folder, the store, and folders to have in the library from the start. */
export type DesktopOptions = {
  readonly builtFolder: string;
  readonly dataFolder: string;
  readonly libraries: readonly string[];
  /** Whether an empty library starts with the sample library in it. */
  readonly opensSample: boolean;
  /** Whether changes in the folders are noticed while it runs. */
  readonly watches: boolean;
};

const log = (line: string): void => console.error(line);

/** Opens store and window, and closes the store before the application ends. */
export function runDesktop(options: DesktopOptions): void {
  refuseNavigation();
  app.on('second-instance', focusWindow);
  app.on('window-all-closed', () => app.quit());
  // Not awaited: Electron gets ready only after the main module has run to its end.
  app
    .whenReady()
    .then(() => start(options))
    .catch(endWithMessage);
}

async function start(options: DesktopOptions): Promise<void> {
  const installation = findInstallation(options.builtFolder, app.isPackaged ? process.resourcesPath : null);
  const application = await composeApplication({
    installation,
    dataFolder: options.dataFolder,
    host: createNativeHost(installation, currentWindow),
    clock: { now: () => new Date().toISOString(), newId: () => randomUUID() },
    forkChild: forkUtility,
    log,
    initialFolders: options.libraries,
    opensSample: options.opensSample,
    watches: options.watches,
    searchesSoon: options.watches,
  });
  closeBeforeQuitting(application);
  confineSession(session.defaultSession, createAssetHandler({ rendererFolder: installation.rendererFolder, assets: application.assets }));
  serveIpc(ipcMain, application.dispatch, isTrustedSender);
  application.subscribe((event) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(REVIEW_EVENT_CHANNEL, event);
    if (event.name === 'settings.changed') void refreshMenu(application);
  });
  await refreshMenu(application);
  openWindow({
    preload: join(options.builtFolder, 'preload/index.cjs'),
    stateFile: join(app.getPath('userData'), 'window.json'),
    address: PAGE_ADDRESS,
  });
  if (options.libraries.length > 0 || options.opensSample) await application.dispatch('library.index', { folderId: null });
}

function refuseNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    const keepOnPage = (event: { readonly url: string; readonly preventDefault: () => void }): void => {
      if (!event.url.startsWith(PAGE_ADDRESS)) event.preventDefault();
    };
    contents.on('will-navigate', keepOnPage);
    contents.on('will-redirect', keepOnPage);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

function currentWindow(): BrowserWindow | null {
  return BrowserWindow.getAllWindows()[0] ?? null;
}

function focusWindow(): void {
  const window = currentWindow();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

/** The language is a setting of the store, so the menu asks for it as the page does. */
async function refreshMenu(application: Application): Promise<void> {
  const reply = await application.dispatch('library.read', {});
  const library = reply.ok ? reviewApi['library.read'].output.safeParse(reply.value) : null;
  showMenu(library?.data?.settings.language ?? 'zh-CN');
}

/** Holds the end of the application back until the store has written everything. */
function closeBeforeQuitting(application: Application): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    const end = (): void => {
      isClosed = true;
      app.quit();
    };
    application.close().then(end, (error: unknown) => {
      log(String(error));
      end();
    });
  });
}

/** The store could not be opened: said in a dialog, since there is no window to say it in. */
function endWithMessage(error: unknown): void {
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const isChinese = app.getLocale().startsWith('zh');
  const code = error instanceof ReviewFailure ? error.code : 'internal';
  dialog.showErrorBox(isChinese ? '阅策无法启动' : 'Yuece cannot start', startFailureWords(code, isChinese));
  app.exit(code === 'internal' ? 1 : 4);
}

function startFailureWords(code: string, isChinese: boolean): string {
  if (code === 'store-in-use')
    return isChinese
      ? '数据文件夹正被另一个程序使用。请先关闭它，再打开阅策。'
      : 'Another program is using the data folder. Close it, then open Yuece again.';
  if (code === 'store-newer')
    return isChinese
      ? '数据由更新版本的阅策写成。请安装新版本后再打开。'
      : 'The data was written by a newer Yuece. Install that version to open it.';
  return isChinese ? `原因代码：${code}。数据没有被改动。` : `Reason: ${code}. The data was not changed.`;
}
