import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { ForkChild } from '#electron/ports.ts';

/** Children as the application starts them, and the most memory that the last one held: MiB, `null` where the system does not tell. */
export type MeasuringFork = { readonly forkChild: ForkChild; readonly peakMemory: () => number | null };

/** Starts children whose peak of resident memory is noted with each of their answers. */
export function createMeasuringFork(): MeasuringFork {
  let peak: number | null = null;
  const forkChild: ForkChild = (entry, { maxMemory }) => {
    const child = fork(entry, [], {
      execArgv: [`--max-old-space-size=${maxMemory}`, '--no-warnings'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // A child that dies in mid-work answers nothing: what it held shortly before is the best there is.
    const watch = setInterval(() => {
      peak = residentPeak(child.pid) ?? peak;
    }, 100);
    watch.unref();
    return {
      post: (message) => void (child.connected && child.send(message as object)),
      onMessage: (listener) =>
        void child.on('message', (message) => {
          peak = residentPeak(child.pid) ?? peak;
          listener(message);
        }),
      onExit: (listener) =>
        void child.on('exit', (code, signal) => {
          clearInterval(watch);
          listener(signal === null ? `exit code ${code}` : `signal ${signal}`);
        }),
      kill: () => void child.kill('SIGKILL'),
    };
  };
  return { forkChild, peakMemory: () => peak };
}

/** Linux keeps a process's peak in its status file; elsewhere there is nothing to read from outside. */
function residentPeak(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null;
  try {
    const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
