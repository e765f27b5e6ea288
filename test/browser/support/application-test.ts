import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
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

/** One application of its own for each test: a store, a library folder and a browser page that may talk to nobody else. */
export type RunningApplication = {
  readonly page: Page;
  readonly host: RunningHost;
  readonly data: string;
  readonly library: string;
  /** Ends the host, does what is to be done meanwhile, starts it again on the same store, and opens it in the same page. */
  readonly restart: (meanwhile?: () => Promise<void>) => Promise<void>;
};

export const test = base.extend<Options & { readonly application: RunningApplication }>({
  withSamples: [true, { option: true }],
  files: [{}, { option: true }],
  isDeclared: [true, { option: true }],
  application: async ({ page, withSamples, files, isDeclared }, use) => {
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
    await use({
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
    });
    await host.stop();
    await rm(folder, { recursive: true, force: true });
    expect(strayRequests, 'requests that left this machine').toEqual([]);
    expect(pageErrors, 'errors in the page').toEqual([]);
  },
});

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
