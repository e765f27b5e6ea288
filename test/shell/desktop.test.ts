import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StandInState } from '#test/support/electron-stand-in/control.ts';
import { type StandIn, type StandInBrowser, startStandIn, startStandInBrowser } from '#test/support/electron-stand-in/start-stand-in.ts';
import { findElectron, realDesktop } from './real-desktop.ts';
import { type Bounds, type Desktop, onOneDesktop, type StartDesktop, scenarios } from './scenarios.ts';

const TIME_LIMIT = 90_000;
const DISPLAYS: readonly Bounds[] = [{ x: 0, y: 0, width: 1600, height: 1000 }];

let place: string;

beforeEach(async () => {
  place = await newPlace();
});
afterEach(() => removePlace(place));

function newPlace(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'yuece-shell-'));
}

function removePlace(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 5 });
}

function onlyWindow(state: StandInState): StandInState['windows'][number] {
  const [window, ...others] = state.windows;
  if (window === undefined || others.length > 0) throw new Error(`${state.windows.length} windows`);
  return window;
}

/** A stand-in whose window is shown, as a scenario handles it. */
async function desktopOf(standIn: StandIn): Promise<Desktop> {
  const page = await standIn.firstPage();
  await standIn.ask({ kind: 'await-window' });
  return {
    page,
    windowBounds: async () => onlyWindow(await standIn.ask({ kind: 'state' })).bounds,
    moveWindow: async (bounds) => void (await standIn.ask({ kind: 'move-window', bounds })),
    menuLabels: async () => (await standIn.ask({ kind: 'state' })).menu.map(({ label }) => label),
    answerDialogs: async (answers) => void (await standIn.ask({ kind: 'answer-dialogs', ...answers })),
    async close() {
      expect((await standIn.ask({ kind: 'state' })).escaped, 'addresses that left the machine').toEqual([]);
      await standIn.ask({ kind: 'close-window' });
      expect(await standIn.ended, standIn.errors()).toBe(0);
      expect(standIn.errors()).toBe('');
    },
  };
}

