import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { composeApplication } from '#electron/compose.ts';
import { forkNodeChild } from '#electron/loopback/fork-child.ts';
import { systemClock } from '#electron/loopback/system-clock.ts';
import { findInstallation } from '#electron/serve/find-installation.ts';
import { tracesOf } from '#electron/store/backup-names.ts';
import { LIBRARY_FILE } from '#electron/store/open-store.ts';
import { LOCK_NAME } from '#electron/store/store-lock.ts';
import { createReviewClient, type ReviewClient } from '#shared/contract/client.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { createDirectHost } from './direct-host.ts';

/**
 * Opens a store, hands a client of the application to `use`, and closes the store whatever happened. Paths are absolute.
 * Without folders to put into it the store must be there already: else fails with `store-missing`, and nothing is made.
 */
export async function withApplication<Result>(
  options: {
    readonly dataFolder: string;
    readonly folders?: readonly string[];
    readonly savePath?: string;
    readonly searchesSoon?: boolean;
    readonly log: (line: string) => void;
  },
  use: (client: ReviewClient) => Promise<Result>,
): Promise<Result> {
  if (options.folders === undefined) await demandStore(options.dataFolder);
  // Entries and chunks alike lie one folder below `out/`.
  const installation = findInstallation(dirname(import.meta.dirname), null);
  const application = await composeApplication({
    installation,
    dataFolder: options.dataFolder,
    host: createDirectHost(installation, options.savePath ?? null),
    clock: systemClock,
    forkChild: forkNodeChild,
    log: options.log,
    initialFolders: options.folders ?? [],
    searchesSoon: options.searchesSoon ?? false,
  });
  try {
    return await use(createReviewClient(application.dispatch, application.subscribe));
  } finally {
    await application.close();
  }
}

/** Fails with `store-missing` where no store lies; one in use by another program is there. */
export async function demandStore(dataFolder: string): Promise<void> {
  const names = await readdir(dataFolder).catch((): string[] => []);
  if (tracesOf(LIBRARY_FILE, names).length > 0 || names.includes(LOCK_NAME)) return;
  throw new ReviewFailure('store-missing', 'there is no store', { folder: basename(dataFolder) });
}
