import type { DocumentModel } from '#shared/model/document.ts';
import { type IndexEntry, indexEntry, indexState } from './index-entry.ts';
import { fitsSegment } from './search-segment.ts';
import type { SearchedDocument } from './searched-document.ts';

export type IntakeOptions = {
  /** `null` where the text cannot be had. */
  readonly modelOf: (document: SearchedDocument) => Promise<DocumentModel | null>;
  /** Makes a segment of entries. */
  readonly build: (entries: readonly IndexEntry[]) => Promise<void>;
  /** UTF-16 units that become one segment: bounds the memory of a build. */
  readonly batchUnits: number;
};

/** So many parts are built at once: while the texts of the next are read, there are never more in memory. */
const PARTS_AT_ONCE = 2;
/** UTF-16 units of a last part that is built in two, one for each thread: some tenths of a second of work. */
const HALVED_FROM = 2_000_000;

/** Takes texts up for the index and hands on as many as make a segment; one caller at a time. */
export class EntryIntake {
  readonly #options: IntakeOptions;
  /** Taken up and not handed on, by what `entryKey` tells of them. */
  #waiting = new Map<string, IndexEntry>();
  #units = 0;
  readonly #handedOn = new Set<string>();
  readonly #parts = new Set<Promise<void>>();
  /** Documents whose text cannot be had, by state: not asked for again with every key pressed. */
  readonly #unreadable = new Map<string, string>();

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /** Whether the document need not be taken up: its text cannot be had, or a segment is being made of it. */
  isSettled(document: SearchedDocument): boolean {
    return this.#unreadable.get(document.id) === indexState(document) || this.#handedOn.has(entryKey(document.id, indexState(document)));
  }

  /** Takes up documents; what does not fill a segment waits in memory. */
  async gather(documents: readonly SearchedDocument[]): Promise<void> {
    for (const document of documents) await this.#take(document);
  }

  /** Makes segments of these documents, and of nothing else that waits; resolves when all are made. */
  async finish(documents: readonly SearchedDocument[]): Promise<void> {
    const gathered = this.#waiting;
    this.#waiting = new Map();
    this.#units = 0;
    for (const document of documents) await this.#take(document, gathered.get(entryKey(document.id, indexState(document))));
    for (const part of this.#units >= HALVED_FROM ? halves([...this.#waiting.values()]) : [[...this.#waiting.values()]])
      await this.#handOn(part);
    this.#waiting = new Map();
    this.#units = 0;
    await Promise.all(this.#parts);
  }

  /** Resolves when no segment is being made; one that cannot be made is told to whoever finishes. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#parts);
  }

  async #take(document: SearchedDocument, gathered?: IndexEntry): Promise<void> {
    const key = entryKey(document.id, indexState(document));
    if (this.#waiting.has(key)) return;
    const entry = gathered ?? (await this.#prepared(document));
    if (entry === null) return;
    if (!fitsSegment(this.#waiting.size + 1, this.#units + entry.stream.units.length)) await this.#handOnWaiting();
    this.#waiting.set(key, entry);
    this.#units += entry.stream.units.length;
    if (this.#units >= this.#options.batchUnits) await this.#handOnWaiting();
  }

  async #prepared(document: SearchedDocument): Promise<IndexEntry | null> {
    const model = await this.#options.modelOf(document);
    if (!model) this.#unreadable.set(document.id, indexState(document));
    return model && indexEntry(document, model);
  }

  async #handOnWaiting(): Promise<void> {
    const entries = [...this.#waiting.values()];
    this.#waiting = new Map();
    this.#units = 0;
    await this.#handOn(entries);
  }

  async #handOn(entries: readonly IndexEntry[]): Promise<void> {
    while (this.#parts.size >= PARTS_AT_ONCE) await Promise.race(this.#parts);
    const keys = entries.map(({ document: { id, state } }) => entryKey(id, state));
    for (const key of keys) this.#handedOn.add(key);
    const part = this.#options.build(entries).finally(() => {
      for (const key of keys) this.#handedOn.delete(key);
      this.#parts.delete(part);
    });
    this.#parts.add(part);
    // Told where it is waited for, not while texts are taken up; the next question finds the documents missing and takes them up again.
    part.catch(() => undefined);
  }
}

/** What tells a state of a document from every other one. */
export function entryKey(id: string, state: string): string {
  return `${id} ${state}`;
}

function halves(entries: readonly IndexEntry[]): readonly (readonly IndexEntry[])[] {
  const all = entries.reduce((sum, { stream }) => sum + stream.units.length, 0);
  let units = 0;
  const middle = entries.findIndex(({ stream }) => {
    units += stream.units.length;
    return units * 2 >= all;
  });
  return [entries.slice(0, middle), entries.slice(middle)];
}
