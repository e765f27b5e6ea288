import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../find-chromium.ts';
import { type ControlAnswer, type ControlRequest, SETUP_VARIABLE, type StandInSetup, type StandInState } from './control.ts';

const BUILT_MAIN = fileURLToPath(new URL('../../../out/main/index.mjs', import.meta.url));
const REGISTER = fileURLToPath(new URL('./register.ts', import.meta.url));

/** A browser whose pages are the windows of stand-ins. */
export type StandInBrowser = { readonly address: string; readonly browser: Browser; readonly close: () => Promise<void> };

/** Starts the machine's Chromium with a port for the DevTools protocol on 127.0.0.1. */
export async function startStandInBrowser(): Promise<StandInBrowser> {
  const { executablePath, args, env } = await findChromium();
  const port = await freePort();
  const launched = await chromium.launch({ executablePath, args: [...args, `--remote-debugging-port=${port}`], env });
  const address = `http://127.0.0.1:${port}`;
  const browser = await chromium.connectOverCDP(address);
  return {
    address,
    browser,
    async close() {
      await browser.close();
      await launched.close();
    },
  };
}

/** The built shell, running on the stand-in. */
export type StandIn = {
  /** The first window's page; rejects when the shell ends without one. */
  readonly firstPage: () => Promise<Page>;
  readonly ask: (request: ControlRequest) => Promise<StandInState>;
  /** The exit code, when it has ended. */
  readonly ended: Promise<number | null>;
  readonly errors: () => string;
  readonly kill: () => void;
};

/** Starts the built main process; `args` are the application's own. */
export function startStandIn(host: StandInBrowser, setup: Omit<StandInSetup, 'browser'>, args: readonly string[]): StandIn {
  const context = host.browser.contexts()[0];
  if (context === undefined) throw new Error('the browser has no context');
  const opened = context.waitForEvent('page', { timeout: 0 });
  // Nobody may ask for it: a start that is refused has no window.
  opened.catch(() => undefined);
  const child = spawn(process.execPath, ['--no-warnings', '--import', pathToFileURL(REGISTER).href, BUILT_MAIN, ...args], {
    env: { ...process.env, [SETUP_VARIABLE]: JSON.stringify({ ...setup, browser: host.address } satisfies StandInSetup) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const untimelyEnd = ended.then((code) => Promise.reject(new Error(`the shell ended with ${code}: ${errors}`)));
  untimelyEnd.catch(() => undefined);
  return {
    firstPage: () => Promise.race([opened, untimelyEnd]),
    ask: askOver(child, untimelyEnd),
    ended,
    errors: () => errors,
    kill: () => void child.kill('SIGKILL'),
  };
}

function askOver(child: ChildProcess, untimelyEnd: Promise<never>): StandIn['ask'] {
  let lastId = 0;
  return async (request) => {
    lastId += 1;
    const id = lastId;
    const answered = new Promise<StandInState>((resolve) => {
      const listen = (message: unknown): void => {
        // Only the stand-in sends here.
        const answer = message as ControlAnswer;
        if (answer.id !== id) return;
        child.off('message', listen);
        resolve(answer.state);
      };
      child.on('message', listen);
    });
    const unsent = new Promise<never>((_resolve, reject) => child.send({ id, request }, (error) => error && reject(error)));
    // The reason for the end says more than that a message could not be sent.
    return Promise.race([answered, untimelyEnd, unsent.catch(() => untimelyEnd)]);
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
