import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as elapse } from 'node:timers/promises';
import { generateVariedPolicy } from '../support/generate-varied-policy.ts';
import { openBenchApplication } from './bench-application.ts';
import type { BenchRow } from './bench-table.ts';
import { childMemory, processorTime } from './child-memory.ts';
import { indexBytes, measureIndex } from './measure-index.ts';
import { measureRecoll, type RecollSpeed } from './measure-recoll.ts';
import { timed } from './timing.ts';
import { variedFile, writeVariedLibrary } from './varied-library.ts';

const CHANGED = 100;
const MARK = '鑴鑭标记';

/** A library of that many documents, from files to answers: reading, index, start, changes, memory; held against recollindex over so many of its files. */
export async function measureLibrary(documents: number, place: string, recollFiles: number | null): Promise<readonly BenchRow[]> {
  const library = await writeVariedLibrary(join(place, `varied-${documents}`), documents);
  const store = join(place, `varied-store-${documents}`);
  const what = `${documents.toLocaleString('en')} documents`;
  const size = `${(library.bytes / 1e6).toFixed(0)} MB of .txt, words of a whole dictionary by frequency in print`;
  const base = { isJudged: true, peer: null, limit: null, note: '' } as const;
  const recoll =
    recollFiles === null
      ? null
      : await measureRecoll(
          library.texts.slice(0, recollFiles).map((_text, index) => variedFile(library.folder, index)),
          place,
        );
  const pipeline = await readAndIndex(store, library.folder, documents);
  const speed = library.bytes / 1_000 / pipeline.milliseconds;
  const recollNote = recoll
    ? `, of ${Math.min(recollFiles ?? 0, documents)} files; its index ${recoll.indexShare.toFixed(1)} × the text`
    : ': not installed here';
  const processor = pipeline.processor === null ? '' : `${processorNote(library.bytes, pipeline.processor, recoll)}; `;
  const rows: BenchRow[] = [
    {
      ...base,
      operation: `${what}: scan, extract, understand, store, index`,
      ours: speed,
      peer: recollFiles !== null ? { name: `recollindex${recollNote}`, value: recoll?.speed ?? null } : null,
      unit: 'MB/s',
      limit: recoll ? recoll.speed * 20 : null,
      isFloor: true,
      note: `${size}; ${(pipeline.milliseconds / 1_000).toFixed(1)} s; ${processor}the index with its texts and passages on the disk ${((await indexBytes(store)) / library.bytes).toFixed(2)} × the text`,
    },
  ];
  rows.push(...(await measureStart(store, library.folder, what)));
  rows.push(...(await measureIndex(library, store)));
  rows.push(...(await measureChanges(store, library.folder, what)));
  await rm(store, { recursive: true, force: true });
  return rows;
}

function processorNote(bytes: number, processor: number, recoll: RecollSpeed | null): string {
  const peer = recoll === null ? '' : `, recollindex ${recoll.processorSpeed.toFixed(2)}`;
  return `${(bytes / 1_000 / processor).toFixed(2)} MB a second of processor time${peer}`;
}

async function readAndIndex(
  store: string,
  folder: string,
  documents: number,
): Promise<{ readonly milliseconds: number; readonly processor: number | null }> {
  const application = await openBenchApplication(store, folder);
  const before = await processorTime();
  try {
    const { milliseconds } = await timed(async () => {
      const { added, failed } = await application.client.call('library.index', { folderId: null });
      if (added !== documents) throw new Error(`${added} of ${documents} read, ${failed.length} failed`);
      await application.client.call('search.query', { query: '发展', limit: 10 });
    });
    const after = await processorTime();
    return { milliseconds, processor: before === null || after === null ? null : after - before };
  } finally {
    await application.close();
  }
}

async function measureStart(store: string, folder: string, what: string): Promise<readonly BenchRow[]> {
  const { milliseconds, result: application } = await timed(async () => {
    const opened = await openBenchApplication(store, folder);
    await opened.client.call('search.query', { query: '发展', limit: 10 });
    return opened;
  });
  const memory = await childMemory('search-worker');
  await application.close();
  const base = { isJudged: true, peer: null } as const;
  return [
    {
      ...base,
      operation: `${what}: cold start to first answer`,
      ours: milliseconds,
      unit: 'ms',
      limit: 1_000,
      note: 'the store opened, the child started, the index loaded; one run',
    },
    {
      ...base,
      operation: `${what}: memory of the process with index and text`,
      ours: memory?.now ?? null,
      unit: 'MB',
      limit: 300,
      note: 'resident, after the first answer',
    },
  ];
}

async function measureChanges(store: string, folder: string, what: string): Promise<readonly BenchRow[]> {
  const application = await openBenchApplication(store, folder, true);
  const { client } = application;
  const found = async (): Promise<number> => (await client.call('search.query', { query: MARK, limit: 1 })).total;
  try {
    await untilTrue(async () => (await client.call('library.read', {})).indexing.phase === 'idle' && (await found()) === 0);
    // The watch stands once it has had its first run: a mark of its own says so.
    await writeFile(variedFile(folder, 0), `${generateVariedPolicy({ seed: 0, characters: 2_000 })}${MARK}\n`);
    await untilTrue(async () => (await found()) === 1);
    const { milliseconds } = await timed(async () => {
      for (let index = 1; index <= CHANGED; index += 1)
        await writeFile(variedFile(folder, index), `${generateVariedPolicy({ seed: index, characters: 4_000 })}${MARK}\n`);
      await untilTrue(async () => (await found()) === CHANGED + 1);
    });
    const note = 'noticed, read and found by search, the writing of the files included; one run';
    return [
      { operation: `${what}: ${CHANGED} changed files`, ours: milliseconds, peer: null, unit: 'ms', limit: 3_000, isJudged: true, note },
    ];
  } finally {
    await application.close();
  }
}

async function untilTrue(check: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 120_000;
  while (!(await check())) {
    if (performance.now() > until) throw new Error('waited in vain for a change to be noticed');
    await elapse(50);
  }
}
