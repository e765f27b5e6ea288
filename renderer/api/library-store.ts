import { create } from 'zustand';
import type { ReviewClient } from '#shared/contract/client.ts';
import type { ReviewErrorData } from '#shared/contract/review-error.ts';
import type { ReviewEvent } from '#shared/contract/review-events.ts';
import type {
  CollectionView,
  DocumentView,
  FolderView,
  HostDescription,
  IndexingProgress,
  LibraryView,
  RecognitionProgress,
  RemovedView,
  StoreNotice,
} from '#shared/contract/review-views.ts';
import { DEFAULT_SETTINGS, type Settings } from '#shared/model/library.ts';
import { failureOf } from './failure-of.ts';
import { mergeDocuments } from './merge-documents.ts';
import { createQueue } from './undo-stack.ts';
import { restoreWorkspace } from './workspace-store.ts';

/** What the window knows of the library. Empty lists until `status` is `ready`. */
export type LibraryState = {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure: ReviewErrorData | null;
  readonly host: HostDescription | null;
  readonly folders: readonly FolderView[];
  readonly documents: readonly DocumentView[];
  /** By name. */
  readonly collections: readonly CollectionView[];
  /** Taken off the list and not erased, newest first. */
  readonly removed: readonly RemovedView[];
  readonly settings: Settings;
  readonly notices: readonly StoreNotice[];
  readonly indexing: IndexingProgress;
  readonly recognition: RecognitionProgress;
};

const IDLE: IndexingProgress = {
  phase: 'idle',
  isPaused: false,
  done: 0,
  total: 0,
  failed: 0,
  characters: 0,
  currentFile: null,
  startedAt: null,
  documentsPerSecond: null,
  secondsLeft: null,
};

const NOT_RECOGNIZING: RecognitionProgress = {
  isRunning: false,
  documentId: null,
  fileName: null,
  document: 0,
  documents: 0,
  page: 0,
  pages: 0,
  secondsLeft: null,
};

/** Documents in one answer: one of ten thousand would hold the window up for as long as it is read. */
const PAGE = 2_000;

/** Milliseconds by which the annotation counts in the list may lag behind. */
const COUNTS_DELAY = 1500;

const EMPTY: LibraryState = {
  status: 'loading',
  failure: null,
  host: null,
  folders: [],
  documents: [],
  collections: [],
  removed: [],
  settings: DEFAULT_SETTINGS,
  notices: [],
  indexing: IDLE,
  recognition: NOT_RECOGNIZING,
};

/** The library as it was last read; re-read whenever the application says that it changed. */
export const useLibrary = create<LibraryState>()(() => EMPTY);

/**
 * Reads the library, restores the workspace, and keeps both in step with the application's events.
 * Resolves with a function that stops listening; a failure to read is in the state, and loading again is allowed.
 */
export async function loadLibrary(client: ReviewClient): Promise<() => void> {
  const readLibrary = libraryReader(client);
  const stop = client.subscribe(followEvents(readLibrary));
  try {
    const [host, { view, documents, indexing }] = await Promise.all([client.call('host.describe', {}), readLibrary()]);
    const listed = new Set(documents.map((document) => document.id));
    restoreWorkspace(view.workspace, (documentId) => listed.has(documentId));
    useLibrary.setState({
      status: 'ready',
      failure: null,
      host,
      folders: view.folders,
      documents,
      collections: view.collections,
      removed: view.removed,
      settings: view.settings,
      recognition: view.recognition,
      notices: view.notices,
      indexing,
    });
  } catch (error) {
    useLibrary.setState({ status: 'failed', failure: failureOf(error) });
  }
  return stop;
}

/** Changes settings at once on screen and in the store; the store's answer has the last word. */
export async function changeSettings(client: ReviewClient, change: Partial<Settings>): Promise<void> {
  const before = useLibrary.getState().settings;
  useLibrary.setState({ settings: { ...before, ...change } });
  try {
    useLibrary.setState({ settings: await client.call('settings.update', { change }) });
  } catch (error) {
    useLibrary.setState({ settings: before });
    throw error;
  }
}

/** Takes a notice off the screen; it comes back at the next start if its cause is still there. */
export function dismissNotice(notice: StoreNotice): void {
  useLibrary.setState((state) => ({ notices: state.notices.filter((other) => other !== notice) }));
}

/** How often an event told of progress. */
let progressTold = 0;

type LibraryRead = { readonly view: LibraryView; readonly documents: readonly DocumentView[]; readonly indexing: IndexingProgress };
type ReadLibrary = () => Promise<LibraryRead>;

/**
 * Reads the library: the first time whole, page by page, then what changed. The progress is the newest: an event that came while
 * the answer was on its way knows more than the answer.
 */
function libraryReader(client: ReviewClient): ReadLibrary {
  const inOrder = createQueue();
  let documents: readonly DocumentView[] = [];
  let cursor: string | null = null;
  const read = async (): Promise<LibraryRead> => {
    for (;;) {
      const toldBefore = progressTold;
      const view: LibraryView = await client.call('library.read', { limit: PAGE, ...(cursor === null ? {} : { after: cursor }) });
      documents = mergeDocuments(documents, view);
      cursor = view.cursor;
      const indexing = progressTold === toldBefore ? view.indexing : useLibrary.getState().indexing;
      if (!view.isMore) return { view, documents, indexing };
    }
  };
  return () => inOrder(read);
}

function followEvents(readLibrary: ReadLibrary): (event: ReviewEvent) => void {
  const refresh = onceAtATime(async () => {
    try {
      const { view, documents, indexing } = await readLibrary();
      const { folders, collections, removed, settings } = view;
      useLibrary.setState({ folders, documents, collections, removed, settings, indexing });
    } catch (error) {
      // The list on screen stays: a failed refresh must not empty a window in use.
      useLibrary.setState({ failure: failureOf(error) });
    }
  });
  let countsTimer: ReturnType<typeof setTimeout> | null = null;
  return (event) => {
    switch (event.name) {
      case 'indexing.progressed':
        progressTold += 1;
        useLibrary.setState({ indexing: event.progress });
        break;
      case 'recognition.progressed':
        useLibrary.setState({ recognition: event.progress });
        break;
      case 'library.changed':
      case 'settings.changed':
        refresh();
        break;
      case 'review.changed':
        // The list counts annotations a document; somebody who marks up a text sends many of these.
        if (countsTimer !== null) break;
        countsTimer = setTimeout(() => {
          countsTimer = null;
          refresh();
        }, COUNTS_DELAY);
        break;
      case 'store.noticed':
        useLibrary.setState((state) => ({ notices: [...state.notices, event.notice] }));
        break;
    }
  };
}

/** Runs `work` now, or once more after the run under way: a burst of events costs two readings. */
function onceAtATime(work: () => Promise<void>): () => void {
  let isRunning = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    try {
      do {
        isWanted = false;
        await work();
      } while (isWanted);
    } finally {
      isRunning = false;
    }
  };
  return () => {
    if (isRunning) isWanted = true;
    else void run();
  };
}
