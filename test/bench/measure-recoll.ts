import { execFile } from 'node:child_process';
import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { timed } from './timing.ts';

const run = promisify(execFile);

/** Megabytes a second that `recollindex` reads of some files, and how large its index gets; `null` where it is not installed. */
export async function measureRecoll(
  files: readonly string[],
  place: string,
): Promise<{ readonly speed: number; readonly indexShare: number } | null> {
  const library = join(place, 'recoll-library');
  const configuration = join(place, 'recoll');
  await mkdir(library, { recursive: true });
  await mkdir(configuration, { recursive: true });
  let bytes = 0;
  for (const file of files) {
    await copyFile(file, join(library, basename(file)));
    bytes += (await stat(file)).size;
  }
  await writeFile(join(configuration, 'recoll.conf'), `topdirs = ${library}\n`);
  try {
    const { milliseconds } = await timed(() => run('recollindex', ['-c', configuration], { timeout: 300_000 }));
    const { stdout } = await run('du', ['-sb', join(configuration, 'xapiandb')]);
    return { speed: bytes / 1_000 / milliseconds, indexShare: Number.parseInt(stdout, 10) / bytes };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
