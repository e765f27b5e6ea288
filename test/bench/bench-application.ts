import { join } from 'node:path';
import { createDirectHost } from '#electron/cli/direct-host.ts';
import { composeApplication } from '#electron/compose.ts';
import { forkNodeChild } from '#electron/loopback/fork-child.ts';
import { systemClock } from '#electron/loopback/system-clock.ts';
import { findInstallation } from '#electron/serve/find-installation.ts';
import { createReviewClient, type ReviewClient } from '#shared/contract/client.ts';
import { ROOT } from '../support/list-files.ts';

/** The whole application without a window, its readers being the built child processes. */
export type BenchApplication = { readonly client: ReviewClient; readonly close: () => Promise<void> };

/** Opens a store (absolute path, made when missing) with a folder in its library that is not indexed yet; changes in it are noticed with `watches`. */
export async function openBenchApplication(dataFolder: string, library: string, watches = false): Promise<BenchApplication> {
  const installation = findInstallation(join(ROOT, 'out'), null);
  const application = await composeApplication({
    installation,
    dataFolder,
    host: createDirectHost(installation, null),
    clock: systemClock,
    forkChild: forkNodeChild,
    log: (line) => void process.stderr.write(`${line}\n`),
    initialFolders: [library],
    watches,
    searchesSoon: true,
  });
  return { client: createReviewClient(application.dispatch, application.subscribe), close: application.close };
}
