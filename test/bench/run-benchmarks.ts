import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBenchLibrary } from './bench-library.ts';
import { type BenchRow, benchTable } from './bench-table.ts';
import { measureIndexing } from './measure-indexing.ts';
import { measureOpening } from './measure-opening.ts';
import { measureReading } from './measure-reading.ts';
import { measureSearch } from './measure-search.ts';

const DOCUMENTS = 1_000;

/** Load of the last minute before we add to it; `[0, 0, 0]` on Windows, which keeps none. */
const [loadBefore = 0] = loadavg();
const place = await mkdtemp(join(tmpdir(), 'yuece-bench-'));
const say = (line: string): void => void process.stderr.write(`${line}\n`);
try {
  say(`writing ${DOCUMENTS} documents …`);
  const files = await writeBenchLibrary(join(place, 'library'), DOCUMENTS);
  say('indexing …');
  const indexing = await measureIndexing(files, place);
  say('searching …');
  const searching = await measureSearch(files, indexing.store);
  say('reading files of each format …');
  const reading = await measureReading(place);
  say('opening in a browser …');
  const rows: readonly BenchRow[] = [...indexing.rows, ...searching, ...reading, ...(await measureOpening(place))];
  const busy =
    loadBefore > cpus().length / 2
      ? `; the machine was busy before the start (load ${loadBefore.toFixed(1)}): only ratios mean something`
      : '';
  console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}${busy}\n`);
  console.log(benchTable(rows));
} finally {
  await rm(place, { recursive: true, force: true });
}
