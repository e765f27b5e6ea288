import { dirname } from 'node:path';
import { composeApplication } from '#electron/compose.ts';
import { forkNodeChild } from '#electron/loopback/fork-child.ts';
import { systemClock } from '#electron/loopback/system-clock.ts';
import { findInstallation } from '#electron/serve/find-installation.ts';
import { createReviewClient, type ReviewClient } from '#shared/contract/client.ts';
import { createDirectHost } from './direct-host.ts';

/** Opens a store, hands a client of the application to `use`, and closes the store whatever happened. Paths are absolute. */
export async function withApplication<Result>(
  options: {
    readonly dataFolder: string;
    readonly folders?: readonly string[];
    readonly savePath?: string;
    readonly log: (line: string) => void;
  },
  use: (client: ReviewClient) => Promise<Result>,
): Promise<Result> {
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
  });
  try {
    return await use(createReviewClient(application.dispatch, application.subscribe));
  } finally {
    await application.close();
  }
}
