import { join } from 'node:path';
import { Low } from 'lowdb';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { type DeadlineCorrection, deadlineCorrections } from '#shared/domain/corrections/corrected-deadlines.ts';
import { checklistProgress } from '#shared/domain/review/checklist-progress.ts';
import { type WrittenText, writtenText } from '#shared/domain/search/written-text.ts';
import type { DocumentSummary } from '#shared/model/library.ts';
import type { ReviewOrigin, StoredReview } from '#shared/model/review.ts';
import { type AtomicAdapter, createAtomicAdapter } from './atomic-adapter.ts';
import { SAFE_ID, storedIds, tracedIds, tracesOf } from './backup-names.ts';
import { contentHashOf, readingKeyOf } from './document-keys.ts';
import { type ErasedNames, eraseMentions } from './erase-mentions.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import { isReviewNaming, reviewWithout } from './review-without.ts';
import { asStoreWrite, toleratingWriteFailure } from './store-failure.ts';
import { errorCode, type StoreFiles } from './store-files.ts';
import { emptyReview, reviewFormat } from './stored-formats.ts';
import type { WritePermission } from './write-permission.ts';

/** What the library list shows of a review. */
export type ReviewCounts = {
  readonly annotations: number;
  readonly checklistsUnderWay: number;
  readonly checklistsDone: number;
  /** Whether anybody wrote, corrected, answered or judged anything. */
  readonly isBegun: boolean;
  /** Items of those that nobody answered yet. */
  readonly openItems: number;
  /** Keys of the texts that its annotations were taken from. */
  readonly sources: readonly string[];
  /** Those of them that are texts of this document. */
  readonly ownSources: readonly string[];
  readonly correctedSummary: Partial<DocumentSummary>;
  readonly deadlineCorrections: readonly DeadlineCorrection[];
  /** Key of the choice how its file is read. */
  readonly readingKey: string;
  /** What the search looks through. */
  readonly written: WrittenText;
};

/** A damaged review: `savedAt` of the earlier state that was opened, `null` where there was none. */
export type ReviewDamage = { readonly documentId: string; readonly savedAt: string | null };

/** One step from a review to the next; pure. */
export type ReviewChange<Result> = (review: StoredReview) => { readonly review: StoredReview; readonly result: Result };

export type ReviewStoreOptions = {
  readonly folder: string;
  readonly files: StoreFiles;
  readonly permission: WritePermission;
  readonly now: () => string;
  readonly onDamage: (damage: ReviewDamage) => void;
  /** Told of a backup that could not be made. */
  readonly log?: (line: string) => void;
};

/** Reviews kept in memory; the least recently used goes first. */
const OPEN_LIMIT = 64;

/** Everything people wrote, one file a document; a change is on the disk before it is answered. */
export class ReviewStore {
  readonly #options: ReviewStoreOptions;
  readonly #queue = createKeyedQueue();
  readonly #open = new Map<string, Low<StoredReview>>();
  readonly #changed = new Set<string>();
  readonly #counts = new Map<string, ReviewCounts>();
  readonly #origins = new Map<string, ReviewOrigin | null>();
  /** The older documents that changes of each document are explained against. */
  readonly #explained = new Map<string, ReadonlySet<string>>();
  #countedAll: Promise<void> | null = null;
  #revision = 0;

  constructor(options: ReviewStoreOptions) {
    this.#options = options;
  }

  /** An empty review where nothing was written yet. */
  read(documentId: string): Promise<StoredReview> {
    return this.#queue.run(documentId, async () => (await this.#load(documentId)).data);
  }

