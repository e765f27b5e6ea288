import { execFile } from 'node:child_process';
import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { timed } from './timing.ts';

const run = promisify(execFile);

/** Of `recollindex` over some files: megabytes a second and a second of processor time, and how large its index gets. */
export type RecollSpeed = { readonly speed: number; readonly processorSpeed: number; readonly indexShare: number };

/** `null` where it is not installed. */
export async function measureRecoll(files: readonly string[], place: string): Promise<RecollSpeed | null> {
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
    await run('recollindex', ['-h']).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw error;
    });
    const timing = ['-c', 'recollindex -c "$0" >/dev/null 2>&1; times', configuration];
    const { milliseconds, result } = await timed(() => run('bash', timing, { timeout: 900_000 }));
    const { stdout } = await run('du', ['-sb', join(configuration, 'xapiandb')]);
    const processorSpeed = bytes / 1_000 / childrenTime(result.stdout);
    return { speed: bytes / 1_000 / milliseconds, processorSpeed, indexShare: Number.parseInt(stdout, 10) / bytes };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Milliseconds in the second line of what `times` prints: `0m12.663s 0m0.664s`. */
function childrenTime(printed: string): number {
  let seconds = 0;
  for (const [, minutes, rest] of (printed.trim().split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g))
    seconds += Number(minutes) * 60 + Number(rest);
  return seconds * 1_000;
}
