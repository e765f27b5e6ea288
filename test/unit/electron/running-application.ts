import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Application, type ComposeOptions, composeApplication } from '#electron/compose.ts';
import { forkNodeChild } from '#electron/loopback/fork-child.ts';
import type { Host } from '#electron/ports.ts';
import { findInstallation } from '#electron/serve/find-installation.ts';
import { createReviewClient, type ReviewClient } from '#shared/contract/client.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { ReviewEvent } from '#shared/contract/review-events.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';
import type { PassageTarget } from '#shared/model/annotation.ts';
import { forkHere, type HereOptions } from '../../support/fork-here.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** For children that run in this process, which go by an entry's name alone. */
const SOURCES = {
  readWorkerEntry: join(ROOT, 'electron/library/read-worker.ts'),
  recognizeWorkerEntry: join(ROOT, 'electron/library/recognize-worker.ts'),
  recognitionAssets: join(ROOT, 'node_modules'),
  checkWorkerEntry: join(ROOT, 'electron/library/check-worker.ts'),
  compareWorkerEntry: join(ROOT, 'electron/library/compare-worker.ts'),
  alignWorkerEntry: join(ROOT, 'electron/library/align-worker.ts'),
  searchWorkerEntry: join(ROOT, 'electron/library/search-worker.ts'),
  pdfAssets: join(ROOT, 'node_modules/pdfjs-dist'),
};

/** For real ones: from its sources a worker takes five times as long to load. */
const BUILT = findInstallation(join(ROOT, 'out'), null);

/** The application on real folders. */
export type RunningApplication = ReviewClient & {
  readonly application: Application;
  readonly dataFolder: string;
  readonly library: string;
  readonly events: ReviewEvent[];
  readonly log: string[];
  /** Writes a file of the library folder. */
  readonly put: (path: string, text: string | Uint8Array) => Promise<void>;
  readonly index: () => ReturnType<typeof indexAll>;
  readonly documentAt: (relativePath: string) => Promise<DocumentView>;
  readonly close: () => Promise<void>;
};

/** `beforeRead` and `recognize` only where files are read in this process. */
export type Start = HereOptions & {
  readonly place?: string;
  readonly savePath?: string | null;
  readonly hasProcesses?: boolean;
  /** As `composeApplication` takes it. */
  readonly watches?: ComposeOptions['watches'];
  /** ISO 8601; the system's clock where it is left out. */
  readonly now?: () => string;
};

/**
 * Starts it with one library folder, `place/library`, and its store in `place/store`.
 * Files are read in this process unless `hasProcesses`, which starts the built workers.
 */
export async function startApplication(start: Start = {}): Promise<RunningApplication> {
  const place = start.place ?? (await temporaryFolder());
  const library = join(place, 'library');
  const dataFolder = join(place, 'store');
  await mkdir(library, { recursive: true });
  const log: string[] = [];
  const events: ReviewEvent[] = [];
  const application = await composeApplication({
    installation: { ...(start.hasProcesses ? BUILT : SOURCES), version: '0.0.0', sampleLibrary: null, rendererFolder: null },
    dataFolder,
    host: hostSavingAt(start.savePath),
    clock: { now: start.now ?? (() => new Date().toISOString()), newId: () => randomUUID() },
    forkChild: start.hasProcesses ? forkNodeChild : forkHere(start),
    log: (line) => log.push(line),
    initialFolders: [library],
    ...(start.watches === undefined ? {} : { watches: start.watches }),
    ...(start.files === undefined ? {} : { files: start.files }),
  });
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await application.close();
  };
  onTestFinished(close);
  application.subscribe((event) => events.push(event));
  const client = createReviewClient(application.dispatch, application.subscribe);
  const put = async (path: string, text: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(library, path)), { recursive: true });
    await writeFile(join(library, path), text);
  };
  const documentAt = async (relativePath: string): Promise<DocumentView> => {
    const found = (await client.call('library.read', {})).documents.find((document) => document.relativePath === relativePath);
    if (!found) throw new Error(`no document ${relativePath}`);
    return found;
  };
  return { ...client, application, dataFolder, library, events, log, put, index: () => indexAll(client), documentAt, close };
}

/** A passage of a document by its words. */
export async function passageOf(client: ReviewClient, documentId: string, exact: string): Promise<PassageTarget> {
  const { model, contentHash } = await client.call('document.open', { documentId });
  const text = model.blocks.map((block) => block.text).join('\n');
  const start = text.indexOf(exact);
  if (start < 0) throw new Error(`no passage ${exact}`);
  return {
    source: contentHash,
    selector: [
      { type: 'TextPositionSelector', start, end: start + exact.length },
      {
        type: 'TextQuoteSelector',
        exact,
        prefix: text.slice(Math.max(0, start - 32), start),
        suffix: text.slice(start + exact.length, start + exact.length + 32),
      },
      { type: 'YueceClauseSelector', path: [] },
    ],
  };
}

function indexAll(client: ReviewClient) {
  return client.call('library.index', { folderId: null });
}

function hostSavingAt(savePath: string | null | undefined): Host {
  return {
    describe: () => ({
      kind: 'direct',
      version: '0.0.0',
      platform: 'test',
      capabilities: { folderChoice: 'none', saveChoice: 'folder', canOpenFiles: true, hasSampleLibrary: false },
    }),
    chooseFolder: async () => null,
    browseFolders: async () => ({ entries: [], trail: [] }),
    locateFolder: async () => {
      throw new ReviewFailure('not-supported-here', 'no browsing here');
    },
    resolveBrowsed: () => null,
    async chooseSavePlace() {
      if (savePath === undefined) return { kind: 'export-folder' };
      return savePath === null ? { kind: 'cancelled' } : { kind: 'file', path: savePath };
    },
    openFile: async () => true,
    revealFile: async () => true,
  };
}
