import { readFileSync, writeFileSync } from 'node:fs';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { z } from 'zod';
import { placeOnScreen, SMALLEST_WINDOW } from './place-on-screen.ts';

const storedWindow = z.object({
  bounds: z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() }),
  isMaximised: z.boolean(),
});
/** Opens the window where it was last, sandboxed; `stateFile` keeps its place. */
export function openWindow(options: { readonly preload: string; readonly stateFile: string; readonly address: string }): BrowserWindow {
  const last = readLastWindow(options.stateFile);
  const window = new BrowserWindow({
    ...placeOnScreen(last?.bounds ?? null, screen.getAllDisplays()),
    minWidth: SMALLEST_WINDOW.width,
    minHeight: SMALLEST_WINDOW.height,
    show: false,
    title: '阅策',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#141517' : '#f2f1ee',
    // The spelling checker would fetch its dictionaries from a network.
    webPreferences: { preload: options.preload, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  if (last?.isMaximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => rememberWindow(options.stateFile, window));
  // Fails only when the window is closed while it loads.
  window.loadURL(options.address).catch(() => undefined);
  return window;
}

function readLastWindow(file: string): z.infer<typeof storedWindow> | null {
  try {
    return storedWindow.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // First start, or a file that is damaged: the place of a window is worth no message.
    return null;
  }
}

function rememberWindow(file: string, window: BrowserWindow): void {
  try {
    writeFileSync(file, JSON.stringify({ bounds: window.getNormalBounds(), isMaximised: window.isMaximized() }));
  } catch {
    // A full or read-only disk must not keep the window from closing.
  }
}
