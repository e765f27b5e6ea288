import { describe, expect, it, vi } from 'vitest';
import { loadLibrary, useLibrary } from '#renderer/api/library-store.ts';
import type { ReviewClient } from '#shared/contract/client.ts';
import type { ReviewEventListener } from '#shared/contract/review-events.ts';
import type { IndexingProgress, LibraryView } from '#shared/contract/review-views.ts';
import { DEFAULT_SETTINGS, DEFAULT_WORKSPACE } from '#shared/model/library.ts';

const READING: IndexingProgress = {
  phase: 'reading',
  isPaused: false,
  done: 2,
  total: 2,
  failed: 0,
  characters: 9,
  currentFile: null,
  startedAt: null,
  documentsPerSecond: null,
  secondsLeft: null,
};
const NOT_RECOGNIZING = {
  isRunning: false,
  documentId: null,
  fileName: null,
  document: 0,
  documents: 0,
  page: 0,
  pages: 0,
  secondsLeft: null,
};
const IDLE: IndexingProgress = { ...READING, phase: 'idle' };
const HOST = { kind: 'direct', version: '0', platform: '', capabilities: {} };

function viewWhile(indexing: IndexingProgress): LibraryView {
  return {
    folders: [],
    documents: [],
    gone: [],
    isWhole: true,
    isMore: false,
    cursor: 'run.0',
    collections: [],
    removed: [],
    settings: DEFAULT_SETTINGS,
    workspace: DEFAULT_WORKSPACE,
    notices: [],
    indexing,
    recognition: NOT_RECOGNIZING,
  };
}

/** An application whose answers to `library.read` are given by hand, in the order they were asked for. */
function slowApplication() {
  const listeners = new Set<ReviewEventListener>();
  const asked: ((view: LibraryView) => void)[] = [];
  const call = (method: string): Promise<unknown> =>
    method === 'host.describe' ? Promise.resolve(HOST) : new Promise((answer) => asked.push(answer));
  const client: ReviewClient = {
    // The stand-in answers only what this store asks; the type wants every method.
    call: call as ReviewClient['call'],
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const tell: ReviewEventListener = (event) => {
    for (const listener of listeners) listener(event);
  };
  return { client, tell, asked };
}

describe('the library in the window', () => {
  it('does not fall back to a progress that was overtaken while the library was being read', async () => {
    const { client, tell, asked } = slowApplication();
    const loading = loadLibrary(client);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    tell({ name: 'indexing.progressed', progress: IDLE });
    asked[0]?.(viewWhile(READING));
    const stop = await loading;
    expect(useLibrary.getState()).toMatchObject({ status: 'ready', indexing: { phase: 'idle' } });

    tell({ name: 'library.changed' });
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    tell({ name: 'indexing.progressed', progress: IDLE });
    asked[1]?.({ ...viewWhile(READING), collections: [{ id: 'c', name: '防汛', createdAt: '', documents: 0 }] });
    await vi.waitFor(() => expect(useLibrary.getState().collections).toHaveLength(1));
    expect(useLibrary.getState().indexing.phase).toBe('idle');
    stop();
  });

  it('takes the progress of the library where no event told of a newer one', async () => {
    const { client, tell, asked } = slowApplication();
    const loading = loadLibrary(client);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0]?.(viewWhile(READING));
    const stop = await loading;
    expect(useLibrary.getState().indexing.phase).toBe('reading');
    tell({ name: 'library.changed' });
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    asked[1]?.(viewWhile(IDLE));
    await vi.waitFor(() => expect(useLibrary.getState().indexing.phase).toBe('idle'));
    stop();
  });
});
