import { statSync } from 'node:fs';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { LoopbackArguments } from './arguments.ts';
import { openBrowser } from './open-browser.ts';
import { runLoopback } from './run-loopback.ts';

/**
 * Serves until SIGINT or SIGTERM, then closes in order; answers the exit code (0 stopped, 2 port taken, 3 a library folder is not there,
 * 4 the store cannot be used). Prints one line on stdout, the address; all else goes to stderr.
 */
export async function serveUntilStopped(options: LoopbackArguments): Promise<number> {
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  for (const folder of options.libraries) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
      log(`${folder}: not a folder`);
      return 3;
    }
  }
  // From the first moment on: whoever has read the address may stop us at once, and the store must still be closed in order.
  const stopped = stopSignal();
  try {
    const running = await runLoopback(options, log);
    process.stdout.write(`${running.url}\n`);
    if (options.opensBrowser) openBrowser(running.url, process.env, process.platform);
    await stopped;
    await running.close();
    return 0;
  } catch (error) {
    log(error instanceof Error ? error.message : String(error));
    if (error instanceof ReviewFailure) return 4;
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) return 2;
    throw error;
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}
