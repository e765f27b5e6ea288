import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { modelKeyOf } from '#electron/store/document-keys.ts';
import type { ModelCache } from '#electron/store/model-cache.ts';
import { errorCode } from '#electron/store/store-files.ts';
import { parseQuery } from '#shared/domain/search/parse-query.ts';
import type { SearchStream } from '#shared/domain/search/search-stream.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import { buildBigrams } from './build-bigrams.ts';
import { EntryIntake } from './entry-intake.ts';
import { type FacetTable, facetTable } from './facet-table.ts';
import { type IndexEntry, indexState, newestFirst } from './index-entry.ts';
import type { IndexThread } from './index-thread.ts';
import { listPassages, type PassageList } from './list-passages.ts';
import { type Reviewed, type SearchAside, type SegmentAsides, searchAside } from './search-aside.ts';
import { fitsSegment, layOutSegment, type SearchSegment, type SegmentEntry, streamOf, withIndex } from './search-segment.ts';
import { type LiveSegment, type SearchOptions, type SearchResult, searchSegments } from './search-segments.ts';
import { readSegment, type StoredSegment, segmentInMemory, writeSegment } from './segment-file.ts';
import { warmSearch } from './warm-search.ts';

/** Full-text search of the library: exact substrings, folded. */
export type LibrarySearch = {
  /** Every document that answers is counted; the best `limit` come as hits. Indexes first what is new. */
  readonly query: (documents: readonly LibraryDocument[], query: string, options: SearchOptions) => Promise<SearchResult>;
  /** What of one document a query finds. */
  readonly passages: (documents: readonly LibraryDocument[], wanted: PassagesWanted) => Promise<PassageList>;
  /** Indexes what is new without a question, so that the next one need not wait. */
  readonly prepare: (documents: readonly LibraryDocument[]) => Promise<void>;
  /** Takes up the texts that are new while more are on their way: what makes a full part of the index is built, the rest waits in memory for the next question. */
  readonly gather: (documents: readonly LibraryDocument[]) => Promise<void>;
  /** Erases the text of documents from the index and its files. They must be off the list already. */
  readonly erase: (documentIds: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A search in this process. */
export type OpenableSearch = LibrarySearch & {
  /** Begins to read the index, so that the first question finds it in memory; a failure is told to that question. */
  readonly readAhead: () => void;
};

export type PassagesWanted = { readonly documentId: string; readonly query: string; readonly limit: number };

export type SearchSource = {
  /** Folder of the index; made when missing. Deleting it costs a new build and nothing else. */
  readonly folder: string;
  readonly models: ModelCache;
  /** Makes the model of a document whose cache entry is gone or bad; `null` where that cannot be done. */
  readonly rebuild: (document: LibraryDocument) => Promise<DocumentModel | null>;
  /** Whether the library lists the document now: asked again after every wait, because it may have been taken off meanwhile. */
  readonly isListed: (documentId: string) => boolean;
  /** What reviews say of documents, by id; never changed in place. Nothing where it is left out. */
  readonly reviewed?: () => ReadonlyMap<string, Reviewed>;
  readonly newId: () => string;
  /** `false` on a store that cannot be written: the index then lives in memory. */
  readonly isWritable: () => boolean;
  /** Called when a damaged part of the index was made anew. */
  readonly onRebuilt?: () => void;
  /** Builds large parts of the index while the next texts are read; left out, all is done in this thread. */
  readonly thread?: IndexThread | undefined;
  /** For a test that wants several segments, and for one that wants small ones built in the thread. */
  readonly batchUnits?: number;
  readonly unitsForThread?: number;
};

/** UTF-16 units that become one segment. */
const BATCH_UNITS = 16_000_000;
/** A thread is worth starting for so many UTF-16 units: some tenths of a second of work. */
const UNITS_FOR_THREAD = 1_000_000;
/** From so many UTF-16 units on a question takes long enough to be felt. */
const UNITS_FOR_WARMING = 5_000_000;
/** More segments than this are merged, the smallest first: those of single changes, while the large ones of a first build are left alone. */
const SEGMENT_LIMIT = 12;
const MERGED_AT_ONCE = 7;
/** No merge makes a larger one: it would hold the whole of a large library twice. */
const MERGED_UNITS = 24_000_000;
const SUFFIX = '.segment';

/** A state of the library, and what follows from it. */
type KnownLibrary = {
  readonly documents: readonly LibraryDocument[];
  live: readonly LiveSegment[];
  reviewed: ReadonlyMap<string, Reviewed>;
  /** Made when it is first asked for. */
  table: FacetTable | null;
};

const NOTHING_REVIEWED: ReadonlyMap<string, Reviewed> = new Map();

/** Search over an index that is built with the first query, and kept. */
export function createLibrarySearch(source: SearchSource): OpenableSearch {
  return new SegmentedSearch(source);
}

class SegmentedSearch implements OpenableSearch {
  readonly #source: SearchSource;
  #segments: readonly StoredSegment[] | null = null;
  /** The list that the live documents were worked out for; it is never changed in place. */
  #known: KnownLibrary | null = null;
  readonly #intake: EntryIntake;
  /** Documents that were gathered, or need not be. */
  readonly #gathered = new WeakSet<LibraryDocument>();
  readonly #replaced = new Set<string>();
  #wasDamaged = false;
  #isWarm = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(source: SearchSource) {
    this.#source = source;
    const { models, rebuild, batchUnits = BATCH_UNITS } = source;
    this.#intake = new EntryIntake({
      modelOf: async (document) => (await models.read(modelKeyOf(document))) ?? (await rebuild(document)),
      build: (entries) => this.#addSegment(entries),
      batchUnits,
    });
  }

  async query(documents: readonly LibraryDocument[], query: string, options: SearchOptions): Promise<SearchResult> {
    const known = await this.#knownOf(documents);
    const result = searchSegments(known.live, parseQuery(query), options, () => {
      known.table ??= facetTable(known.live);
      return known.table;
    });
    this.#warmOnce(known);
    return result;
  }

  /** Small libraries are quick enough as they are. */
  #warmOnce(known: KnownLibrary): void {
    if (this.#isWarm || known.live.reduce((sum, { stored }) => sum + stored.segment.units.length, 0) < UNITS_FOR_WARMING) return;
    this.#isWarm = true;
    void warmSearch(known.live, () => this.#known === known);
  }

  async passages(documents: readonly LibraryDocument[], { documentId, query, limit }: PassagesWanted): Promise<PassageList> {
    const { live } = await this.#knownOf(documents);
    return listPassages(live, documentId, { words: parseQuery(query).words, limit });
  }

  /** The library with what reviews say of it now. */
  async #knownOf(documents: readonly LibraryDocument[]): Promise<KnownLibrary> {
    const known = this.#known?.documents === documents ? this.#known : await this.#inTurn(() => this.#follow(documents));
    const reviewed = this.#reviewed();
    if (known.reviewed !== reviewed) {
      // A note changes no text: only what stands beside the index is laid out anew.
      known.live = known.live.map((segment) => ({ ...segment, asides: asidesOf(segment, reviewed) }));
      known.reviewed = reviewed;
      known.table = null;
    }
    return known;
  }

  #reviewed(): ReadonlyMap<string, Reviewed> {
    return this.#source.reviewed?.() ?? NOTHING_REVIEWED;
  }

  async prepare(documents: readonly LibraryDocument[]): Promise<void> {
    if (this.#known?.documents !== documents) await this.#inTurn(() => this.#follow(documents));
  }

  gather(documents: readonly LibraryDocument[]): Promise<void> {
    return this.#inTurn(async () => {
      const fresh = documents.filter((document) => !this.#gathered.has(document));
      const readable = fresh.filter(isReadable);
      await this.#intake.gather(await this.#missing(readable, statesOf(readable)));
      for (const document of fresh) this.#gathered.add(document);
    });
  }

  readAhead(): void {
    // Tried again by whoever asks first, and told there.
    this.#inTurn(() => this.#opened()).catch(() => undefined);
  }

  erase(documentIds: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const ids = new Set(documentIds);
      // A part that is being built may hold them.
      await this.#intake.settle();
      await this.#removeReplaced();
      for (const stored of await this.#opened()) {
        if (!stored.segment.documents.some(({ id }) => ids.has(id))) continue;
        await this.#replace([stored], ({ id }) => !ids.has(id));
      }
    });
  }

  async close(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#intake.settle();
      this.#known = null;
      for (const stored of this.#segments ?? []) stored.close();
    });
  }

  /** Builds and erasures wait for each other; a query over what is known already waits for none. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = this.#queue.then(work);
    this.#queue = mine.catch(() => undefined);
    return mine;
  }

  /** Brings the index to a state of the library. */
  async #follow(documents: readonly LibraryDocument[]): Promise<KnownLibrary> {
    if (this.#known?.documents === documents) return this.#known;
    const readable = documents.filter(isReadable);
    const wanted = statesOf(readable);
    await this.#intake.finish(await this.#missing(readable, wanted));
    await this.#source.thread?.rest();
    await this.#merge(wanted);
    // Taken off the list while texts were read: no longer to be found.
    for (const id of wanted.keys()) if (!this.#source.isListed(id)) wanted.delete(id);
    const reviewed = this.#reviewed();
    const live = liveSegments(await this.#opened(), wanted, {
      listed: new Map(readable.map((document) => [document.id, document])),
      reviewed,
    });
    this.#known = { documents, live, reviewed, table: null };
    if (this.#wasDamaged) this.#source.onRebuilt?.();
    this.#wasDamaged = false;
    return this.#known;
  }

  /** Those that no segment holds in their present state. */
  async #missing(documents: readonly LibraryDocument[], states: ReadonlyMap<string, string>): Promise<readonly LibraryDocument[]> {
    const held = new Set<string>();
    for (const { segment } of await this.#opened()) {
      for (const { id, state } of segment.documents) if (states.get(id) === state) held.add(id);
    }
    return documents.filter((document) => !held.has(document.id) && !this.#intake.isSettled(document));
  }

  async #opened(): Promise<readonly StoredSegment[]> {
    if (this.#segments) return this.#segments;
    const segments: StoredSegment[] = [];
    const paths = (await namesIn(this.#source.folder)).map((name) => join(this.#source.folder, name));
    const read = await Promise.all(
      paths.map(async (path) => ({ path, stored: path.endsWith(SUFFIX) ? await readSegment(path) : 'stale' })),
    );
    for (const { path, stored } of read) {
      if (stored === 'damaged') this.#wasDamaged = true;
      // Damaged, of another version, or left by a process that died: made anew from the texts.
      if (stored === 'damaged' || stored === 'stale') await rm(path, { force: true });
      else segments.push(stored);
    }
    this.#segments = segments;
    return segments;
  }

  async #addSegment(entries: readonly IndexEntry[]): Promise<void> {
    const listed = entries
      .filter(({ document }) => this.#source.isListed(document.id))
      .sort((one, other) => newestFirst(one.document, other.document));
    if (listed.length === 0) return;
    const stored = await this.#write(listed, (number) => listed[number]?.record ?? null);
    this.#segments = [...(this.#segments ?? []), stored];
  }

  /** Segments that became too many are made one, and those that hold mostly what nobody finds any longer are made anew without it. */
  async #merge(wanted: ReadonlyMap<string, string>): Promise<void> {
    const isWanted = ({ id, state }: { readonly id: string; readonly state: string }): boolean => wanted.get(id) === state;
    const bySize = [...(this.#segments ?? [])].sort((one, other) => one.segment.units.length - other.segment.units.length);
    const surplus = bySize.length > SEGMENT_LIMIT ? smallestOf(bySize) : [];
    const stale = bySize.filter(({ segment: { documents } }) => documents.filter(isWanted).length * 2 < documents.length);
    const old = [...new Set([...surplus, ...stale])];
    if (old.length > 0) await this.#replace(old, isWanted);
  }

  /** Puts new segments of what is kept in the place of several, one where it fits. */
  async #replace(
    old: readonly StoredSegment[],
    keep: (document: { readonly id: string; readonly state: string }) => boolean,
  ): Promise<void> {
    const kept = old
      .flatMap((stored) =>
        stored.segment.documents.map((document, number) => ({ stored, number, document, stream: streamOf(stored.segment, number) })),
      )
      .flatMap(({ stream, ...rest }) => (stream && keep(rest.document) ? [{ stream, ...rest }] : []))
      .sort((one, other) => newestFirst(one.document, other.document));
    const written: StoredSegment[] = [];
    for (const part of splitToFit(kept))
      written.push(await this.#write(part, (number) => part[number]?.stored.record(part[number].number) ?? null));
    this.#segments = [...(this.#segments ?? []).filter((stored) => !old.includes(stored)), ...written];
    this.#known = null;
    for (const stored of old) {
      stored.close();
      if (stored.path !== null) this.#replaced.add(stored.path);
    }
    await this.#removeReplaced();
  }

  /** A file that the disk does not give up now is gone from the index, not from the disk: it is tried again. */
  async #removeReplaced(): Promise<void> {
    for (const path of this.#replaced) {
      await rm(path, { force: true });
      this.#replaced.delete(path);
    }
  }

  /** Where the thread has work already this one helps it. */
  async #build(entries: readonly SegmentEntry[]): Promise<SearchSegment> {
    const { thread, unitsForThread = UNITS_FOR_THREAD } = this.#source;
    const layout = layOutSegment(entries);
    const { units, stretches } = layout;
    const isAside = thread !== undefined && !thread.isBusy && units.length >= unitsForThread;
    return withIndex(layout, (isAside ? await thread.build(units, stretches) : null) ?? buildBigrams(units, stretches));
  }

  async #write(entries: readonly SegmentEntry[], record: (number: number) => string | null): Promise<StoredSegment> {
    const segment = await this.#build(entries);
    const { folder, newId, isWritable } = this.#source;
    if (!isWritable()) return segmentInMemory(segment, record);
    try {
      await mkdir(folder, { recursive: true });
      return await writeSegment(join(folder, `${newId()}${SUFFIX}`), segment, record);
    } catch (error) {
      // A full disk is told by whoever writes what must not be lost; the index goes on without one.
      if (errorCode(error) === null) throw error;
      return segmentInMemory(segment, record);
    }
  }
}

