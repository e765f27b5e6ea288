// The part of `npm run dist` that needs the installed packages: packs the built application with each Electron folder it is given.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type ElectronFolder, inspectElectron } from './inspect-electron.ts';
import { type PackingMachine, type PlannedTarget, planTargets, SEVEN_ZIP_PROGRAMS, TARGETS } from './plan-distribution.ts';
import { zipFolder } from './zip-folder.ts';

type Result = { readonly what: string; readonly isMade: boolean; readonly outcome: string };

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');
const SYSTEM_NAMES = { linux: 'linux', win32: 'windows', darwin: 'mac' } as const;
/** What electron-builder calls the folder it packs into. */
const UNPACKED = { linux: 'linux', win32: 'win', darwin: 'mac' } as const;
const TIME_LIMIT = 10 * 60_000;

const folders = process.argv.slice(2).filter((argument) => argument !== '--fetch-tools');
const machine: PackingMachine = {
  platform: process.platform,
  environment: process.env,
  hasProgram: (name) => findProgram(name) !== null,
  mayFetch: process.argv.includes('--fetch-tools'),
};
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
const electronVersion = (JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8')) as { readonly version: string })
  .version;

const results: Result[] = [];
const packed = folders.map((folder) => inspectElectron(folder, process.arch === 'arm64' ? 'arm64' : 'x64'));
for (const [index, electron] of packed.entries()) {
  if (electron === null) results.push({ what: folders[index] ?? '', isMade: false, outcome: 'holds no Electron' });
  else results.push(...(await packSystem(electron)));
}
for (const platform of ['linux', 'win32', 'darwin'] as const) {
  if (packed.some((electron) => electron?.platform === platform)) continue;
  const outcome = `no Electron for it among the folders of ELECTRON_DIST`;
  for (const target of TARGETS[platform]) results.push({ what: `${SYSTEM_NAMES[platform]} ${target}`, isMade: false, outcome });
}
for (const { what, isMade, outcome } of results) console.log(`${isMade ? 'made    ' : 'not made'}  ${what.padEnd(20)}  ${outcome}`);
const isEveryFolderPacked = packed.every(
  (electron) => electron !== null && results.some(({ what, isMade }) => isMade && what === nameOf(electron, 'dir')),
);
process.exitCode = isEveryFolderPacked ? 0 : 1;

/** Makes the folder, then every package of it that can be made. */
async function packSystem(electron: ElectronFolder): Promise<readonly Result[]> {
  const suffix = electron.arch === 'x64' ? '' : `-${electron.arch}`;
  const unpacked = join(DIST, electron.platform === 'darwin' ? `mac${suffix}` : `${UNPACKED[electron.platform]}${suffix}-unpacked`);
  const done: Result[] = [];
  for (const plan of planTargets(electron.platform, machine)) {
    const what = nameOf(electron, plan.target);
    if (plan.by === null) done.push({ what, isMade: false, outcome: plan.reason });
    else if (plan.target !== 'dir' && !existsSync(unpacked)) done.push({ what, isMade: false, outcome: 'the folder could not be made' });
    else done.push({ what, ...(await makeTarget(electron, plan, unpacked)) });
  }
  return done;
}

async function makeTarget(electron: ElectronFolder, plan: PlannedTarget, unpacked: string): Promise<Omit<Result, 'what'>> {
  if (plan.target === 'dir') rmSync(unpacked, { recursive: true, force: true });
  if (plan.by === 'own-zip') {
    const path = join(DIST, `Yuece-${version}-${UNPACKED[electron.platform]}-${electron.arch}.zip`);
    await zipFolder(unpacked, path);
    return { isMade: true, outcome: `${path} (${megabytes(statSync(path).size)})` };
  }
  const before = new Map(listDist().map((name) => [name, statSync(join(DIST, name)).mtimeMs]));
  const failure = runBuilder(electron, plan, unpacked);
  if (failure !== null) {
    if (plan.target === 'dir') rmSync(unpacked, { recursive: true, force: true });
    return { isMade: false, outcome: failure };
  }
  if (plan.target === 'dir') {
    // Electron's own welcome page: never opened, since ours is there.
    rmSync(join(unpacked, 'resources', 'default_app.asar'), { force: true });
    return { isMade: true, outcome: unpacked };
  }
  const made = listDist().filter(
    (name) => /\.(zip|exe|deb|AppImage|dmg)$/.test(name) && statSync(join(DIST, name)).mtimeMs !== before.get(name),
  );
  return { isMade: true, outcome: made.map((name) => `${join(DIST, name)} (${megabytes(statSync(join(DIST, name)).size)})`).join(', ') };
}

/** Runs electron-builder for one target; answers its last error line, `null` where all went well. */
function runBuilder(electron: ElectronFolder, { target }: PlannedTarget, unpacked: string): string | null {
  const source = target === 'dir' ? [`-c.electronDist=${electron.folder}`] : ['--prepackaged', unpacked];
  const result = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/electron-builder/cli.js'),
      `--${SYSTEM_NAMES[electron.platform]}`,
      target,
      `--${electron.arch}`,
      '--config',
      join(ROOT, 'build/electron-builder.yml'),
      '--publish',
      'never',
      `-c.electronVersion=${electronVersion}`,
      ...source,
    ],
    { cwd: ROOT, encoding: 'utf8', timeout: TIME_LIMIT, env: { ...process.env, ...toolEnvironment() } },
  );
  process.stderr.write(`${result.stdout}${result.stderr}`);
  if (result.error) return result.error.message;
  if (result.status === 0) return null;
  const lines = `${result.stdout}\n${result.stderr}`.split('\n').filter((line) => line.trim() !== '');
  return lines.findLast((line) => line.includes('⨯'))?.trim() ?? `electron-builder ended with ${result.status}`;
}

/** Points electron-builder to tools that this machine has, so that it fetches none. */
function toolEnvironment(): Record<string, string> {
  const environment: Record<string, string> = { CSC_IDENTITY_AUTO_DISCOVERY: process.env['CSC_IDENTITY_AUTO_DISCOVERY'] ?? 'false' };
  const sevenZip = SEVEN_ZIP_PROGRAMS.map(findProgram).find((path) => path !== null);
  if (!process.env['ELECTRON_BUILDER_7ZIP_PATH'] && sevenZip) environment['ELECTRON_BUILDER_7ZIP_PATH'] = sevenZip;
  if (findProgram('fpm') !== null) environment['USE_SYSTEM_FPM'] = 'true';
  if (findProgram('wine') !== null) environment['USE_SYSTEM_WINE'] = 'true';
  return environment;
}

function findProgram(name: string): string | null {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, file);
    if (folder !== '' && isExecutable(path)) return path;
  }
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there or not to be run: the next place on the path may have it.
    return false;
  }
}

function nameOf(electron: ElectronFolder, target: string): string {
  return `${SYSTEM_NAMES[electron.platform]} ${electron.arch} ${target}`;
}

function listDist(): readonly string[] {
  return existsSync(DIST) ? readdirSync(DIST) : [];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
