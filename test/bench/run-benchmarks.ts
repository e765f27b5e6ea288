import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeBenchLibrary } from './bench-library.ts';
import { type BenchRow, benchTable } from './bench-table.ts';
import { measureAligning } from './measure-aligning.ts';
import { measureComparing } from './measure-comparing.ts';
import { measureIndexing } from './measure-indexing.ts';
import { measureKills } from './measure-kills.ts';
import { measureLibrary } from './measure-library.ts';
import { measureOpening } from './measure-opening.ts';
import { measureReading } from './measure-reading.ts';
import { measureSearch } from './measure-search.ts';
import { timed } from './timing.ts';

const DOCUMENTS = 1_000;
/** Sizes of the growing library; the last one is held against recollindex. */
const GROWTH = [1_000, 10_000];
/** Recoll takes a quarter of a minute for these. */
const RECOLL_FILES = 300;

const PARTS = ['indexing', 'reading', 'comparing', 'aligning', 'opening', 'library', 'kills'] as const;

/**
 * `--part NAME`, several if need be, measures those parts alone; `--documents N` a growing library of that size, and nothing else;
 * `--recoll N` has recollindex read so many of its files: of all 10,000 it takes many minutes.
 */
const { values } = parseArgs({
  options: { documents: { type: 'string' }, part: { type: 'string', multiple: true, default: [] }, recoll: { type: 'string' } },
});
const unknown = values.part.filter((name) => !PARTS.some((part) => part === name));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}; there are ${PARTS.join(', ')}`);
/** Load of the last minute before we add to it; `[0, 0, 0]` on Windows, which keeps none. */
const [loadBefore = 0] = loadavg();
const place = await mkdtemp(join(tmpdir(), 'yuece-bench-'));
const say = (line: string): void => void process.stderr.write(`${line}\n`);
try {
  const rows = values.documents === undefined ? await measureParts() : await measureGrowth([Number(values.documents)]);
  const busy =
    loadBefore > cpus().length / 2
      ? `; the machine was busy before the start (load ${loadBefore.toFixed(1)}): only ratios mean something`
      : '';
  console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}${busy}\n`);
  console.log(benchTable(rows));
} finally {
  await rm(place, { recursive: true, force: true });
}

/** The parts that were asked for, or all, one after the other; says how long each one took. */
async function measureParts(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const part of PARTS) {
    if (values.part.length > 0 && !values.part.includes(part)) continue;
    say(`${part} …`);
    const { milliseconds, result } = await timed(() => measurePart(part));
    say(`${part}: ${Math.round(milliseconds / 1_000)} s`);
    rows.push(...result);
  }
  return rows;
}

async function measurePart(part: (typeof PARTS)[number]): Promise<readonly BenchRow[]> {
  switch (part) {
    case 'indexing': {
      const files = await writeBenchLibrary(join(place, 'library'), DOCUMENTS);
      const indexing = await measureIndexing(files, place);
      return [...indexing.rows, ...(await measureSearch(files, indexing.store))];
    }
    case 'reading':
      return measureReading(place);
    case 'comparing':
      return measureComparing(place);
    case 'aligning':
      return measureAligning(place);
    case 'opening':
      return measureOpening(place);
    case 'library':
      return measureGrowth(GROWTH);
    case 'kills':
      return [await measureKills(place)];
  }
}

async function measureGrowth(sizes: readonly number[]): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [index, documents] of sizes.entries()) {
    say(`a library of ${documents.toLocaleString('en')} documents …`);
    const recollFiles = index === sizes.length - 1 ? Number(values.recoll ?? RECOLL_FILES) : null;
    rows.push(...(await measureLibrary(documents, place, recollFiles)));
  }
  return rows;
}
