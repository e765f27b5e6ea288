import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const OUT = join(import.meta.dirname, '../../out');

/** What a command printed, and how it ended. */
export type Finished = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Environment on top of the test’s own, and options for Node itself. */
export type RunOptions = { readonly env?: Readonly<Record<string, string>>; readonly nodeOptions?: readonly string[] };

/** Runs the built command line to its end, in Chinese unless `env` says otherwise. */
export async function runCommandLine(args: readonly string[], { env = {}, nodeOptions = [] }: RunOptions = {}): Promise<Finished> {
  const child = start([...nodeOptions, join(OUT, 'cli/yuece.mjs'), ...args], env);
  const finished = collect(child);
  return finished;
}

/** The built browser host: its address, and its end. */
export type StartedHost = {
  /** The first line on stdout; rejects when it ends without one. */
  readonly url: Promise<string>;
  readonly stop: (signal: NodeJS.Signals) => void;
  readonly finished: Promise<Finished>;
};

/** Starts the built browser host, by its own entry or by the command line's `serve`. */
export function startHost(entry: 'loopback/main.mjs' | 'cli/yuece.mjs', args: readonly string[]): StartedHost {
  const child = start([join(OUT, entry), ...args], {});
  const finished = collect(child);
  const url = new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    finished.then(({ code, stderr }) => reject(new Error(`ended with ${code}: ${stderr}`)), reject);
  });
  // A start that is meant to fail is watched by its end alone.
  url.catch(() => undefined);
  return { url, stop: (signal) => void child.kill(signal), finished };
}

function start(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_CN.UTF-8', DISPLAY: '', WAYLAND_DISPLAY: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout?.setEncoding('utf8');
  child.stderr?.setEncoding('utf8');
  return child;
}

async function collect(child: ChildProcess): Promise<Finished> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.on('data', (text: string) => {
    stderr += text;
  });
  const [code] = await once(child, 'close');
  return { code: code as number | null, stdout, stderr };
}
