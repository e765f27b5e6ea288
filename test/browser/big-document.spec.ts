import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator } from '@playwright/test';
import { generatePolicy } from '../support/generate-policy.ts';
import { libraryScreen } from './pages/library-screen.ts';
import { readerScreen } from './pages/reader-screen.ts';
import { expect, test } from './support/application-test.ts';
import { openForMarking, reviewWith } from './support/mark-document.ts';
import { paintedTexts } from './support/painted-text.ts';

const TITLE = '临江市政务服务提升若干措施汇编';
const CHARACTERS = 300_000;
const ANNOTATIONS = 2_000;
/** UTF-16 units of each passage. */
const PASSAGE = 12;

/** Keeps what the page has put off until it is idle waiting for the event `idle-time`. Runs in the page. */
function holdIdleTime(): void {
  const whenIdle = globalThis.requestIdleCallback.bind(globalThis);
  const released = new Promise((resolve) => globalThis.addEventListener('idle-time', resolve, { once: true }));
  globalThis.requestIdleCallback = (callback, options) => {
    void released.then(() => whenIdle(callback, options));
    return 0;
  };
}

const heightOf = (text: Locator): Promise<number> => text.evaluate((element) => element.scrollHeight);

test.use({ withSamples: false, files: { '汇编.txt': generatePolicy({ seed: 300, characters: CHARACTERS, title: TITLE }) } });

test('a text of 300,000 characters with 2,000 annotations opens, goes to its end, and is painted there', async ({ application }) => {
  const { page } = application;
  const library = libraryScreen(page);
  const reader = readerScreen(page);
  await library.open(1);
  const document = await openForMarking(page, '汇编.txt');
  const { text } = document.index.canonical;
  expect(text.length).toBeGreaterThan(CHARACTERS);
  const step = Math.floor((text.length - PASSAGE) / (ANNOTATIONS - 1));
  const ranges = Array.from({ length: ANNOTATIONS }, (_, index) => ({ start: index * step, end: index * step + PASSAGE }));
  await test.step('2,000 annotations were made before', async () => {
    const file = join(application.data, 'reviews', `${document.documentId}.json`);
    await page.addInitScript(holdIdleTime);
    await application.restart(async () => {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(reviewWith(document, ranges)));
    });
    await library.open(1);
  });

  await test.step('it opens at its beginning', async () => {
    await library.openDocument(TITLE);
    await reader.pane(0).waitForText(TITLE);
    await expect(page.getByText('2000 条', { exact: true })).toBeVisible();
    await expect.poll(async () => (await paintedTexts(page, 'yellow')).length).toBeGreaterThan(0);
  });

  await test.step('End goes to its last line, painted like the first', async () => {
    await reader.pane(0).press('End');
    const lastLine = text.trimEnd().split('\n').at(-1) ?? '';
    await reader.pane(0).waitForText(lastLine);
    await expect(reader.pane(0).text.getByText(lastLine.slice(-40))).toBeInViewport();
    // The rows between were drawn with rough heights until now: the text is shorter than they said, and stays at its end.
    const roughHeight = await heightOf(reader.pane(0).text);
    await page.evaluate(() => globalThis.dispatchEvent(new Event('idle-time')));
    await expect.poll(() => heightOf(reader.pane(0).text)).not.toBe(roughHeight);
    await expect(reader.pane(0).text.getByText(lastLine.slice(-40))).toBeInViewport();
    // A passage over a line's end is painted in parts, one a line.
    const wanted = ranges.slice(-3).flatMap(({ start, end }) =>
      text
        .slice(start, end)
        .split('\n')
        .filter((part) => part !== ''),
    );
    await expect
      .poll(async () => {
        const painted = [...(await paintedTexts(page, 'yellow')), ...(await paintedTexts(page, 'green'))];
        return wanted.filter((part) => !painted.includes(part));
      })
      .toEqual([]);
    // Only what is in sight is painted and mounted, whatever the document holds.
    expect((await paintedTexts(page, 'yellow')).length).toBeLessThan(200);
    expect(await reader.pane(0).text.locator('[data-start]').count()).toBeLessThan(120);
  });

  await test.step('a card far away leads to its passage', async () => {
    await reader.cards.first().click();
    await expect.poll(() => reader.pane(0).scrollTop()).toBeLessThan(2_000);
  });

  await test.step('what flies past is not painted, and is once it stands', async () => {
    const before = await paintedTexts(page, 'yellow');
    const inFlight = await reader.pane(0).text.evaluate(async (text) => {
      const frame = (): Promise<number> => new Promise(requestAnimationFrame);
      const counts: number[] = [];
      for (let step = 0; step < 8; step += 1) {
        text.scrollTop += 3 * text.clientHeight;
        await frame();
        counts.push(text.querySelectorAll('[data-paint-yellow]').length);
      }
      return counts;
    });
    expect(Math.min(...inFlight)).toBe(0);
    await expect.poll(async () => (await paintedTexts(page, 'yellow')).length).toBeGreaterThan(0);
    expect(await paintedTexts(page, 'yellow')).not.toEqual(before);
  });
});
