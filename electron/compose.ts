import { createDispatch, type Dispatch } from '#shared/contract/dispatch.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { ReviewEvent, ReviewEventListener } from '#shared/contract/review-events.ts';
import type { StoreNotice } from '#shared/contract/review-views.ts';
import type { LibraryFolder } from '#shared/model/library.ts';
import { createHandlers } from './handlers/create-handlers.ts';
import { createExportAssets } from './handlers/export-assets.ts';
import { createExportRegistry } from './handlers/export-registry.ts';
import { createPdfAssets } from './handlers/pdf-assets.ts';
import { finishErasing } from './handlers/purge-everywhere.ts';
import { createBoardAlignments } from './library/board-alignments.ts';
import { createCheckRunner } from './library/check-runner.ts';
import { createDocumentChecks } from './library/document-checks.ts';
import { createDocumentComparisons } from './library/document-comparisons.ts';
import { realFolder, relationOf, withFolder } from './library/folder-places.ts';
import { createIndexAhead } from './library/index-ahead.ts';
import { createIndexingService, type IndexingService } from './library/indexing-service.ts';
import type { IndexingTools } from './library/indexing-tools.ts';
import { type LibraryWatch, type WatchTiming, watchLibrary } from './library/library-watch.ts';
import { createListGate } from './library/list-gate.ts';
import { WorkerReadPool } from './library/read-pool.ts';
import { createRecognitionService } from './library/recognition-service.ts';
import type { RecognizeTools } from './library/recognize-file.ts';
import { rereadDocument } from './library/reread-document.ts';
import { SearchChild } from './library/search-child.ts';
import type { Clock, ForkChild, Host, Installation } from './ports.ts';
import { modelFolderOf, openStore, type Store, searchFolderOf } from './store/open-store.ts';
import type { StoreFiles } from './store/store-files.ts';

export type ComposeOptions = {
  readonly installation: Installation;
  /** Absolute path of the store; made when missing. */
  readonly dataFolder: string;
  readonly host: Host;
  readonly clock: Clock;
  readonly forkChild: ForkChild;
  readonly log: (line: string) => void;
  /** Absolute paths to have in the library from the start; one that is there already, or inside one that is, is left as it is. */
  readonly initialFolders?: readonly string[];
  /** Puts the sample library into a library that has no folder: how the application is shown from its sources. */
  readonly opensSample?: boolean;
  /** Notices changes in the folders by itself, unless a person switched it off; the timing is for tests. */
  readonly watches?: boolean | Partial<WatchTiming>;
  /** Starts the search beside the opening of the store, for whoever will ask it soon. */
  readonly searchesSoon?: boolean;
  /** The disk of the store, for tests that make it fail. */
  readonly files?: StoreFiles;
};

/** The running application behind the contract, whatever host carries it. */
export type Application = {
  readonly dispatch: Dispatch;
  /** The returned function stops the listening. */
  readonly subscribe: (listener: ReviewEventListener) => () => void;
  /** Serves `assets/export/<id>` as a download and `assets/pdfjs/…`, by the path of the request's address; 404 otherwise. */
  readonly assets: (request: Request) => Promise<Response>;
  /** Stops workers, writes what is pending, gives the store free. */
  readonly close: () => Promise<void>;
};

