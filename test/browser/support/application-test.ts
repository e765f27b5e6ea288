import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { ROOT } from '../../support/list-files.ts';
import { type RunningHost, startHost } from './running-host.ts';

/** Files a test puts into its library folder besides (or instead of) the sample library. */
export type LibraryFiles = Readonly<Record<string, string | Uint8Array>>;

type Options = {
  /** Whether the sample library is copied into the folder. */
  readonly withSamples: boolean;
  readonly files: LibraryFiles;
  /** Whether the folder is given on the command line; without it the library starts empty. */
  readonly isDeclared: boolean;
};

/** A running application with a store, a library folder and a browser page that may talk to nobody else. */
export type RunningApplication = {
  readonly page: Page;
  readonly host: RunningHost;
  readonly data: string;
  readonly library: string;
  /** Ends the host, does what is to be done meanwhile, starts it again on the same store, and opens it in the same page. */
  readonly restart: (meanwhile?: () => Promise<void>) => Promise<void>;
};

type Fixtures = {
  /** An application of its own for each test. */
  readonly application: RunningApplication;
  /**
   * One application for all tests of a file that ask for the same library: each goes on where the one before left it, so each opens
   * what it needs, puts back what others would stumble over, and can run alone. After a failure the next begins with a new one.
   */
  readonly sharedApplication: RunningApplication;
};

/** An application together with what it must not have done. */
type Watched = {
  readonly application: RunningApplication;
  readonly expectNoComplaint: () => void;
  readonly end: () => Promise<void>;
};

/** The application that the tests of one worker share until one asks for another library: what was asked for, and how to end it. */
type Kept = { readonly asked: readonly unknown[]; readonly watched: Watched; readonly end: () => Promise<void> };

export const test = base.extend<Options & Fixtures, { readonly kept: { last: Kept | null } }>({
  withSamples: [true, { option: true }],
  files: [{}, { option: true }],
  isDeclared: [true, { option: true }],
  application: async ({ page, withSamples, files, isDeclared }, use) => {
    const watched = await startApplication(page, { withSamples, files, isDeclared });
    await use(watched.application);
    await watched.end();
    watched.expectNoComplaint();
  },
  kept: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const kept: { last: Kept | null } = { last: null };
      await use(kept);
      await kept.last?.end();
    },
    { scope: 'worker' },
  ],
  sharedApplication: async ({ browser, kept, withSamples, files, isDeclared }, use, { file }) => {
    const asked = [file, withSamples, files, isDeclared];
    if (!asked.every((value, index) => value === kept.last?.asked[index])) {
      const before = kept.last;
      kept.last = null;
      await before?.end();
    }
    kept.last ??= await keepApplication(asked, await browser.newContext(), { withSamples, files, isDeclared });
    const { watched } = kept.last;
    await use(watched.application);
    watched.expectNoComplaint();
  },
});

/** Starts an application in a window of its own, which stays open between tests. */
async function keepApplication(asked: readonly unknown[], context: BrowserContext, options: Options): Promise<Kept> {
  const watched = await startApplication(await context.newPage(), options);
  return {
    asked,
    watched,
    async end() {
      await context.close();
      await watched.end();
    },
  };
}

/** Starts the host on a new store and opens it in the page. */
async function startApplication(page: Page, { withSamples, files, isDeclared }: Options): Promise<Watched> {
  const folder = await mkdtemp(join(tmpdir(), 'yuece-browser-'));
  const data = join(folder, 'data');
  const library = join(folder, 'library');
  await mkdir(library);
  if (withSamples) await cp(join(ROOT, 'seeds'), library, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(library, name), content);
  const strayRequests = await refuseOtherHosts(page);
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  const start = (): Promise<RunningHost> => startHost({ data, libraries: isDeclared ? [library] : [], home: folder });
  let host = await start();
  await page.goto(host.url);
  const application: RunningApplication = {
    page,
    get host() {
      return host;
    },
    data,
    library,
    async restart(meanwhile) {
      await host.stop();
      await meanwhile?.();
      host = await start();
      await page.goto(host.url);
    },
  };
  return {
    application,
    expectNoComplaint() {
      expect(strayRequests, 'requests that left this machine').toEqual([]);
      expect(pageErrors, 'errors in the page').toEqual([]);
    },
    async end() {
      await host.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Fails every request to anything but 127.0.0.1; the list grows with each, for the test to fail on. */
async function refuseOtherHosts(page: Page): Promise<readonly string[]> {
  const stray: string[] = [];
  await page.context().route('**/*', async (route) => {
    const { hostname, protocol } = new URL(route.request().url());
    if (hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:') return route.fallback();
    stray.push(route.request().url());
    await route.abort();
  });
  return stray;
}

export { expect };
