import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Where each system hangs in disks and sticks that come and go. */
const MOUNT_FOLDERS: Readonly<Partial<Record<string, readonly string[]>>> = {
  linux: ['/media', '/run/media', '/mnt'],
  darwin: ['/Volumes'],
};
const DRIVE_LETTERS = 'CDEFGHIJKLMNOPQRSTUVWXYZ';

/** The places a person looks for documents in: the home folder, then every drive or mounted disk that is there. Absolute paths. */
export async function placesOfThisComputer(home: string, platform: string): Promise<readonly string[]> {
  if (platform === 'win32') return [home, ...(await existing([...DRIVE_LETTERS].map((letter) => `${letter}:\\`)))];
  const mounted = await Promise.all((MOUNT_FOLDERS[platform] ?? []).map((folder) => disksIn(folder, basename(home))));
  return [home, ...mounted.flat()];
}

/** Disks hang in the folder itself, or in one named after the person. */
async function disksIn(folder: string, person: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const inside = names.includes(person) ? await disksIn(join(folder, person), '') : [];
  return [...(await existing(names.filter((name) => name !== person).map((name) => join(folder, name)))), ...inside];
}

async function existing(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(paths.map(async (path) => ((await stat(path).catch(() => null))?.isDirectory() ? path : null)));
  return found.filter((path) => path !== null);
}
