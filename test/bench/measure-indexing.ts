import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { openBenchApplication } from './bench-application.ts';
import type { BenchFile } from './bench-library.ts';
import type { BenchRow } from './bench-table.ts';
import { median, timed } from './timing.ts';

const RUNS = 3;

/** Indexes a library into a fresh store several times; then once more with nothing changed. The last store stays, for whoever searches it. */
export async function measureIndexing(files: readonly BenchFile[], place: string): Promise<{ rows: readonly BenchRow[]; store: string }> {
  const library = dirname(files[0]?.path ?? place);
  const store = join(place, 'store');
  const indexed: number[] = [];
  const copied: number[] = [];
  const unchanged: number[] = [];
  const listed: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    copied.push(await copyAsJson(files, join(place, 'peer')));
    await rm(store, { recursive: true, force: true });
    indexed.push(await indexOnce(store, library, { added: files.length, unchanged: 0 }));
    listed.push((await timed(() => hashAll(files))).milliseconds);
    unchanged.push(await indexOnce(store, library, { added: 0, unchanged: files.length }));
  }
  const size = `${files.length} plans, ${Math.round(files.reduce((sum, { text }) => sum + text.length, 0) / 1_000)} thousand characters`;
  const runs = `median of ${RUNS}`;
  const rows: readonly BenchRow[] = [
    {
      operation: `index ${files.length} documents: read, understand, store`,
      ours: median(indexed),
      peer: { name: 'read, decode in the known encoding, write as JSON, one process', value: median(copied) },
      unit: 'ms',
      limit: null,
      isJudged: true,
      note: `${size}; start of two reader processes included; ${runs}`,
    },
    {
      operation: `index the same again, nothing changed`,
      ours: median(unchanged),
      peer: { name: 'read and hash (SHA-256) every file', value: median(listed) },
      unit: 'ms',
      limit: null,
      isJudged: true,
      note: runs,
    },
  ];
  return { rows, store };
}

/** Milliseconds of one run, the opening and closing of the store left out. */
async function indexOnce(
  store: string,
  library: string,
  expected: { readonly added: number; readonly unchanged: number },
): Promise<number> {
  const application = await openBenchApplication(store, library);
  try {
    const { milliseconds, result } = await timed(() => application.client.call('library.index', { folderId: null }));
    if (result.added !== expected.added || result.unchanged !== expected.unchanged || result.failed.length > 0)
      throw new Error(`indexing went wrong: ${result.added} added, ${result.unchanged} unchanged, ${result.failed.length} failed`);
    return milliseconds;
  } finally {
    await application.close();
  }
}

async function copyAsJson(files: readonly BenchFile[], folder: string): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { milliseconds } = await timed(async () => {
    for (const { path, encoding } of files) {
      const text = new TextDecoder(encoding, { fatal: true }).decode(await readFile(path));
      await writeFile(join(folder, `${basename(path)}.json`), JSON.stringify({ blocks: text.split('\n') }));
    }
  });
  return milliseconds;
}

async function hashAll(files: readonly BenchFile[]): Promise<void> {
  for (const { path } of files) {
    const bytes = await readFile(path);
    await crypto.subtle.digest('SHA-256', bytes);
  }
}
