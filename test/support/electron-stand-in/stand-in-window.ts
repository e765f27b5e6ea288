import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page, type Route } from 'playwright-core';
import { type Bounds, type ControlRequest, PAGE_ORIGIN, type StandInState } from './control.ts';
import { preloadScript } from './preload-sandbox.ts';
import { app, stoppable } from './stand-in-app.ts';
import { answerControl, machine } from './stand-in-machine.ts';
import { answerScheme, isGranted, isLetThrough } from './stand-in-session.ts';

type InvokeHandler = (event: unknown, ...args: unknown[]) => unknown;
type WindowOptions = Partial<Bounds> & {
  readonly show?: boolean;
  readonly webPreferences: { readonly preload: string; readonly sandbox?: boolean };
};
type Frame = { url: string };

const invokeHandlers = new Map<string, InvokeHandler>();
const windows: BrowserWindow[] = [];
let tellShown = (): void => undefined;
const firstShown = new Promise<void>((resolve) => {
  tellShown = resolve;
});
let browser: Promise<Browser> | null = null;

/** Electron’s `ipcMain`, as far as the shell uses it. */
export const ipcMain = {
  handle(channel: string, handler: InvokeHandler): void {
    if (invokeHandlers.has(channel)) throw new Error(`a handler for ${channel} exists`);
    invokeHandlers.set(channel, handler);
  },
};

/** Electron's `webContents`: the page's side of a window. */
class WebContents extends EventEmitter {
  readonly mainFrame: Frame = { url: 'about:blank' };
  isLoaded = false;
  openHandler: (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' } = () => ({ action: 'allow' });
  page: Page | null = null;

  setWindowOpenHandler(handler: WebContents['openHandler']): void {
    this.openHandler = handler;
  }
  send(channel: string, ...args: unknown[]): void {
    // A page on its way to the next one misses events, as in Electron.
    this.page
      ?.evaluate(([name, values]) => Reflect.get(window, '__standInDeliver')?.(name, values), [channel, structuredClone(args)] as const)
      .catch(() => undefined);
  }
}

/** Electron's `BrowserWindow` over a page of a real Chromium. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly webPreferences: Readonly<Record<string, unknown>>;
  isShown: boolean;
  timesFocused = 0;
  bounds: Bounds;
  #isMaximised = false;
  readonly #preload: string;

  constructor(options: WindowOptions) {
    super();
    if (!app.isReady) throw new Error('a window before ready');
    const area = machine.setup.displays[0] ?? { x: 0, y: 0, width: 1280, height: 720 };
    const { width = 800, height = 600 } = options;
    this.bounds = { x: options.x ?? area.x + Math.round((area.width - width) / 2), y: options.y ?? area.y, width, height };
    this.isShown = options.show ?? true;
    this.webPreferences = options.webPreferences;
    this.#preload = readFileSync(options.webPreferences.preload, 'utf8');
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }
  async loadURL(address: string): Promise<void> {
    browser ??= chromium.connectOverCDP(machine.setup.browser);
    const context = (await browser).contexts()[0];
    if (context === undefined) throw new Error('the browser has no context');
    const permissions = ['geolocation', 'notifications', 'camera', 'microphone'].filter(isGranted);
    if (permissions.length > 0) await context.grantPermissions(permissions, { origin: PAGE_ORIGIN });
    const page = await context.newPage();
    this.webContents.page = page;
    await page.addInitScript(preloadScript(this.#preload));
    await page.route('**/*', (route) => answerRoute(this.webContents, route));
    await page.setViewportSize({ width: this.bounds.width, height: this.bounds.height });
    page.on('popup', (popup) => void popup.close());
    this.webContents.mainFrame.url = address;
    await page.goto(address.replace(/^app:\/\/yuece/, PAGE_ORIGIN));
    this.emit('ready-to-show');
  }
  show(): void {
    this.isShown = true;
    tellShown();
  }
  focus(): void {
    this.timesFocused += 1;
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
  maximize(): void {
    this.#isMaximised = true;
  }
  isMaximized(): boolean {
    return this.#isMaximised;
  }
  getNormalBounds(): Bounds {
    return this.bounds;
  }
  async close(): Promise<void> {
    const event = stoppable();
    this.emit('close', event);
    if (event.isPrevented()) return;
    windows.splice(windows.indexOf(this), 1);
    await this.webContents.page?.close();
    if (windows.length === 0) app.emit('window-all-closed');
  }
}

async function answerRoute(contents: WebContents, route: Route): Promise<void> {
  const request = route.request();
  const url = request.url().startsWith(PAGE_ORIGIN) ? `app://yuece${request.url().slice(PAGE_ORIGIN.length)}` : request.url();
  if (url.startsWith('app://yuece/__stand-in/')) return answerBridge(contents, route, url);
  const isNavigation = request.isNavigationRequest() && request.frame() === contents.page?.mainFrame();
  if (isNavigation && !contents.isLoaded) contents.isLoaded = true;
  else if (isNavigation) {
    const event = { ...stoppable(), url };
    contents.emit('will-navigate', event);
    if (event.isPrevented()) return route.abort('aborted');
  }
  if (!isLetThrough(url)) return route.abort('blockedbyclient');
  const answer = await answerScheme(url);
  if (answer !== null) {
    const body = Buffer.from(await answer.arrayBuffer());
    return route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
  }
  machine.escaped.push(url);
  return route.abort('internetdisconnected');
}

async function answerBridge(contents: WebContents, route: Route, url: string): Promise<void> {
  const body: unknown = JSON.parse(route.request().postData() ?? 'null');
  if (url.endsWith('/open-window')) {
    const { address } = body as { address: string };
    if (contents.openHandler({ url: address }).action === 'allow') machine.escaped.push(address);
    return route.fulfill({ json: null });
  }
  const { channel, args } = body as { channel: string; args: unknown[] };
  return route.fulfill({ json: await invoke(contents, contents.mainFrame, channel, args) });
}

async function invoke(contents: WebContents, frame: Frame, channel: string, args: readonly unknown[]): Promise<unknown> {
  try {
    const handler = invokeHandlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return { value: structuredClone(await handler({ sender: contents, senderFrame: frame }, ...args)) };
  } catch (error) {
    // Electron passes on the message only.
    return { thrown: error instanceof Error ? error.message : String(error) };
  }
}

app.closeWindows = async () => {
  for (const window of [...windows]) await window.close();
  return windows.length === 0;
};

async function act(request: ControlRequest): Promise<void> {
  const [window] = windows;
  if (request.kind === 'answer-dialogs') machine.dialogs = { folder: request.folder, savePath: request.savePath };
  else if (request.kind === 'await-window') await firstShown;
  else if (request.kind === 'would-load') machine.lastAnswer = isLetThrough(request.address);
  else if (request.kind === 'close-window') void window?.close();
  else if (request.kind === 'maximise-window') window?.maximize();
  else if (request.kind === 'move-window' && window !== undefined) window.bounds = request.bounds;
  else if (request.kind === 'ask-from' && window !== undefined) {
    const frame = { url: request.address };
    machine.lastAnswer = await invoke(window.webContents, frame, 'review', ['host.describe', {}]);
  }
}

function describeWindows(): StandInState['windows'] {
  return windows.map((window) => ({
    bounds: window.bounds,
    isMaximised: window.isMaximized(),
    isShown: window.isShown,
    timesFocused: window.timesFocused,
    webPreferences: window.webPreferences,
  }));
}

answerControl({ describeWindows, act });
