import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../support/list-files.ts';

/** The built browser host as a process of its own, as a person starts it. */
export type RunningHost = {
  /** The printed address, with the token that works once. */
  readonly url: string;
  /** What the process wrote to stderr so far. */
  readonly log: () => string;
  /** Ends it as Ctrl+C does and waits until it has written everything. */
  readonly stop: () => Promise<void>;
};

/** `home` is the folder that is offered to choose from while no library is named. */
export type HostOptions = {
  readonly data: string;
  readonly libraries: readonly string[];
  readonly home: string;
  /** Whether changes in the folders are noticed; absent: a test says when files are read. */
  readonly watches?: boolean;
};

const START_TIME_LIMIT = 30_000;

/** Starts `out/loopback/main.mjs` and answers when it has printed its address. */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const args = [
    join(ROOT, 'out/loopback/main.mjs'),
    '--data',
    options.data,
    '--no-open',
    ...(options.watches ? [] : ['--no-watch']),
    ...options.libraries.flatMap((folder) => ['--library', folder]),
  ];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: options.home, USERPROFILE: options.home },
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const url = await firstLine(child, () => log);
  return {
    url,
    log: () => log,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function firstLine(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no address within ${START_TIME_LIMIT} ms: ${log()}`)), START_TIME_LIMIT);
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const line = text.split('\n')[0] ?? '';
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve(line);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the host ended with ${code}: ${log()}`));
    });
  });
}
