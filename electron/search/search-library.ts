import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelCache } from '#electron/store/model-cache.ts';
import { modelKeyOf } from '#electron/store/model-key.ts';
import { errorCode } from '#electron/store/store-files.ts';
import { parseQuery } from '#shared/domain/search/parse-query.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { buildBigrams } from './build-bigrams.ts';
import { EntryIntake } from './entry-intake.ts';
import { type FacetTable, facetTable } from './facet-table.ts';
import { type IndexEntry, indexState, newestFirst } from './index-entry.ts';
import type { IndexThread } from './index-thread.ts';
import { listPassages, type PassageList } from './list-passages.ts';
import { asidesOf, liveSegments, type WantedDocuments } from './live-segments.ts';
import { segmentsToMerge, splitToFit } from './plan-merge.ts';
import type { Reviewed } from './search-aside.ts';
import { layOutSegment, type SearchSegment, type SegmentEntry, streamOf, withIndex } from './search-segment.ts';
import { type LiveSegment, type SearchOptions, type SearchResult, searchSegments } from './search-segments.ts';
import { isSearchable, type SearchedDocument } from './searched-document.ts';
import { readSegment, type StoredSegment, segmentInMemory, writeSegment } from './segment-file.ts';
import { DamagedSegment } from './stored-bytes.ts';
import { readIndexAhead, warmSearch } from './warm-search.ts';

/** Full-text search of the library: exact substrings, folded. */
export type LibrarySearch = {
  /** Every document that answers is counted; the best `limit` come as hits. Indexes first what is new. */
  readonly query: (documents: readonly SearchedDocument[], query: string, options: SearchOptions) => Promise<SearchResult>;
  /** What of one document a query finds. */
  readonly passages: (documents: readonly SearchedDocument[], wanted: PassagesWanted) => Promise<PassageList>;
  /** Indexes what is new without a question, so that the next one need not wait. */
  readonly prepare: (documents: readonly SearchedDocument[]) => Promise<void>;
  /** Takes up the texts that are new while more are on their way: what makes a full part of the index is built, the rest waits in memory for the next question. */
  readonly gather: (documents: readonly SearchedDocument[]) => Promise<void>;
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
  readonly models: Pick<ModelCache, 'read'>;
  /** Makes the model of a document whose cache entry is gone or bad; `null` where that cannot be done. */
  readonly rebuild: (document: SearchedDocument) => Promise<DocumentModel | null>;
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
  /** For a test with a small library that is to be read ahead. */
  readonly unitsForWarming?: number;
};

/** UTF-16 units that become one segment. */
const BATCH_UNITS = 16_000_000;
/** A thread is worth starting for so many UTF-16 units: some tenths of a second of work. */
const UNITS_FOR_THREAD = 1_000_000;
/** From so many UTF-16 units on a question takes long enough to be felt. */
const UNITS_FOR_WARMING = 5_000_000;
const SUFFIX = '.segment';

