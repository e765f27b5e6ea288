// npm run dist: packs the application with an unpacked Electron; makes what this machine can make and names the rest with the reason.
import { existsSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { ensureBuilt, ensureInstalled, PINNED_NODE, ROOT, run } from './setup.mjs';

const NO_ELECTRON = 3;
const folders = electronFolders();
if (folders.length === 0) {
  process.stderr.write(
    'No Electron to pack: set ELECTRON_DIST to the folder of an unpacked Electron (the one that holds electron, electron.exe or\n' +
      `Electron.app); several folders are separated by "${delimiter}". Nothing was made: linux dir, zip, deb, AppImage;\n` +
      'windows dir, zip, nsis, portable; mac dir, zip, dmg (x64 and arm64).\n',
  );
  process.exit(NO_ELECTRON);
}
const missing = folders.filter((folder) => !statSync(folder, { throwIfNoEntry: false })?.isDirectory());
if (missing.length > 0) {
  process.stderr.write(`ELECTRON_DIST: not a folder: ${missing.join(', ')}\n`);
  process.exit(NO_ELECTRON);
}
ensureInstalled();
ensureBuilt();
process.exit(run(PINNED_NODE, [join('build', 'make-distribution.ts'), ...folders, ...process.argv.slice(2)]));

/** Those of ELECTRON_DIST, else the runtime that npm's electron fetched, where it could. */
function electronFolders() {
  const named = (process.env.ELECTRON_DIST ?? '').split(delimiter).filter((folder) => folder.trim() !== '');
  if (named.length > 0) return named.map((folder) => resolve(folder));
  const fetched = join(ROOT, 'node_modules', 'electron', 'dist');
  return existsSync(fetched) ? [fetched] : [];
}
