import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { MethodInput, MethodOutput, ReviewMethod } from '#shared/contract/review-api.ts';
import { greyTiff, scannedPdf } from '#test/support/paint-page.ts';

/** A place on the screens, in pixels. */
export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A running desktop application as a scenario handles it, on the stand-in or on the real thing. */
export type Desktop = {
  readonly page: Page;
  readonly windowBounds: () => Promise<Bounds>;
  readonly moveWindow: (bounds: Bounds) => Promise<void>;
  readonly menuLabels: () => Promise<readonly string[]>;
  /** What the person will choose in the system's dialogs. */
  readonly answerDialogs: (answers: { readonly folder: string | null; readonly savePath: string | null }) => Promise<void>;
  /** Closes the window as a person does, and waits for the end of the application. */
  readonly close: () => Promise<void>;
};

/** Starts the application with its own arguments; answers when its window is shown. */
export type StartDesktop = (args: readonly string[]) => Promise<Desktop>;

/** One thing that must hold on the desktop; `place` is a folder of its own. */
export type Scenario = { readonly name: string; readonly run: (start: StartDesktop, place: string) => Promise<void> };

const PLAN = `云岭县便民服务提升方案

一、主要任务
1.延长服务时间。县政务服务中心每周六上午开放。（责任单位：县政务服务局；完成时限：2032年3月底前）
2.压减办理材料。常办事项的材料压减30%以上。（责任单位：县政务服务局、县司法局）
`;

/** One thing that must hold of a desktop that runs; `place` is a folder of the test's own. */
export type OnDesktop = { readonly name: string; readonly run: (desktop: Desktop, place: string) => Promise<void> };