/** A state of the library, and what follows from it. */
type KnownLibrary = {
  readonly documents: readonly SearchedDocument[];
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
  readonly #gathered = new WeakSet<SearchedDocument>();
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

  query(documents: readonly SearchedDocument[], query: string, options: SearchOptions): Promise<SearchResult> {
    return this.#overSound(async () => {
      const known = await this.#knownOf(documents);
      const result = searchSegments(known.live, parseQuery(query), options, () => {
        known.table ??= facetTable(known.live);
        return known.table;
      });
      this.#warmOnce(known);
      return result;
    });
  }

  /** Small libraries are quick enough as they are. */
  #warmOnce(known: KnownLibrary): void {
    const { unitsForWarming = UNITS_FOR_WARMING } = this.#source;
    if (this.#isWarm || known.live.reduce((sum, { stored }) => sum + stored.segment.units.length, 0) < unitsForWarming) return;
    this.#isWarm = true;
    const isWanted = (): boolean => this.#known === known;
    // What is damaged is made anew with the next question.
    const warmed = this.#overSound(async () => {
      await warmSearch(known.live, isWanted);
      await readIndexAhead(known.live, isWanted);
    });
    warmed.catch((error: unknown) => {
      if (errorCode(error) === null) throw error;
      // Nobody waits for this: a disk that is away is told to whoever asks for what is on it.
      this.#isWarm = false;
    });
  }

  passages(documents: readonly SearchedDocument[], { documentId, query, limit }: PassagesWanted): Promise<PassageList> {
    return this.#overSound(async () => {
      const { live } = await this.#knownOf(documents);
      return listPassages(live, documentId, { query: parseQuery(query), limit });
    });
  }

  /** Does work over the index; a part of it that turns out to be damaged is given up, to be made anew from the texts, and the work done again. */
  async #overSound<Result>(work: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof DamagedSegment)) throw error;
        await this.#inTurn(() => this.#giveUp(error.path));
      }
    }
  }

  /** Each time there is one part less: nothing is given up for ever. */
  async #giveUp(path: string): Promise<void> {
    const damaged = this.#segments?.find((stored) => stored.path === path);
    if (damaged === undefined) return;
    this.#segments = (this.#segments ?? []).filter((stored) => stored !== damaged);
    this.#known = null;
    this.#wasDamaged = true;
    damaged.close();
    await rm(path, { force: true });
  }

  /** The library with what reviews say of it now. */
  async #knownOf(documents: readonly SearchedDocument[]): Promise<KnownLibrary> {
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

  async prepare(documents: readonly SearchedDocument[]): Promise<void> {
    await this.#overSound(async () => {
      if (this.#known?.documents !== documents) await this.#inTurn(() => this.#follow(documents));
    });
  }

  gather(documents: readonly SearchedDocument[]): Promise<void> {
    return this.#inTurn(async () => {
      const fresh = documents.filter((document) => !this.#gathered.has(document));
      await this.#intake.gather(await this.#missing(wantedOf(fresh)));
      for (const document of fresh) this.#gathered.add(document);
    });
  }

  readAhead(): void {
    // Tried again by whoever asks first, and told there.
    this.#inTurn(() => this.#opened()).catch(() => undefined);
  }

  erase(documentIds: readonly string[]): Promise<void> {
    const erased = async (): Promise<void> => {
      const ids = new Set(documentIds);
      // A part that is being built may hold them.
      await this.#intake.settle();
      const segments = await this.#opened();
      await this.#removeReplaced();
      for (const stored of segments) {
        if (!stored.segment.documents.some(({ id }) => ids.has(id))) continue;
        await this.#replace([stored], ({ id }) => !ids.has(id));
      }
    };
    return this.#overSound(() => this.#inTurn(erased));
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
  async #follow(documents: readonly SearchedDocument[]): Promise<KnownLibrary> {
    if (this.#known?.documents === documents) return this.#known;
    const wanted = wantedOf(documents);
    await this.#intake.finish(await this.#missing(wanted));
    if (this.#source.isWritable()) await this.#removeReplaced();
    await this.#source.thread?.rest();
    await this.#merge(wanted);
    // Taken off the list while texts were read: no longer to be found.
    for (const id of wanted.keys()) if (!this.#source.isListed(id)) wanted.delete(id);
    const reviewed = this.#reviewed();
    const live = liveSegments(await this.#opened(), wanted, reviewed);
    this.#known = { documents, live, reviewed, table: null };
    if (this.#wasDamaged) this.#source.onRebuilt?.();
    this.#wasDamaged = false;
    return this.#known;
  }

  /** Those that no segment holds in their present state. */
  async #missing(wanted: WantedDocuments): Promise<readonly SearchedDocument[]> {
    const missing = new Map(wanted);
    for (const { segment } of await this.#opened()) {
      for (const { id, state } of segment.documents) if (missing.get(id)?.state === state) missing.delete(id);
    }
    return [...missing.values()].flatMap(({ document }) => (this.#intake.isSettled(document) ? [] : [document]));
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
      // Damaged, of another version, or left by a process that died: made anew from the texts. Removed when the library is known, and so the store ours.
      if (stored === 'damaged' || stored === 'stale') this.#replaced.add(path);
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
  async #merge(wanted: WantedDocuments): Promise<void> {
    const isWanted = ({ id, state }: { readonly id: string; readonly state: string }): boolean => wanted.get(id)?.state === state;
    const old = segmentsToMerge(this.#segments ?? [], isWanted);
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

function wantedOf(documents: readonly SearchedDocument[]): Map<string, { readonly state: string; readonly document: SearchedDocument }> {
  const wanted = new Map<string, { readonly state: string; readonly document: SearchedDocument }>();
  for (const document of documents) if (isSearchable(document)) wanted.set(document.id, { state: indexState(document), document });
  return wanted;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
