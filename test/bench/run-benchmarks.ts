import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeBenchLibrary } from './bench-library.ts';
import { type BenchRow, benchTable } from './bench-table.ts';
import { measureComparing } from './measure-comparing.ts';
import { measureIndexing } from './measure-indexing.ts';
import { measureKills } from './measure-kills.ts';
import { measureLibrary } from './measure-library.ts';
import { measureOpening } from './measure-opening.ts';
import { measureReading } from './measure-reading.ts';
import { measureSearch } from './measure-search.ts';

const DOCUMENTS = 1_000;
/** Sizes of the growing library; the last one is held against recollindex. */
const GROWTH = [1_000, 10_000];

/** `--documents N` measures a growing library of that size, and nothing else. */
const { values } = parseArgs({ options: { documents: { type: 'string' } } });
/** Load of the last minute before we add to it; `[0, 0, 0]` on Windows, which keeps none. */
const [loadBefore = 0] = loadavg();
const place = await mkdtemp(join(tmpdir(), 'yuece-bench-'));
const say = (line: string): void => void process.stderr.write(`${line}\n`);
try {
  const rows = values.documents === undefined ? await measureAll() : await measureGrowth([Number(values.documents)]);
  const busy =
    loadBefore > cpus().length / 2
      ? `; the machine was busy before the start (load ${loadBefore.toFixed(1)}): only ratios mean something`
      : '';
  console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}${busy}\n`);
  console.log(benchTable(rows));
} finally {
  await rm(place, { recursive: true, force: true });
}

async function measureAll(): Promise<readonly BenchRow[]> {
  say(`writing ${DOCUMENTS} documents …`);
  const files = await writeBenchLibrary(join(place, 'library'), DOCUMENTS);
  say('indexing …');
  const indexing = await measureIndexing(files, place);
  say('searching …');
  const searching = await measureSearch(files, indexing.store);
  say('reading files of each format …');
  const reading = await measureReading(place);
  say('comparing versions …');
  const comparing = await measureComparing(place);
  say('opening in a browser …');
  const opening = await measureOpening(place);
  const growth = await measureGrowth(GROWTH);
  say('killing …');
  return [...indexing.rows, ...searching, ...reading, ...comparing, ...opening, ...growth, await measureKills(place)];
}

async function measureGrowth(sizes: readonly number[]): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [index, documents] of sizes.entries()) {
    say(`a library of ${documents.toLocaleString('en')} documents …`);
    rows.push(...(await measureLibrary(documents, place, index === sizes.length - 1)));
  }
  return rows;
}
