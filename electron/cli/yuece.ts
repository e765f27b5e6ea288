#!/usr/bin/env node
// Runs under any Node from 20 on, and is the only module that does: it loads the rest only under a Node that can run it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;
/** Set for the second run, so that a wrong `node_modules` cannot start one run after the other. */
const SECOND_RUN = 'YUECE_SECOND_RUN';

if (majorVersion() >= OLDEST_NODE) {
  const { runCommandLine } = await import('./main.ts');
  await runCommandLine(process.argv.slice(2));
} else {
  const pinned = process.env[SECOND_RUN] === undefined ? findPinnedNode() : null;
  if (pinned === null) {
    process.stderr.write(`yuece: Node ${OLDEST_NODE} or newer is needed, this is ${process.version}; run npm ci in the project first\n`);
    process.exitCode = 2;
  } else runAgain(pinned);
}

function majorVersion(): number {
  return Number(process.versions.node.split('.')[0]);
}

/** The Node that npm installed for this project, in a `node_modules` beside or above this file. */
function findPinnedNode(): string | null {
  const names = process.platform === 'win32' ? ['node/bin/node.exe'] : ['.bin/node', 'node/bin/node'];
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const found = names.map((name) => join(folder, 'node_modules', name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    const parent = dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
}

function runAgain(node: string): void {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, [SECOND_RUN]: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`yuece: ${error.message}\n`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exitCode = code ?? 1;
    else {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
  });
}