function isReadable({ state, isMissing }: LibraryDocument): boolean {
  return state.kind === 'ready' && !isMissing;
}

function statesOf(documents: readonly LibraryDocument[]): Map<string, string> {
  return new Map(documents.map((document) => [document.id, indexState(document)]));
}

function splitToFit<Entry extends { readonly stream: SearchStream }>(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const parts: Entry[][] = [];
  let part: Entry[] = [];
  let units = 0;
  for (const entry of entries) {
    units += entry.stream.units.length;
    if (part.length === 0 || !fitsSegment(part.length + 1, units)) {
      part = [];
      parts.push(part);
      units = entry.stream.units.length;
    }
    part.push(entry);
  }
  return parts;
}

/** Segments to be made one, of those in order of their size. */
function smallestOf(bySize: readonly StoredSegment[]): readonly StoredSegment[] {
  let units = 0;
  let documents = 0;
  const small = bySize.slice(0, MERGED_AT_ONCE).filter(({ segment }) => {
    units += segment.units.length;
    documents += segment.documents.length;
    return units <= MERGED_UNITS && fitsSegment(documents, units);
  });
  return small.length > 1 ? small : [];
}

/** The newest segment that holds a document in its present state gives it; all others do not. */
function liveSegments(
  segments: readonly StoredSegment[],
  wanted: ReadonlyMap<string, string>,
  { listed, reviewed }: { readonly listed: ReadonlyMap<string, LibraryDocument>; readonly reviewed: ReadonlyMap<string, Reviewed> },
): readonly LiveSegment[] {
  const given = new Set<string>();
  return segments.map((stored) => {
    const live = Uint8Array.from(stored.segment.documents, ({ id, state }) => {
      if (wanted.get(id) !== state || given.has(id)) return 0;
      given.add(id);
      return 1;
    });
    const entries = stored.segment.documents.map(({ id }, number) => (live[number] === 0 ? null : (listed.get(id) ?? null)));
    return { stored, live, listed: entries, asides: asidesOf({ stored, listed: entries }, reviewed) };
  });
}

function asidesOf({ stored, listed }: Pick<LiveSegment, 'stored' | 'listed'>, reviewed: ReadonlyMap<string, Reviewed>): SegmentAsides {
  const asides = new Map<number, SearchAside>();
  for (const [number, document] of stored.segment.documents.entries()) {
    const entry = listed[number];
    const aside = entry ? searchAside(document, entry, reviewed.get(document.id)) : null;
    if (aside !== null) asides.set(number, aside);
  }
  return asides;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
