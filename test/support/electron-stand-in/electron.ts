// The module that `import 'electron'` gets in the stand-in's main process.
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { machine } from './stand-in-machine.ts';

export { app } from './stand-in-app.ts';
export { protocol, session } from './stand-in-session.ts';
export { BrowserWindow, ipcMain } from './stand-in-window.ts';

type MenuItem = { readonly label?: string; readonly role?: string; readonly type?: string; readonly submenu?: readonly MenuItem[] };

/** Keeps the menu for the test to read. */
export const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]) => template,
  setApplicationMenu(template: readonly MenuItem[]): void {
    machine.menu = template.map(({ label = '', submenu = [] }) => ({
      label,
      items: submenu.filter(({ type }) => type !== 'separator').map((item) => item.label ?? item.role ?? ''),
    }));
  },
};

/** Answers as the test said the person would. */
export const dialog = {
  async showOpenDialog() {
    const { folder } = machine.dialogs;
    return { canceled: folder === null, filePaths: folder === null ? [] : [folder] };
  },
  async showSaveDialog() {
    const { savePath } = machine.dialogs;
    return { canceled: savePath === null, filePath: savePath ?? '' };
  },
  showErrorBox(title: string, content: string): void {
    machine.errorBoxes.push({ title, content });
    process.stderr.write(`error box: ${title}: ${content}\n`);
  },
};

/** Notes what would be opened. */
export const shell = {
  async openPath(path: string): Promise<string> {
    machine.openedPaths.push(path);
    return '';
  },
  showItemInFolder: (path: string): void => void machine.openedPaths.push(path),
};

/** A light desktop. */
export const nativeTheme = { shouldUseDarkColors: false };
/** The screens that the test set up. */
export const screen = { getAllDisplays: () => machine.setup.displays.map((workArea) => ({ workArea })) };

/** Node processes that look like Electron’s own. */
export const utilityProcess = {
  fork(entry: string, args: readonly string[], options: { readonly execArgv?: readonly string[] }) {
    const environment = fileURLToPath(new URL('./utility-environment.ts', import.meta.url));
    const child = fork(entry, [...args], {
      execArgv: [...(options.execArgv ?? []), '--no-warnings', '--import', environment],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const events = new EventEmitter();
    child.on('message', (message) => events.emit('message', message));
    child.on('exit', (code, signal) => events.emit('exit', code ?? (signal === 'SIGABRT' ? 134 : 9)));
    return Object.assign(events, {
      postMessage: (message: object) => void (child.connected && child.send(message)),
      kill: () => child.kill(),
    });
  },
};
