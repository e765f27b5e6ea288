import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as elapse } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { BigramIndex } from '#electron/search/bigram-index.ts';
import { type IndexEntry, indexEntry } from '#electron/search/index-entry.ts';
import { IndexThread } from '#electron/search/index-thread.ts';
import { createLibrarySearch } from '#electron/search/search-library.ts';
import { buildSegment, layOutSegment } from '#electron/search/search-segment.ts';
import { openModelCache } from '#electron/store/model-cache.ts';
import { modelKeyOf } from '#electron/store/model-key.ts';
import { diskFiles } from '#electron/store/store-files.ts';
import { searchStream } from '#shared/domain/search/search-stream.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import { ROOT } from '../support/list-files.ts';
import type { BenchRow } from './bench-table.ts';
import { median, percentile, timed } from './timing.ts';
import { type VariedLibrary, variedQueries } from './varied-library.ts';

const ROUNDS = 5;
const HITS = 10;
/** Milliseconds between the first questions and those that are measured. */
const REST = 2_000;
/** Documents that are indexed to measure the build: two parts of the index as large as the application makes them. */
const BUILT = 7_000;
const PARTS = 2;
const BUILD_ROUNDS = 3;
const HELD_MODELS = 50;

/** The index in this very process over a store that holds a library: speed of the build, size, and speed and totals of twenty queries. */
export async function measureIndex(library: VariedLibrary, store: string): Promise<readonly BenchRow[]> {
  const documents = await documentsOf(store);
  const built = await measureBuild(documents.slice(0, BUILT), store);
  const search = createLibrarySearch({
    folder: join(store, 'search'),
    models: openModelCache(join(store, 'models'), diskFiles),
    newId: randomUUID,
    isWritable: () => true,
    isListed: () => true,
    rebuild: async () => null,
  });
  const queries = variedQueries(library.texts);
  const ours: number[] = [];
  const theirs: number[] = [];
  const wrong = new Set<string>();
  for (let round = 0; round < ROUNDS + 1; round += 1) {
    // The search makes itself ready after its first answer, between the turns of whoever asks: a bench leaves none.
    if (round === 1) await elapse(REST);
    for (const query of queries) {
      const here = await timed(() => search.query(documents, query, { limit: HITS }));
      const peer = await timed(() => countHolding(library.texts, query));
      if (here.result.total !== peer.result) wrong.add(`${query}: ${here.result.total}, by brute force ${peer.result}`);
      // The first round opens the index and warms both.
      if (round === 0) continue;
      ours.push(here.milliseconds);
      theirs.push(peer.milliseconds);
    }
  }
  await search.close();
  for (const line of wrong) process.stderr.write(`wrong total: ${line}\n`);
  const what = `${documents.length.toLocaleString('en')} documents`;
  const peerName = '`String.includes` over the texts in memory, counting only';
  const note = `${queries.length} queries of 2–8 characters, ${ROUNDS} rounds, in the process that holds the index, exact total and ${HITS} hits with snippets; two seconds after the first ones`;
  const base = { limit: null, isJudged: true, peer: null, note: '' } as const;
  return [
    ...built.rows,
    { ...base, operation: `${what}: index / text`, ours: built.share, unit: '×', limit: 0.35, note: 'postings and tables, against UTF-8' },
    {
      ...base,
      operation: `${what}: query p50`,
      ours: percentile(ours, 0.5),
      peer: { name: peerName, value: percentile(theirs, 0.5) },
      unit: 'ms',
      limit: 1,
      note,
    },
    {
      ...base,
      operation: `${what}: query p95`,
      ours: percentile(ours, 0.95),
      peer: { name: peerName, value: percentile(theirs, 0.95) },
      unit: 'ms',
      limit: 5,
      note,
    },
    {
      ...base,
      operation: `${what}: wrong totals of ${queries.length}`,
      ours: wrong.size,
      unit: 'faults',
      limit: 0,
      note: 'against the scan',
    },
  ];
}

type Built = { readonly rows: readonly BenchRow[]; readonly share: number };

type Building = { readonly entries: readonly IndexEntry[]; readonly bytes: number; readonly ofEntries: number; readonly ofStreams: number };