/** Asks the application from inside the page, as the renderer does; a failure is thrown with its code. */
async function ask<Method extends ReviewMethod>(page: Page, method: Method, input: MethodInput<Method>): Promise<MethodOutput<Method>> {
  const reply = await askRaw(page, method, input);
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply)}`);
  return reply.value as MethodOutput<Method>;
}

function askRaw(page: Page, method: string, input: unknown): Promise<{ readonly ok: boolean; readonly value?: unknown }> {
  return page.evaluate(([name, payload]) => Reflect.get(window, 'yuece').send(name, payload), [method, input] as const);
}

/** What holds of one running desktop, seen one after the other: each leaves the page as the next one needs it. */
export const onOneDesktop: readonly OnDesktop[] = [
  {
    name: 'shows the page in a window, without an error and without reaching for a network',
    async run({ page }) {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await page.reload();
      await expect.poll(() => page.locator('#root > *').count(), { timeout: 20_000 }).toBeGreaterThan(0);
      expect(await page.title()).toContain('阅策');
      expect(errors).toEqual([]);
    },
  },
  {
    name: 'gives the page two functions of ours and nothing of Node',
    async run({ page }) {
      expect(await page.evaluate(() => Object.keys(Reflect.get(window, 'yuece')).sort())).toEqual(['send', 'subscribe']);
      const leaks = await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window));
      expect(leaks).toEqual([]);
    },
  },
  {
    name: 'answers as the desktop, and carries failures as data',
    async run({ page }) {
      expect(await ask(page, 'host.describe', {})).toMatchObject({
        kind: 'desktop',
        capabilities: { folderChoice: 'dialog', saveChoice: 'dialog', canOpenFiles: true },
      });
      expect(await askRaw(page, 'no.such', {})).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
      expect(await askRaw(page, 'document.open', { documentId: 'x' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    },
  },
  {
    name: 'tells the page what changed, until the page stops listening',
    async run({ page }) {
      await page.evaluate(() => {
        const events: string[] = [];
        const stop = Reflect.get(window, 'yuece').subscribe((event: { name: string }) => {
          if (event.name === 'settings.changed') events.push(event.name);
        });
        Object.assign(window, { events, stop });
      });
      await ask(page, 'settings.update', { change: { colourScheme: 'dark' } });
      await page.waitForFunction(() => Reflect.get(window, 'events').length === 1);
      await page.evaluate(() => {
        Reflect.get(window, 'stop')();
        // A second listener marks the moment at which the first would have been told.
        Reflect.get(window, 'yuece').subscribe((event: { name: string }) => {
          if (event.name === 'settings.changed') Object.assign(window, { isSecondTold: true });
        });
      });
      await ask(page, 'settings.update', { change: { colourScheme: 'light' } });
      await page.waitForFunction(() => Reflect.get(window, 'isSecondTold') === true);
      expect(await page.evaluate(() => Reflect.get(window, 'events').length)).toBe(1);
    },
  },
  {
    name: 'stays on its own page, whatever the page tries',
    async run({ page }) {
      const address = page.url();
      expect(await page.evaluate(() => window.open('https://example.invalid/'))).toBeNull();
      await page.evaluate(() => {
        location.href = 'https://example.invalid/';
      });
      const reached = await page.evaluate(async () => {
        const isImageShown = await new Promise((resolve) => {
          const image = new Image();
          image.onload = () => resolve(true);
          image.onerror = () => resolve(false);
          image.src = 'https://example.invalid/pixel.png';
        });
        const isFetched = await fetch('https://example.invalid/').then(
          () => true,
          () => false,
        );
        return { isImageShown, isFetched };
      });
      expect(reached).toEqual({ isImageShown: false, isFetched: false });
      expect(page.url()).toBe(address);
      expect(
        page
          .context()
          .pages()
          .filter((one) => one.url().includes('example')),
      ).toEqual([]);
    },
  },
  {
    name: 'runs no script that is not a file of its own',
    async run({ page }) {
      const ran = await page.evaluate(async () => {
        const script = document.createElement('script');
        script.textContent = 'window.hasRunInline = true';
        document.head.append(script);
        // As a page's own code would call it: the evaluation of a test is exempt from the policy.
        const element = document.createElement('img');
        element.setAttribute('onerror', 'window.hasRunAttribute = true');
        const isTried = new Promise((resolve) => element.addEventListener('error', () => resolve(true)));
        element.src = '/static/there-is-no-such-picture.png';
        document.body.append(element);
        await isTried;
        return ['hasRunInline', 'hasRunAttribute'].filter((name) => name in window);
      });
      expect(ran).toEqual([]);
    },
  },
  {
    name: 'grants the page neither place nor notifications',
    async run({ page }) {
      const states = await page.evaluate(async () => {
        const geolocation = await navigator.permissions.query({ name: 'geolocation' });
        return [geolocation.state, Notification.permission];
      });
      expect(states).not.toContain('granted');
    },
  },
  {
    name: 'takes a folder from the system’s dialog, reads it, and saves an export where the dialog says',
    async run({ page, answerDialogs }, place) {
      const folder = join(place, '云岭文件');
      const savePath = join(place, '审查清单.xlsx');
      await mkdir(folder);
      await writeFile(join(folder, '方案.txt'), PLAN);
      await answerDialogs({ folder: null, savePath: null });
      expect(await ask(page, 'folder.choose', {})).toBeNull();
      await answerDialogs({ folder, savePath });
      const chosen = await ask(page, 'folder.choose', {});
      const report = await ask(page, 'library.index', { folderId: chosen?.id ?? null });
      expect(report).toMatchObject({ failed: [], documents: 1 });
      const [document] = (await ask(page, 'library.read', {})).documents;
      const documentId = document?.id ?? '';
      const [template] = (await ask(page, 'checklist.templates', {})).templates;
      const checklist = await ask(page, 'checklist.start', { documentId, templateId: template?.id ?? '' });
      const request = { table: 'checklist' as const, documentIds: [documentId], checklistId: checklist.id, columns: null, head: {} };
      const outcome = await ask(page, 'export.save', { ...request, format: 'xlsx' });
      expect(outcome.kind).toBe('saved');
      expect((await stat(savePath)).size).toBeGreaterThan(1_000);
    },
  },
  {
    name: 'reads every document of the sample library in child processes',
    async run({ page }) {
      const sample = await ask(page, 'library.openSample', {});
      const report = await ask(page, 'library.index', { folderId: sample.id });
      expect(report.failed).toEqual([]);
      expect(report.documents).toBeGreaterThanOrEqual(5);
      const documents = (await ask(page, 'library.read', {})).documents.filter(({ folderId }) => folderId === sample.id);
      const empty = documents.filter(({ state }) => state.kind !== 'ready' || state.summary.characters < 500);
      expect(empty.map(({ fileName }) => fileName)).toEqual([]);
    },
  },
  {
    name: 'has its menu in the language of the settings',
    async run({ page, menuLabels }) {
      expect(await menuLabels()).toEqual(['文件', '编辑', '视图']);
      await ask(page, 'settings.update', { change: { language: 'en' } });
      await expect.poll(menuLabels).toEqual(['File', 'Edit', 'View']);
    },
  },
];

/** The scenarios that start the application in their own way, each on a store of its own. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'reads the folder named on its command line, draws originals in workers of its own page, and recognises scans in a child process',
    async run(start, place) {
      const folder = join(place, '云岭文件');
      await mkdir(folder);
      const [width, height] = [400, 300];
      await writeFile(join(folder, '图.tif'), greyTiff([{ width, height, pixels: new Uint8Array(width * height).fill(0) }]));
      await writeFile(join(folder, '空白.pdf'), scannedPdf([null]));
      await writeFile(join(folder, '方案.txt'), PLAN);
      const { page, close } = await start(['--data', join(place, 'store'), '--library', folder]);
      const ready = async () => (await ask(page, 'library.read', {})).documents.filter(({ state }) => state.kind === 'ready');
      await expect.poll(async () => (await ready()).length, { timeout: 20_000 }).toBe(3);
      const scans = (await ready()).filter(({ fileName }) => fileName !== '方案.txt');
      const panes = scans.map(({ id }) => ({ documentId: id, blockIndex: 0, view: 'original' as const }));
      await ask(page, 'workspace.update', { change: { screen: 'reader', panes } });
      await page.reload();
      await expect.poll(() => page.locator('[data-drawn] canvas').count(), { timeout: 20_000 }).toBe(2);
      const scan = scans.find(({ fileName }) => fileName === '图.tif')?.id ?? '';
      const { documents } = await ask(page, 'recognition.run', { documentIds: [scan], language: 'chi_sim' });
      expect(documents).toMatchObject([{ recognized: 1, failure: null }]);
      await close();
    },
  },
  {
    name: 'has everything again after a restart, the window’s place included',
    async run(start, place) {
      const bounds = { x: 40, y: 30, width: 1200, height: 700 };
      const first = await start(['--data', join(place, 'store')]);
      await ask(first.page, 'settings.update', { change: { reviewer: { name: '审阅人', unit: '云岭县司法局' } } });
      await first.moveWindow(bounds);
      await first.close();
      const second = await start(['--data', join(place, 'store')]);
      expect((await ask(second.page, 'library.read', {})).settings.reviewer).toEqual({ name: '审阅人', unit: '云岭县司法局' });
      expect(await second.windowBounds()).toEqual(bounds);
      await second.close();
    },
  },
];
