import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does work with a folder of its own, which is gone afterwards: also when the work fails, and when the command is ended from outside
 * (Ctrl+C), for what lies in it are copies of a person's papers.
 */
export async function withTemporaryFolder<Result>(prefix: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  const end = (signal: NodeJS.Signals): void => {
    forget();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    // As it would have ended without a listener, so that a shell sees the signal.
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    for (const signal of ENDING_SIGNALS) process.removeListener(signal, end);
  };
  for (const signal of ENDING_SIGNALS) process.on(signal, end);
  try {
    return await work(folder);
  } finally {
    forget();
    await rm(folder, { recursive: true, force: true });
  }
}