/** Models are held a few at a time, as the build itself does; the times are milliseconds of the processor. */
async function readEntries(documents: readonly LibraryDocument[], store: string): Promise<Building> {
  const cache = openModelCache(join(store, 'models'), diskFiles);
  const entries: IndexEntry[] = [];
  let ofEntries = 0;
  let ofStreams = 0;
  for (let from = 0; from < documents.length; from += HELD_MODELS) {
    const held: { readonly document: LibraryDocument; readonly model: DocumentModel }[] = [];
    for (const document of documents.slice(from, from + HELD_MODELS)) {
      const model = await cache.read(modelKeyOf(document));
      if (model) held.push({ document, model });
    }
    const made = processorTime(() => held.map(({ document, model }) => indexEntry(document, model)));
    ofEntries += made.milliseconds;
    // Of the record only what shows a hit is missing in a build; here it would only take room.
    entries.push(...made.result.map((entry) => ({ ...entry, record: '' })));
    ofStreams += processorTime(() => held.map(({ document, model }) => searchStream(model, document.relativePath))).milliseconds;
  }
  return { entries, bytes: documents.reduce((sum, document) => sum + document.bytes, 0), ofEntries, ofStreams };
}

/** In one thread by processor time, so that a busy machine says the same; in two, as the application builds, by the clock. */
async function measureBuild(documents: readonly LibraryDocument[], store: string): Promise<Built> {
  const { entries, bytes, ofEntries, ofStreams } = await readEntries(documents, store);
  const half = Math.ceil(entries.length / PARTS);
  const parts = [entries.slice(0, half), entries.slice(half)] as const;
  const thread = new IndexThread(pathToFileURL(join(ROOT, 'electron/library/search-worker.ts')));
  const alone: number[] = [];
  const together: number[] = [];
  let size = 0;
  for (let round = 0; round < BUILD_ROUNDS; round += 1) {
    const built = processorTime(() => parts.map(buildSegment));
    alone.push(built.milliseconds);
    // A small library is one part in the application, and smaller so.
    const asBuilt = entries.length < BUILT ? [buildSegment(entries)] : built.result;
    size = asBuilt.reduce((sum, { index }) => sum + sizeOf(index), 0);
    together.push((await timed(() => buildInTwoThreads(parts, thread))).milliseconds);
  }
  await thread.rest();
  const speed = (before: number, builds: readonly number[]): number => bytes / 1_000 / (before + median(builds));
  const base = { peer: null, unit: 'MB/s', isJudged: true, isFloor: true } as const;
  const note = `${entries.length.toLocaleString('en')} documents in ${PARTS} parts, folding included; median of ${BUILD_ROUNDS}`;
  const operation = 'index build, text in memory → index ready';
  const rows = [
    { ...base, operation: `${operation}, two threads`, ours: speed(ofStreams, together), limit: 30, note: `by the clock; ${note}` },
    { ...base, operation: `${operation}, one thread`, ours: speed(ofStreams, alone), limit: null, note: `processor time; ${note}` },
    {
      ...base,
      operation: 'the latter with passages and fields of each document',
      ours: speed(ofEntries, alone),
      limit: null,
      note: `processor time; ${note}`,
    },
  ];
  return { rows, share: size / bytes };
}

async function buildInTwoThreads(
  [here, there]: readonly [readonly IndexEntry[], readonly IndexEntry[]],
  thread: IndexThread,
): Promise<void> {
  const { units, stretches } = layOutSegment(there);
  const aside = thread.build(units, stretches);
  buildSegment(here);
  if ((await aside) === null) throw new Error('the thread that builds indexes ended');
}

function sizeOf({ firsts, firstGroups, seconds, starts, bits, phrases }: BigramIndex): number {
  return [firsts, firstGroups, seconds, starts, bits, phrases].reduce((sum, part) => sum + part.byteLength, 0);
}

function processorTime<Result>(work: () => Result): { readonly milliseconds: number; readonly result: Result } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { milliseconds: (user + system) / 1_000, result };
}

/** Bytes of the index on the disk, texts and passages included. */
export async function indexBytes(store: string): Promise<number> {
  const folder = join(store, 'search');
  let bytes = 0;
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name))).size;
  return bytes;
}

async function documentsOf(store: string): Promise<readonly LibraryDocument[]> {
  const stored = JSON.parse(await readFile(join(store, 'library.json'), 'utf8')) as { readonly documents: readonly LibraryDocument[] };
  return stored.documents;
}

function countHolding(texts: readonly string[], query: string): number {
  const terms = query.split(' ');
  return texts.filter((text) => terms.every((term) => text.includes(term))).length;
}
