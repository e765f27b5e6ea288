import { join } from 'node:path';
import { readingKeyOf } from '#electron/store/document-keys.ts';
import { modelFolderOf, type Store } from '#electron/store/open-store.ts';
import { sweepModels } from '#electron/store/purge-documents.ts';
import { recognitionFolderOf } from '#electron/store/recognition-store.ts';
import { placeKeyOf } from '#electron/store/review-origin.ts';
import { toleratingWriteFailure } from '#electron/store/store-failure.ts';
import type { IndexingReport } from '#shared/contract/review-views.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { LibraryDocument, LibraryFolder } from '#shared/model/library.ts';
import { READ_BY_THE_MACHINE, type ReadingChoice } from '#shared/model/review.ts';
import { type FileRead, failedState, missing, newDocument, placed, type Refinding, refreshed, withFindings } from './apply-outcomes.ts';
import { eachOf } from './each-of.ts';
import { isFileThere, isFolderThere } from './folder-presence.ts';
import { type GatheredFiles, gatherFiles } from './gather-files.ts';
import type { IndexingTally } from './indexing-tally.ts';
import type { IndexingTools } from './indexing-tools.ts';
import { isQuicklyRead } from './known-files.ts';
import { adoptReviews, orphanReviews } from './orphan-reviews.ts';
import type { PauseGate } from './pause-gate.ts';
import { type DocumentOnDisk, type FileOnDisk, type IndexingPlan, planIndexing } from './plan-indexing.ts';
import { MODEL_VERSION } from './read-file.ts';
import type { PoolOutcome } from './read-pool.ts';
import { readingOf } from './reading-of.ts';
import { refreshOrigins, rememberEarlierContent } from './refresh-origins.ts';
import { hasNewerRecognition } from './reread-document.ts';

/** Documents taken into the library at once: each time costs a walk through all of it. */
const APPLY_AT = 50;
const APPLY_MILLISECONDS = 500;

/**
 * Brings the library up to what the folders hold. What is done is kept when the run is cancelled or the process ends.
 * One bad file never stops it. Fails only where the store cannot be written.
 */
export async function indexLibrary(
  tools: IndexingTools,
  folders: readonly LibraryFolder[],
  about: RunSurroundings,
): Promise<IndexingReport> {
  return new IndexRun(tools, about).run(folders);
}

/** Who counts a run, and what holds and ends it. */
type RunSurroundings = { readonly tally: IndexingTally; readonly pause: PauseGate; readonly signal: AbortSignal };

class IndexRun {
  readonly #tools: IndexingTools;
  readonly #tally: IndexingTally;
  readonly #pause: PauseGate;
  readonly #signal: AbortSignal;
  readonly #roots = new Map<string, string>();
  /** Reads under way by what they give: a copy beside its original waits for it. */
  readonly #reads = new Map<string, Promise<FileRead | null>>();
  /** Whether anything was ever recognised: else no reader has to look for it beside each file. */
  #isRecognized = false;
  #refound = new Map<string, Refinding>();
  #added: LibraryDocument[] = [];
  #appliedAt = performance.now();

  constructor(tools: IndexingTools, { tally, pause, signal }: RunSurroundings) {
    this.#tools = tools;
    this.#tally = tally;
    this.#pause = pause;
    this.#signal = signal;
  }