  /** Changes one review behind all earlier changes to it; when the write fails, the review stays as it was. */
  change<Result>(documentId: string, change: ReviewChange<Result>): Promise<Result> {
    const { folder, files, permission } = this.#options;
    return this.#queue.run(documentId, async () => {
      await permission.demand();
      await asStoreWrite(() => files.makeFolder(folder));
      const low = await this.#load(documentId);
      const before = low.data;
      const { review, result } = change(before);
      low.data = review;
      try {
        await low.write();
      } catch (error) {
        low.data = before;
        throw error;
      }
      this.#changed.add(documentId);
      this.#note(documentId, review);
      return result;
    });
  }

  /** Counts of every document that has a review. The first call reads all review files, later ones none. */
  async counts(): Promise<ReadonlyMap<string, ReviewCounts>> {
    this.#countedAll ??= this.#countAll();
    try {
      await this.#countedAll;
    } catch (error) {
      this.#countedAll = null;
      throw error;
    }
    return this.#counts;
  }

  /** Grows with every change of `counts`. */
  get revision(): number {
    return this.#revision;
  }

  /** Where every review belongs, `null` for one that does not say; as cheap as `counts`. */
  async origins(): Promise<ReadonlyMap<string, ReviewOrigin | null>> {
    await this.counts();
    return this.#origins;
  }

  /** The contents that the file of each review is known to have had: now, before, and where passages were taken from it. As cheap as `counts`. */
  async contents(): Promise<ReadonlyMap<string, readonly string[]>> {
    const counts = await this.counts();
    return new Map(
      [...counts].map(([id, { ownSources }]) => {
        const origin = this.#origins.get(id);
        return [id, [...(origin ? [origin.contentHash, ...(origin.earlier ?? [])] : []), ...ownSources.map(contentHashOf)]];
      }),
    );
  }

  /** Takes out of all reviews the reasons for changes against these documents; says whether there were some. */
  async eraseNotesAgainst(documentIds: readonly string[]): Promise<boolean> {
    await this.counts();
    const gone = new Set(documentIds);
    const holders = [...this.#explained].filter(([, against]) => documentIds.some((id) => against.has(id)));
    for (const [holder] of holders) {
      await this.change(holder, (review) => ({
        review: { ...review, changeNotes: (review.changeNotes ?? []).filter(({ against }) => !gone.has(against)) },
        result: null,
      }));
    }
    return holders.length > 0;
  }

  /** Removes the review with its backups and damaged states; says what there was. */
  erase(documentId: string): Promise<{ readonly review: boolean; readonly backups: boolean }> {
    const { folder, files, permission } = this.#options;
    return this.#queue.run(documentId, async () => {
      await permission.demand();
      this.#open.delete(documentId);
      this.#changed.delete(documentId);
      this.#counts.delete(documentId);
      this.#revision += 1;
      this.#origins.delete(documentId);
      this.#explained.delete(documentId);
      const name = fileName(documentId);
      const traces = tracesOf(name, await files.list(folder));
      await asStoreWrite(async () => {
        for (const trace of traces) await files.remove(join(folder, trace));
      });
      return { review: traces.includes(name), backups: traces.some((trace) => trace !== name) };
    });
  }

  /** Takes what names or quotes documents that are being erased out of the reviews of all others, of their earlier states too. */
  async forgetDocuments(gone: ErasedNames): Promise<void> {
    const { folder, files } = this.#options;
    for (const documentId of tracedIds(await files.list(folder))) {
      if (gone.ids.has(documentId)) continue;
      const place = { files, folder, name: fileName(documentId) };
      await eraseMentions(
        place,
        (text) => isReviewNaming(text, gone),
        () => this.change(documentId, (review) => ({ review: reviewWithout(review, gone), result: undefined })),
      );
    }
  }

  /** Waits for the changes under way and leaves a copy of the day of each review changed. */
  async close(): Promise<void> {
    await this.#queue.settle();
    for (const documentId of this.#changed) await toleratingWriteFailure(() => this.#adapter(documentId).checkpoint());
    this.#changed.clear();
  }

  async #countAll(): Promise<void> {
    for (const documentId of storedIds(await this.#options.files.list(this.#options.folder))) {
      if (this.#counts.has(documentId)) continue;
      try {
        this.#note(documentId, await this.read(documentId));
      } catch (error) {
        // One of a newer version, or that the disk does not give, says so when its document is opened; the list goes on without its numbers.
        if (!(error instanceof ReviewFailure) && errorCode(error) === null) throw error;
      }
    }
  }

  #note(documentId: string, review: StoredReview): void {
    this.#counts.set(documentId, countsOf(review));
    this.#revision += 1;
    this.#origins.set(documentId, review.origin ?? null);
    this.#explained.set(documentId, new Set((review.changeNotes ?? []).map(({ against }) => against)));
  }

  async #load(documentId: string): Promise<Low<StoredReview>> {
    const known = this.#open.get(documentId);
    const low = known ?? (await this.#readFile(documentId));
    this.#open.delete(documentId);
    this.#open.set(documentId, low);
    for (const id of this.#open.keys()) {
      if (this.#open.size <= OPEN_LIMIT) break;
      if (id !== documentId && !this.#queue.isBusy(id)) this.#open.delete(id);
    }
    return low;
  }

  async #readFile(documentId: string): Promise<Low<StoredReview>> {
    const adapter = this.#adapter(documentId);
    const low = new Low<StoredReview>(adapter, emptyReview(documentId));
    await low.read();
    const outcome = adapter.outcome();
    if (outcome.kind === 'backup' || outcome.kind === 'lost') {
      this.#options.onDamage({ documentId, savedAt: outcome.kind === 'backup' ? outcome.savedAt : null });
      if (outcome.kind === 'backup' && !this.#options.permission.blocked) await toleratingWriteFailure(() => low.write());
      this.#note(documentId, low.data);
    }
    return low;
  }

  #adapter(documentId: string): AtomicAdapter<StoredReview> {
    const { files, folder, now, log = () => undefined } = this.#options;
    return createAtomicAdapter({ files, folder, name: fileName(documentId), format: reviewFormat, now, log });
  }
}

function fileName(documentId: string): string {
  if (!SAFE_ID.test(documentId)) throw new ReviewFailure('not-found', 'no such document');
  return `${documentId}.json`;
}

function countsOf(review: StoredReview): ReviewCounts {
  const annotations = review.annotations.filter((annotation) => annotation.removedAt === null);
  const written = writtenText(review);
  const checklists = review.checklists.filter((run) => run.removedAt === undefined);
  // A conclusion over questions that nobody answered ends nothing: they would be forgotten.
  const underWay = checklists.filter((run) => run.conclusion === null || checklistProgress(run).open > 0);
  return {
    annotations: annotations.length,
    checklistsUnderWay: underWay.length,
    checklistsDone: checklists.length - underWay.length,
    isBegun: annotations.length + checklists.length + review.corrections.length + review.dismissals.length > 0,
    openItems: underWay.reduce((sum, run) => sum + checklistProgress(run).open, 0),
    sources: [...new Set(annotations.map(({ target }) => target.source))],
    // One that came from another paper without a place still speaks of that paper's text.
    ownSources: [...new Set(annotations.flatMap(({ target, carried }) => (carried?.place === 'lost' ? [] : [target.source])))],
    correctedSummary: written.corrected,
    deadlineCorrections: deadlineCorrections(review.corrections),
    written,
    readingKey: readingKeyOf(review.reading),
  };
}
