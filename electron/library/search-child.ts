import type { ChildHandle, ForkChild } from '#electron/ports.ts';
import type { PassageList } from '#electron/search/list-passages.ts';
import type { Reviewed } from '#electron/search/search-aside.ts';
import type { LibrarySearch, PassagesWanted } from '#electron/search/search-library.ts';
import type { SearchOptions, SearchResult } from '#electron/search/search-segments.ts';
import { columnsOf, isSearchable, type SearchedDocument } from '#electron/search/searched-document.ts';
import type { ReviewCounts } from '#electron/store/review-store.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import { type SearchAnswer, type SearchRequest, searchAnswer } from './search-messages.ts';

export type SearchChildOptions = {
  readonly forkChild: ForkChild;
  readonly entry: string;
  readonly log: (line: string) => void;
  /** Absolute. */
  readonly folder: string;
  readonly modelFolder: string;
  readonly isWritable: () => boolean;
  /** The library's list now. */
  readonly documents: () => readonly LibraryDocument[];
  /** Called when a damaged part of the index was made anew. */
  readonly onRebuilt: () => void;
  /** Makes the model of a document whose cache entry is gone or bad; `null` where that cannot be done. */
  readonly rebuild: (document: LibraryDocument) => Promise<DocumentModel | null>;
  /** What the reviews say now. */
  readonly reviews: () => Promise<ReviewsNow>;
};

/** Counts by document; `revision` grows with every change of them. */
export type ReviewsNow = { readonly revision: number; readonly counts: ReadonlyMap<string, ReviewCounts> };

/** MiB: ten thousand papers take about 150. */
const MAX_MEMORY = 2_048;
/** An idle child holds the index in memory; the next query opens it again in well under a second. */
const REST_MILLISECONDS = 600_000;

type Job = { readonly finish: (answer: SearchAnswer) => void; readonly fail: (error: Error) => void };