  async run(folders: readonly LibraryFolder[]): Promise<IndexingReport> {
    const { store } = this.#tools;
    for (const folder of folders) this.#roots.set(folder.id, folder.path);
    this.#tally.scanning();
    const asksContent = (await orphanReviews(store)).size > 0;
    const gathered = await gatherFiles(store.library.current(), { folders, asksContent, signal: this.#signal });
    if (!gathered.isCancelled) await this.#carryOut(gathered);
    await this.#apply();
    // Told when the library lists all that was read, for whoever goes on with that.
    this.#tally.finishing();
    await rememberDevices(store, gathered.devices);
    if (!this.#signal.aborted) await toleratingWriteFailure(() => sweepModels(store));
    await store.library.flush();
    if (!this.#signal.aborted) await refreshOrigins(store);
    return this.#tally.report(store.library.current(), this.#signal.aborted);
  }

  async #carryOut(gathered: GatheredFiles): Promise<void> {
    this.#isRecognized = (await this.#tools.store.recognitions.contents()).size > 0;
    const recognized = await newlyRecognized(this.#tools.store, gathered.documents);
    const plan = planIndexing(gathered.files, gathered.documents, { version: MODEL_VERSION, recognized });
    await this.#noteUnread(gathered, plan);
    const toRead = [...plan.add, ...plan.refresh.map(({ file }) => file)];
    this.#tally.reading(
      toRead.length,
      toRead.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    const placeOf = (file: FileOnDisk): string => placeKeyOf(this.#roots.get(file.folderId) ?? '', file.relativePath);
    const adopted = await adoptReviews(this.#tools.store, plan.add, placeOf);
    const work: (() => Promise<void>)[] = [
      ...plan.refresh.map((pair) => () => this.#refresh(pair)),
      ...plan.add.map((file) => () => this.#add(file, adopted.get(file) ?? null)),
    ];
    await eachOf(work, this.#tools.pool.width, async (step) => {
      await this.#pause.passed(this.#signal);
      if (!this.#signal.aborted) await step();
    });
  }

  /** The part of the plan that needs no reading. */
  async #noteUnread(gathered: GatheredFiles, plan: IndexingPlan): Promise<void> {
    for (const pair of plan.unchanged) this.#keep(pair, 'unchanged');
    for (const pair of plan.move) this.#keep(pair, 'moved');
    const away = await this.#foldersAway(gathered, plan.missing);
    for (const document of plan.missing) {
      if (document.isMissing) continue;
      this.#tally.counted(away.has(document.folderId) ? 'unchanged' : 'removed');
      if (away.has(document.folderId)) continue;
      this.#refound.set(document.id, missing);
    }
    for (const document of gathered.unseen) if (!document.isMissing) this.#tally.counted('unchanged');
    for (const { relativePath, detail, folder } of gathered.unreadable) {
      this.#tally.failed(
        relativePath === '' ? fileNameOf({ relativePath: folder.path.replaceAll('\\', '/') }) : relativePath,
        'unreadable',
        detail,
      );
    }
  }

  /** Folders whose documents are not gone but out of reach. Looked at once more: a disk may be pulled out while it is being scanned. */
  async #foldersAway({ missingFolders }: GatheredFiles, documents: readonly LibraryDocument[]): Promise<ReadonlySet<string>> {
    const away = new Set(missingFolders.map(({ id }) => id));
    for (const folder of this.#tools.store.library.current().folders) {
      const isAsked = documents.some(({ folderId }) => folderId === folder.id);
      if (isAsked && !away.has(folder.id) && !(await isFolderThere(folder))) away.add(folder.id);
    }
    return away;
  }

  #keep(pair: DocumentOnDisk, as: 'unchanged' | 'moved'): void {
    const { document, file } = pair;
    if (file.contentHash === null) this.#tally.failed(file.relativePath, 'unreadable', 'no access');
    else if (document.state.kind === 'failed') this.#tally.failed(file.relativePath, document.state.code, document.state.detail);
    else this.#tally.counted(as);
    const isSame = document.modifiedAt === file.modifiedAt && document.bytes === file.bytes && !document.isMissing && as === 'unchanged';
    // Size and time of a file whose bytes were not seen must not vouch for it the next time.
    if (!isSame && file.contentHash !== null) this.#refound.set(document.id, placed(file));
  }

  async #add(file: FileOnDisk, adopted: string | null): Promise<void> {
    const read = await this.#read(file, null, adopted);
    if (!read) return;
    const { now, newId } = this.#tools;
    if (read.state.kind === 'ready') this.#tally.counted('added');
    this.#added.push(newDocument(file, read, { id: adopted ?? newId(), version: MODEL_VERSION, now: now() }));
    await this.#applyInTime();
  }

  async #refresh(pair: DocumentOnDisk): Promise<void> {
    const read = await this.#read(pair.file, pair.document);
    if (!read) return;
    const { document, file } = pair;
    const isMoved =
      read.contentHash === document.contentHash && (document.relativePath !== file.relativePath || document.folderId !== file.folderId);
    if (read.state.kind === 'ready') this.#tally.counted(isMoved ? 'moved' : 'updated');
    await rememberEarlierContent(this.#tools.store, document, read.contentHash);
    this.#refound.set(document.id, refreshed(pair, read, { version: MODEL_VERSION, now: this.#tools.now() }));
    await this.#applyInTime();
  }

  /** `null` where there is nothing to note: the run was cancelled, the file is gone again, or it keeps the text it had. */
  async #read(file: FileOnDisk, document: LibraryDocument | null, adopted: string | null = null): Promise<FileRead | null> {
    const id = document?.id ?? adopted;
    const reading = id === null ? READ_BY_THE_MACHINE : await readingOf(this.#tools.store, id);
    const read = await this.#readOnce(file, reading);
    if (read === null) return null;
    const { state } = read;
    this.#tally.ended(state.kind === 'ready' ? state.summary.characters : 0, file.bytes);
    if (state.kind === 'ready') return read;
    const isUnreached = state.code === 'unreadable' && (read.contentHash === '' || read.contentHash === file.contentHash);
    if (isUnreached && !(await isFileThere(this.#pathOf(file)))) return null;
    this.#tally.failed(file.relativePath, state.code, state.detail);
    // Bytes that cannot be had now are no reason to lose the text read earlier.
    return isUnreached && document?.state.kind === 'ready' ? null : read;
  }

  /** A text that lies at several places is read at one of them; where that one cannot be reached, at the next. */
  async #readOnce(file: FileOnDisk, reading: ReadingChoice): Promise<FileRead | null> {
    const readingKey = readingKeyOf(reading);
    const key = file.contentHash ? JSON.stringify([file.contentHash, fileNameOf(file), readingKey]) : null;
    // Nothing is waited for between the look and the entry: two copies at once would both be read.
    const underWay = key === null ? undefined : this.#reads.get(key);
    if (underWay) {
      const known = await underWay;
      if (known === null || known.state.kind === 'ready' || known.state.code !== 'unreadable') return known;
    }
    const { pool, pdfAssets, store } = this.#tools;
    const fileName = fileNameOf(file);
    this.#tally.began(fileName);
    const modelFolder = store.permission.blocked ? null : modelFolderOf(store.folder);
    const request = {
      path: this.#pathOf(file),
      fileName,
      modelFolder,
      pdfAssets,
      reading,
      ...(this.#isRecognized ? { recognitionFolder: recognitionFolderOf(store.folder) } : {}),
    };
    const work = pool
      .read(request, this.#signal, isQuicklyRead(fileName, file.bytes) ? 'quick' : 'careful')
      .then((outcome) => (outcome.kind === 'cancelled' ? null : { ...fileReadOf(outcome, file), reading: readingKey }));
    if (key !== null) this.#reads.set(key, work);
    return work;
  }

  #pathOf({ folderId, relativePath }: FileOnDisk): string {
    return join(this.#roots.get(folderId) ?? '', relativePath);
  }

  async #applyInTime(): Promise<void> {
    if (this.#refound.size + this.#added.length >= APPLY_AT || performance.now() - this.#appliedAt > APPLY_MILLISECONDS)
      await this.#apply();
  }

  async #apply(): Promise<void> {
    const findings = { refound: this.#refound, added: this.#added };
    if (findings.refound.size === 0 && findings.added.length === 0) return;
    this.#refound = new Map();
    this.#added = [];
    this.#appliedAt = performance.now();
    await this.#tools.store.library.change((library) => withFindings(library, findings), 'can-wait');
    this.#tally.applied();
  }
}

function fileReadOf(outcome: Exclude<PoolOutcome, { kind: 'cancelled' }>, file: FileOnDisk): Omit<FileRead, 'reading'> {
  if (outcome.kind === 'read') {
    return { contentHash: outcome.contentHash, bytes: outcome.bytes, state: { kind: 'ready', summary: outcome.summary } };
  }
  const contentHash = outcome.contentHash === '' ? (file.contentHash ?? '') : outcome.contentHash;
  return { contentHash, bytes: outcome.bytes, state: failedState(outcome.failure) };
}

/** Notes on which disks the folders lie: an empty place on another one is where a disk was taken away. */
async function rememberDevices(store: Store, devices: ReadonlyMap<string, string>): Promise<void> {
  const isNew = ({ id, device }: LibraryFolder): boolean => devices.has(id) && devices.get(id) !== device;
  if (!store.library.current().folders.some(isNew)) return;
  await store.library.change((library) => ({
    ...library,
    folders: library.folders.map((folder) => (isNew(folder) ? { ...folder, device: devices.get(folder.id) } : folder)),
  }));
}

/** Ids of documents whose file had pages recognised that their text was not made with: as a copy, or by a run cut short. */
async function newlyRecognized(store: Store, documents: readonly LibraryDocument[]): Promise<ReadonlySet<string>> {
  const contents = await store.recognitions.contents();
  const newly = new Set<string>();
  for (const document of documents) {
    if (contents.has(document.contentHash) && (await hasNewerRecognition(store, document))) newly.add(document.id);
  }
  return newly;
}