/** Opens the store and puts the application together; fails with `store-in-use`, `store-newer` or `store-damaged`. */
export async function composeApplication(options: ComposeOptions): Promise<Application> {
  const { installation, host, clock, log } = options;
  const listeners = new Set<ReviewEventListener>();
  const emit = (event: ReviewEvent): void => {
    for (const listener of listeners) listener(event);
  };
  // What it is told of the store it asks for with the first question only.
  const search = new SearchChild({
    forkChild: options.forkChild,
    entry: installation.searchWorkerEntry,
    log,
    folder: searchFolderOf(options.dataFolder),
    modelFolder: modelFolderOf(options.dataFolder),
    isWritable: () => !store.permission.blocked,
    documents: () => store.library.current().documents,
    onRebuilt: () => store.note({ kind: 'index-rebuilt' }),
    rebuild: async (document) => (await rereadDocument(tools, document))?.model ?? null,
    reviews: async () => {
      const counts = await store.reviews.counts();
      return { revision: store.reviews.revision, counts };
    },
  });
  if (options.searchesSoon) search.start();
  const store = await openedStore(options, (notice) => emit({ name: 'store.noticed', notice })).catch(async (error) => {
    await search.close();
    throw error;
  });
  const pool = new WorkerReadPool({ forkChild: options.forkChild, entry: installation.readWorkerEntry, log });
  const tools: IndexingTools = { store, pool, pdfAssets: installation.pdfAssets, now: clock.now, newId: clock.newId };
  const gate = createListGate();
  const indexing = createIndexingService(tools, gate, {
    onProgress(progress) {
      indexAhead(progress);
      emit({ name: 'indexing.progressed', progress });
    },
    onLibraryChanged: () => emit({ name: 'library.changed' }),
    onEnded: () => void (options.watches && prepareSearch().then(() => comparisons.prepare())),
  });
  const recognition = createRecognitionService(
    tools,
    { ...recognizeToolsOf(options), gate },
    {
      onProgress: (progress) => emit({ name: 'recognition.progressed', progress }),
      onTextChanged: () => emit({ name: 'library.changed' }),
    },
  );
  let isClosing = false;
  const aheadOf = (work: Promise<void>): Promise<unknown> =>
    work.catch((error) => isClosing || log(`index not prepared: ${String(error)}`));
  const prepareSearch = (): Promise<unknown> => aheadOf(search.prepare(store.library.current().documents));
  const indexAhead = createIndexAhead({ gather: () => aheadOf(search.gather(store.library.current().documents)), prepare: prepareSearch });
  await finishErasing({ store, search, emit }, log);
  const checkRunner = createCheckRunner({ forkChild: options.forkChild, entry: installation.checkWorkerEntry, log });
  const checks = createDocumentChecks(tools, checkRunner);
  const comparisons = createDocumentComparisons(tools, { forkChild: options.forkChild, entry: installation.compareWorkerEntry, log });
  const alignments = createBoardAlignments({ forkChild: options.forkChild, entry: installation.alignWorkerEntry, log });
  const exports = createExportRegistry();
  const exportAssets = createExportAssets(exports);
  const pdfAssets = createPdfAssets(installation.pdfAssets);
  const watch = options.watches ? watchFoldersOf(store, indexing, options, emit) : null;
  if (watch) listeners.add(({ name }) => (name === 'library.changed' || name === 'settings.changed' ? watch.follow() : undefined));
  const handlers = createHandlers({
    installation,
    host,
    clock,
    store,
    tools,
    indexing,
    recognition,
    search,
    checks,
    comparisons,
    alignments,
    exports,
    emit,
  });
  return {
    dispatch: createDispatch(handlers, (error) => log(error instanceof Error ? (error.stack ?? error.message) : String(error))),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    assets: async (request) => (await pdfAssets(request)) ?? exportAssets(request),
    async close() {
      isClosing = true;
      await watch?.close();
      await recognition.cancel();
      await indexing.cancel();
      pool.close();
      await search.close();
      checkRunner.close();
      comparisons.close();
      alignments.close();
      await store.close();
    },
  };
}

/** The store with the initial folders in its library; closed again where they cannot be added. */
async function openedStore(options: ComposeOptions, onNotice: (notice: StoreNotice) => void): Promise<Store> {
  const { dataFolder, files, clock, log } = options;
  const store = await openStore({
    folder: dataFolder,
    ...(files === undefined ? {} : { files }),
    now: clock.now,
    newId: clock.newId,
    log,
    onNotice,
  });
  try {
    await addInitialFolders(store, options);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

function watchFoldersOf(
  store: Store,
  indexing: IndexingService,
  { watches, log }: ComposeOptions,
  emit: (event: ReviewEvent) => void,
): LibraryWatch {
  const watched = (): readonly LibraryFolder[] => {
    const { settings, folders } = store.library.current();
    return settings.watchesFolders === false || store.permission.blocked ? [] : folders.filter(({ isWatched }) => isWatched !== false);
  };
  return watchLibrary({
    folders: watched,
    async onChanged(folderIds) {
      try {
        await indexing.runBySelf(watched().filter(({ id }) => folderIds.includes(id)));
      } catch (error) {
        // Stopped by a person, or the store cannot be written, which is told elsewhere.
        log(`changes not read: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    onPresence: () => emit({ name: 'library.changed' }),
    log,
    ...(typeof watches === 'object' ? { timing: watches } : {}),
  });
}

function recognizeToolsOf({ forkChild, installation }: ComposeOptions): RecognizeTools {
  return { forkChild, entry: installation.recognizeWorkerEntry, assets: installation.recognitionAssets };
}

/** A folder that cannot be added is logged: the application starts with the others. */
async function addInitialFolders(
  store: Store,
  { initialFolders = [], opensSample, installation, clock, log }: ComposeOptions,
): Promise<void> {
  const isEmpty = store.library.current().folders.length === 0 && initialFolders.length === 0;
  const sample = opensSample && isEmpty ? installation.sampleLibrary : null;
  for (const path of sample === null ? initialFolders : [sample]) {
    try {
      const real = await realFolder(path);
      const isCovered = store.library.current().folders.some((folder) => ['same', 'inside'].includes(relationOf(real, folder.path)));
      if (isCovered) continue;
      await store.library.change((library) =>
        withFolder(library, { id: clock.newId(), path: real, addedAt: clock.now(), origin: path === sample ? 'sample' : 'chosen' }),
      );
    } catch (error) {
      if (!(error instanceof ReviewFailure)) throw error;
      log(`folder not added: ${path}: ${error.code}`);
    }
  }
}
