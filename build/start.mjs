// npm start: installs and builds what is missing, then opens the desktop application, or the browser host where Electron cannot run.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, PINNED_NODE, ROOT } from './setup.mjs';

const FETCH_TIME_LIMIT = 15_000;
const electronFolder = join(ROOT, 'node_modules', 'electron');
/** Remembers that the runtime could not be fetched, so that the next start does not wait again. */
const failureNote = join(ROOT, 'node_modules', '.cache', 'electron-not-fetched');

const wanted = process.argv.slice(2);
const own = wanted.filter((argument) => argument !== '--browser');
const forwarded = own.some((argument) => argument.startsWith('--library')) ? own : [...own, '--sample'];

ensureInstalled();
ensureBuilt();
const electron = wanted.includes('--browser') ? null : (installedElectron() ?? fetchElectron());
if (electron) launch(electron, [ROOT, ...forwarded]);
else launch(PINNED_NODE, [join(ROOT, 'out', 'loopback', 'main.mjs'), ...forwarded]);

function installedElectron() {
  const note = join(electronFolder, 'path.txt');
  if (!existsSync(note)) return null;
  const program = join(electronFolder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : null;
}

function fetchElectron() {
  if (existsSync(failureNote)) return null;
  process.stderr.write('Fetching the Electron runtime (15 s at most) …\n');
  spawnSync(PINNED_NODE, [join(electronFolder, 'install.js')], { cwd: electronFolder, stdio: 'ignore', timeout: FETCH_TIME_LIMIT });
  const program = installedElectron();
  if (!program) {
    mkdirSync(join(ROOT, 'node_modules', '.cache'), { recursive: true });
    writeFileSync(failureNote, new Date().toISOString());
    process.stderr.write('The Electron runtime is not available here; opening in the browser instead.\n');
  }
  return program;
}

function launch(program, args) {
  const child = spawn(program, args, { cwd: process.cwd(), stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)));
}