describe('the built shell on a stand-in for Electron', { timeout: TIME_LIMIT }, () => {
  let host: StandInBrowser;

  beforeAll(async () => {
    host = await startStandInBrowser();
  });
  afterAll(() => host.close());

  function launchIn(folder: string, args: readonly string[], displays = DISPLAYS, locale = 'zh-CN'): StandIn {
    // The scenarios say themselves when folders are read.
    return startStandIn(host, { appData: join(folder, 'application-data'), locale, displays }, ['--no-watch', ...args]);
  }

  describe('that runs', () => {
    let folder: string;
    let standIn: StandIn;
    let desktop: Desktop;

    beforeAll(async () => {
      folder = await newPlace();
      standIn = launchIn(folder, ['--data', join(folder, 'store')]);
      desktop = await desktopOf(standIn);
    });
    afterAll(async () => {
      standIn.kill();
      await standIn.ended;
      await removePlace(folder);
    });

    it.each(onOneDesktop)('$name', ({ run }) => run(desktop, place));

    it('opens its window sandboxed, isolated, and without Node or a spelling checker that downloads', async () => {
      expect(onlyWindow(await standIn.ask({ kind: 'state' })).webPreferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
      });
    });

    it('refuses a call from every frame but the page’s own', async () => {
      for (const address of ['https://example.invalid/', 'app://yuece.example/', 'file:///tmp/page.html', 'app://yuece/frame.html']) {
        const { lastAnswer } = await standIn.ask({ kind: 'ask-from', address });
        expect([address, lastAnswer]).toMatchObject([address, { value: { ok: false, error: { code: 'forbidden' } } }]);
      }
    });

    it('lets no request through but to its own page, even where the page’s policy would', async () => {
      const isLoaded = async (address: string) => (await standIn.ask({ kind: 'would-load', address })).lastAnswer;
      const foreign = ['https://example.invalid/', 'http://127.0.0.1:80/', 'ws://127.0.0.1/', 'file:///etc/hosts', 'app://yuece.example/'];
      for (const address of foreign) expect([address, await isLoaded(address)]).toEqual([address, false]);
      for (const address of ['app://yuece/', 'app://yuece/assets/export/1', 'blob:app://yuece/1', 'data:image/png;base64,'])
        expect([address, await isLoaded(address)]).toEqual([address, true]);
    });

    it('has reached for no network by its end, and ends without a complaint when its window is closed', () => desktop.close());
  });

  describe('that is started', () => {
    let running: StandIn[] = [];

    afterEach(async () => {
      for (const one of running) one.kill();
      await Promise.all(running.map(({ ended }) => ended));
      running = [];
    });

    function launch(args: readonly string[], displays = DISPLAYS, locale = 'zh-CN'): StandIn {
      const started = launchIn(place, args, displays, locale);
      running.push(started);
      return started;
    }

    const start: StartDesktop = (args) => desktopOf(launch(args));

    it.each(scenarios)('$name', ({ run }) => run(start, place));

    it('wakes the window that is there instead of opening a second one; past that, it says that the store is in use and ends with 4', async () => {
      const store = join(place, 'store');
      const first = launch(['--data', store]);
      await first.ask({ kind: 'await-window' });
      const second = launch(['--data', store]);
      expect(await second.ended).toBe(0);
      expect(onlyWindow(await first.ask({ kind: 'state' })).timesFocused).toBe(1);
      // Another data folder for Chromium, so that only the store itself is in the way.
      const lock = join(store, 'desktop/stand-in-lock');
      for (const [locale, title, words] of [
        ['zh-CN', '阅策无法启动', '正被另一个程序使用'],
        ['en-GB', 'Yuece cannot start', 'Another program is using the data folder'],
      ] as const) {
        await rm(lock, { force: true });
        const other = launch(['--data', store], DISPLAYS, locale);
        expect(await other.ended).toBe(4);
        expect(other.errors()).toContain(title);
        expect(other.errors()).toContain(words);
      }
    });

    it('comes back onto a screen that is there, and no larger than it', async () => {
      const args = ['--data', join(place, 'store')];
      const first = launch(args, [...DISPLAYS, { x: 1600, y: 0, width: 2560, height: 1440 }]);
      await first.ask({ kind: 'await-window' });
      await first.ask({ kind: 'move-window', bounds: { x: 1900, y: 100, width: 2000, height: 1200 } });
      await first.ask({ kind: 'maximise-window' });
      await first.ask({ kind: 'close-window' });
      await first.ended;
      const second = launch(args);
      await second.ask({ kind: 'await-window' });
      const { bounds, isMaximised } = onlyWindow(await second.ask({ kind: 'state' }));
      expect(isMaximised).toBe(true);
      expect(bounds.x + bounds.width).toBeLessThanOrEqual(1600);
      expect(bounds.y + bounds.height).toBeLessThanOrEqual(1000);
    });
  });
});

describe('the built shell on Electron itself', { timeout: TIME_LIMIT }, () => {
  const program = findElectron();
  if (program === null) {
    it('is not run here: Electron’s binary is missing', () => {
      console.log('Electron’s binary is not installed: the desktop scenarios ran on the stand-in only.');
      expect(findElectron()).toBeNull();
    });
    return;
  }
  describe('that runs', () => {
    let folder: string;
    let desktop: Desktop;

    beforeAll(async () => {
      folder = await newPlace();
      desktop = await realDesktop(program)(['--data', join(folder, 'store')]);
    });
    afterAll(async () => {
      await desktop.close();
      await removePlace(folder);
    });

    it.each(onOneDesktop)('$name', ({ run }) => run(desktop, place));
  });
  it.each(scenarios)('$name', ({ run }) => run(realDesktop(program), place));
});
