// Runs under plain Node ≥ 20 with nothing installed yet: it may import Node's own modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const isWindows = process.platform === 'win32';
const BIN = join(ROOT, 'node_modules', '.bin');

/** The pinned Node that npm installed; the same version that Electron ships. */
export const PINNED_NODE = join(BIN, isWindows ? 'node.cmd' : 'node');

/** Runs a program to its end with the pinned Node first on the path; answers its exit code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: isWindows,
    ...options,
    env: { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}`, ...options.env },
  });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

/** Runs `npm ci` when packages are missing or older than the lock file. */
export function ensureInstalled() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  const lock = join(ROOT, 'package-lock.json');
  if (existsSync(installed) && existsSync(PINNED_NODE) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stderr.write('Installing packages (npm ci) …\n');
  // npm's own chatter goes to stderr, so that a caller's stdout stays its own.
  const code = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', 2, 2] });
  if (code !== 0) {
    process.stderr.write('npm ci failed; see the lines above.\n');
    process.exit(code);
  }
}

/** Builds when a source is newer than the last build. */
export function ensureBuilt() {
  const stamp = join(ROOT, 'out', '.built');
  const newest = Math.max(
    ...['shared', 'electron', 'renderer', 'package.json', 'package-lock.json', 'electron.vite.config.ts'].map((name) =>
      newestChange(join(ROOT, name)),
    ),
  );
  if (existsSync(stamp) && Number(readFileSync(stamp, 'utf8')) >= newest) return;
  process.stderr.write('Building …\n');
  const code = run(PINNED_NODE, [join('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'], {
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) process.exit(code);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, String(newest));
}

function newestChange(path) {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) ensureInstalled();