/** The search of a library, its index held by a child process: building and asking it stop neither a window nor the main process. */
export class SearchChild implements LibrarySearch {
  readonly #options: SearchChildOptions;
  readonly #jobs = new Map<number, Job>();
  #child: ChildHandle | null = null;
  /** The list that the child was told last, and what of it is searchable; lists are never changed in place. */
  #told: { readonly list: readonly SearchedDocument[]; readonly searchable: readonly SearchedDocument[] } | null = null;
  #toldRevision: number | null = null;
  #toldReviews: ReadonlyMap<string, ReviewCounts> = new Map();
  #nextJob = 1;
  #restTimer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: SearchChildOptions) {
    this.#options = options;
  }

  /** Starts the process and has it read the index, before anything is asked. It must not be asked before the store is open. */
  start(): void {
    this.#started();
    this.#restLater();
  }

  async query(documents: readonly SearchedDocument[], query: string, options: SearchOptions): Promise<SearchResult> {
    const reviews = await this.#options.reviews();
    const answer = await this.#ask(documents, (job) => ({ kind: 'query', job, query, options }), reviews);
    if (answer.kind !== 'found') throw new Error(`the search answered ${answer.kind}`);
    const listed = new Set(this.#options.documents().map(({ id }) => id));
    const hits = answer.hits.filter((hit) => listed.has(hit.document));
    return { total: answer.total - (answer.hits.length - hits.length), hits, facets: answer.facets };
  }

  async passages(documents: readonly SearchedDocument[], wanted: PassagesWanted): Promise<PassageList> {
    const reviews = await this.#options.reviews();
    const { documentId, query, limit } = wanted;
    const answer = await this.#ask(documents, (job) => ({ kind: 'passages', job, documentId, query, limit }), reviews);
    if (answer.kind !== 'listed') throw new Error(`the search answered ${answer.kind}`);
    return { total: answer.total, passages: answer.passages };
  }

  async prepare(documents: readonly SearchedDocument[]): Promise<void> {
    const answer = await this.#ask(documents, (job) => ({ kind: 'prepare', job }), null);
    if (answer.kind !== 'prepared') throw new Error(`the search answered ${answer.kind}`);
  }

  async gather(documents: readonly SearchedDocument[]): Promise<void> {
    const answer = await this.#ask(documents, (job) => ({ kind: 'gather', job }), null);
    if (answer.kind !== 'prepared') throw new Error(`the search answered ${answer.kind}`);
  }

  async erase(documentIds: readonly string[]): Promise<void> {
    const reviews = await this.#options.reviews();
    const erase = (job: number): SearchRequest => ({ kind: 'erase', job, documentIds: [...documentIds] });
    const answer = await this.#ask(this.#options.documents(), erase, reviews);
    if (answer.kind !== 'erased') throw new Error(`the search answered ${answer.kind}`);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#restTimer) clearTimeout(this.#restTimer);
    this.#stop('closed');
  }

  #ask(
    documents: readonly SearchedDocument[],
    requestOf: (job: number) => SearchRequest,
    reviews: ReviewsNow | null,
  ): Promise<SearchAnswer> {
    if (this.#isClosed) return Promise.reject(new Error('the search is closed'));
    const job = this.#nextJob;
    this.#nextJob += 1;
    return new Promise((finish, fail) => {
      this.#jobs.set(job, { finish, fail });
      const child = this.#started();
      if (this.#told?.list !== documents) {
        const searchable = documents.filter(isSearchable);
        const kept = commonStart(this.#told?.searchable ?? [], searchable);
        this.#told = { list: documents, searchable };
        const added = columnsOf(searchable.slice(kept));
        this.#post(child, { kind: 'follow', kept, documents: added, isWritable: this.#options.isWritable() });
      }
      if (reviews) this.#tellReviews(child, reviews);
      this.#post(child, requestOf(job));
    });
  }

  /** Only what changed: a person who annotates searches in between. */
  #tellReviews(child: ChildHandle, { revision, counts }: ReviewsNow): void {
    if (this.#toldRevision === revision) return;
    const changed = [...counts].filter(([id, count]) => this.#toldReviews.get(id) !== count);
    const gone = [...this.#toldReviews.keys()].filter((id) => !counts.has(id));
    this.#toldRevision = revision;
    this.#toldReviews = new Map(counts);
    if (changed.length === 0 && gone.length === 0) return;
    this.#post(child, { kind: 'reviewed', changed: changed.map(([id, count]) => ({ id, ...reviewedOf(count) })), gone });
  }

  #post(child: ChildHandle, request: SearchRequest): void {
    child.post(request);
  }

  #started(): ChildHandle {
    if (this.#child) return this.#child;
    const { forkChild, entry, folder, modelFolder, log } = this.#options;
    const child = forkChild(entry, { maxMemory: MAX_MEMORY });
    this.#child = child;
    child.onMessage((message) => void this.#receive(child, message));
    child.onExit((reason) => {
      if (this.#child !== child) return;
      log(`search ended: ${reason}`);
      this.#stop(reason);
    });
    this.#post(child, { kind: 'open', folder, modelFolder });
    return child;
  }

  async #receive(child: ChildHandle, message: unknown): Promise<void> {
    const parsed = searchAnswer.safeParse(message);
    if (!parsed.success) return;
    const answer = parsed.data;
    if (answer.kind === 'wanted') {
      const model = await this.#modelOf(answer.documentId);
      if (this.#child === child) this.#post(child, { kind: 'model', documentId: answer.documentId, model });
      return;
    }
    if (answer.kind === 'rebuilt') {
      this.#options.onRebuilt();
      return;
    }
    const job = this.#jobs.get(answer.job);
    this.#jobs.delete(answer.job);
    if (answer.kind === 'crashed') job?.fail(new Error(`search failed: ${answer.detail}`));
    else job?.finish(answer);
    this.#restLater();
  }

  async #modelOf(documentId: string): Promise<DocumentModel | null> {
    const { documents, rebuild, log } = this.#options;
    const document = documents().find(({ id }) => id === documentId);
    try {
      return document ? await rebuild(document) : null;
    } catch (error) {
      log(`text for the search not made: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }

  #restLater(): void {
    if (this.#restTimer) clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => this.#jobs.size === 0 && this.#stop('resting'), REST_MILLISECONDS);
    this.#restTimer.unref();
  }

  #stop(reason: string): void {
    const stopped = this.#child;
    this.#child = null;
    this.#told = null;
    this.#toldRevision = null;
    this.#toldReviews = new Map();
    stopped?.kill();
    for (const [job, { fail }] of [...this.#jobs]) {
      this.#jobs.delete(job);
      fail(new Error(`the search ended: ${reason}`));
    }
  }
}

/** How many documents two lists have in common at their front: a list that grows while files are read is told by what was added. */
function commonStart(told: readonly SearchedDocument[], documents: readonly SearchedDocument[]): number {
  let common = 0;
  while (common < told.length && common < documents.length && told[common] === documents[common]) common += 1;
  return common;
}

function reviewedOf({ written, checklistsUnderWay, checklistsDone, isBegun }: ReviewCounts): Reviewed {
  return { written, work: { checklistsUnderWay, checklistsDone, isBegun } };
}
