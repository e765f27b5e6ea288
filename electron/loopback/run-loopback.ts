import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { composeApplication } from '#electron/compose.ts';
import { findInstallation } from '#electron/serve/find-installation.ts';
import { startHttpHost } from '#electron/serve/http-adapter.ts';
import type { LoopbackArguments } from './arguments.ts';
import { createDeclaredHost } from './declared-host.ts';
import { defaultDataFolder } from './default-data-folder.ts';
import { forkNodeChild } from './fork-child.ts';
import { placesOfThisComputer } from './places-of-this-computer.ts';
import { systemClock } from './system-clock.ts';

/** The application running on loopback. */
export type RunningLoopback = {
  /** With the token that works once. */
  readonly url: string;
  /** Ends connections, then writes what the store still holds. */
  readonly close: () => Promise<void>;
};

/** Opens the store, serves the application on 127.0.0.1 and starts indexing the given libraries; fails as `composeApplication` does. */
export async function runLoopback(options: LoopbackArguments, log: (line: string) => void): Promise<RunningLoopback> {
  // Entries and chunks alike lie one folder below `out/`.
  const installation = findInstallation(dirname(import.meta.dirname), null);
  const roots = [...new Set([...options.libraries, ...(await placesOfThisComputer(homedir(), process.platform))])];
  const application = await composeApplication({
    installation,
    dataFolder: options.dataFolder ?? defaultDataFolder(process.env, process.platform),
    host: createDeclaredHost(installation, roots, process.platform),
    clock: systemClock,
    forkChild: forkNodeChild,
    log,
    initialFolders: options.libraries,
    opensSample: options.opensSample,
    watches: options.watches,
    searchesSoon: options.watches,
  });
  try {
    const host = await startHttpHost({ ...application, rendererFolder: installation.rendererFolder, port: options.port, log });
    if (options.libraries.length > 0 || options.opensSample) {
      const reply = application.dispatch('library.index', { folderId: null });
      reply
        .then((answer) => answer.ok || log(`indexing: ${answer.error.code} ${answer.error.message}`))
        .catch((error) => log(String(error)));
    }
    return {
      url: host.url,
      async close() {
        await host.close();
        await application.close();
      },
    };
  } catch (error) {
    await application.close();
    throw error;
  }
}
