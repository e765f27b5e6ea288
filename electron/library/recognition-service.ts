import { join } from 'node:path';
import { RECOGNITION_ENGINE } from '#electron/extract/ocr/open-recognizer.ts';
import { textKeyOf } from '#electron/store/document-keys.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { RecognitionOutcome, RecognitionProgress, RecognitionReport } from '#shared/contract/review-views.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { ReadFailureCode } from '#shared/model/extraction.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import {
  firstRecognized,
  isDoubtfulPage,
  type Recognition,
  type RecognitionLanguage,
  type RecognizedPage,
} from '#shared/model/recognition.ts';
import type { IndexingTools } from './indexing-tools.ts';
import type { ListGate } from './list-gate.ts';
import { type RecognizeTools, recognizeFile } from './recognize-file.ts';
import { hasNewerRecognition, openModel, rereadDocument } from './reread-document.ts';

/** One recognition run at a time, watched and cancelled from outside. */
export type RecognitionService = {
  readonly progress: () => RecognitionProgress;
  /** Fails with `recognition-running` while another run is under way, or where the store cannot be written. */
  readonly run: (documentIds: readonly string[], language: RecognitionLanguage) => Promise<RecognitionReport>;
  /** Resolves when the run has ended; pages done are kept. */
  readonly cancel: () => Promise<void>;
  /** Ends a run that one of these documents is part of: before they are erased. */
  readonly release: (documentIds: readonly string[]) => Promise<void>;
};

type Events = {
  readonly onProgress: (progress: RecognitionProgress) => void;
  /** A document has another text now. */
  readonly onTextChanged: (documentId: string) => void;
};

const IDLE: RecognitionProgress = {
  isRunning: false,
  documentId: null,
  fileName: null,
  document: 0,
  documents: 0,
  page: 0,
  pages: 0,
  secondsLeft: null,
};

/** Makes the service over a store, its readers and the recogniser. */
export function createRecognitionService(
  tools: IndexingTools,
  recognizing: RecognizeTools & { readonly gate: ListGate },
  events: Events,
): RecognitionService {
  let progress = IDLE;
  let running: { readonly abort: AbortController; readonly ids: ReadonlySet<string>; readonly ended: Promise<unknown> } | null = null;
  const note = (change: Partial<RecognitionProgress>): void => {
    progress = { ...progress, ...change };
    events.onProgress(progress);
  };
  const runAll = async (ids: readonly string[], language: RecognitionLanguage, signal: AbortSignal): Promise<RecognitionReport> => {
    const documents: RecognitionOutcome[] = [];
    for (const [index, id] of ids.entries()) {
      const document = tools.store.library.current().documents.find((listed) => listed.id === id);
      if (signal.aborted) break;
      // Taken off the list while others were recognised.
      if (document === undefined) continue;
      note({ documentId: id, fileName: fileNameOf(document), document: index + 1, page: 0, pages: 0, secondsLeft: null });
      const { outcome, hasChanged } = await recognizeDocument(tools, recognizing, { document, language, signal, note });
      documents.push(outcome);
      if (hasChanged) events.onTextChanged(id);
    }
    return { documents, isCancelled: signal.aborted };
  };
  const cancel = async (): Promise<void> => {
    running?.abort.abort();
    await running?.ended;
  };
  type Begun = { readonly work: Promise<RecognitionReport> };
  const begin = async (documentIds: readonly string[], language: RecognitionLanguage): Promise<Begun> => {
    if (running) throw new ReviewFailure('recognition-running', 'a recognition is under way');
    if (tools.store.permission.blocked) await tools.store.permission.demand();
    const ids = [...new Set(documentIds)];
    const abort = new AbortController();
    note({ isRunning: true, documents: ids.length });
    const work = runAll(ids, language, abort.signal);
    running = { abort, ids: new Set(ids), ended: Promise.allSettled([work]) };
    return { work };
  };
  return {
    progress: () => progress,
    async run(documentIds, language) {
      const { work } = await recognizing.gate(() => begin(documentIds, language));
      try {
        return await work;
      } finally {
        running = null;
        note(IDLE);
      }
    },
    cancel,
    async release(documentIds) {
      if (documentIds.some((id) => running?.ids.has(id))) await cancel();
    },
  };
}

type Wish = {
  readonly document: LibraryDocument;
  readonly language: RecognitionLanguage;
  readonly signal: AbortSignal;
  readonly note: (change: Partial<RecognitionProgress>) => void;
};

type Recognized = { readonly outcome: RecognitionOutcome; readonly hasChanged: boolean };

async function recognizeDocument(tools: IndexingTools, recognizing: RecognizeTools, wish: Wish): Promise<Recognized> {
  const { document, language } = wish;
  const base = { documentId: document.id, file: fileNameOf(document), recognized: 0, failed: 0, confidence: null, failure: null };
  const failed = (failure: ReadFailureCode): Recognized => ({ outcome: { ...base, failure }, hasChanged: false });
  const folder = tools.store.library.current().folders.find(({ id }) => id === document.folderId);
  const opened = document.state.kind === 'ready' ? await openModel(tools, document) : null;
  if (folder === undefined || opened === null) return failed('unreadable');
  const { contentHash } = opened.document;
  const known = await tools.store.recognitions.read(contentHash);
  const pages = pagesToRecognize(opened.model, known, language);
  // Opening it took in what was recognised of a copy, or by a run cut short.
  const hasChanged = textKeyOf(opened.document) !== textKeyOf(document);
  if (pages.length === 0) {
    if (await hasNewerRecognition(tools.store, opened.document)) return failed('unreadable');
    return { outcome: { ...base, confidence: opened.model.recognition?.confidence ?? null }, hasChanged };
  }
  const job = { path: join(folder.path, document.relativePath), fileName: base.file, language, contentHash, pages };
  const kept = new Map((known?.pages ?? []).map((page) => [page.page, page]));
  const done = await recognizeInto(tools, recognizing, { ...wish, job, kept });
  if (done.recognized === 0) return { outcome: { ...base, ...done }, hasChanged };
  const reread = await rereadDocument(tools, opened.document);
  return { outcome: { ...base, ...done, confidence: reread?.model.recognition?.confidence ?? null }, hasChanged: true };
}

type Done = { readonly recognized: number; readonly failed: number; readonly failure: ReadFailureCode | null };

async function recognizeInto(
  { store }: IndexingTools,
  recognizing: RecognizeTools,
  wish: Wish & { readonly job: Parameters<typeof recognizeFile>[1]; readonly kept: Map<number, RecognizedPage> },
): Promise<Done> {
  const { job, kept, note, signal, document } = wish;
  let [recognized, failed, total, startedAt] = [0, 0, 0, performance.now()];
  const tell = (): void => {
    const over = recognized + failed;
    const each = over === 0 ? null : (performance.now() - startedAt) / 1_000 / over;
    note({ page: Math.min(total, over + 1), pages: total, secondsLeft: each === null ? null : Math.round(each * (total - over)) });
  };
  const listener = {
    onOpened(pages: readonly number[]) {
      total = pages.length;
      startedAt = performance.now();
      tell();
    },
    async onPage(page: RecognizedPage) {
      kept.set(page.page, page);
      // Each page is kept at once: it cost seconds, and the next may be one too many for the machine.
      if (store.library.has(document.id)) await store.recognitions.write(job.contentHash ?? '', recognitionOf(kept));
      recognized += 1;
      tell();
    },
    onPageFailed() {
      failed += 1;
      tell();
    },
  };
  const end = await recognizeFile(recognizing, job, listener, signal);
  if (end.kind === 'failed') return { recognized, failed, failure: end.failure.code };
  const first = end.kind === 'ended' ? end.failures[0]?.failure.code : undefined;
  return { recognized, failed, failure: recognized === 0 ? (first ?? null) : null };
}

function recognitionOf(pages: ReadonlyMap<number, RecognizedPage>): Omit<Recognition, 'stamp'> {
  const sorted = [...pages.values()].sort((first, second) => first.page - second.page);
  return { format: 'yuece.recognition/1', engine: RECOGNITION_ENGINE, pages: sorted };
}

/** Pages without usable text of their own, those recognised badly or in another language among them; in order. */
function pagesToRecognize(model: DocumentModel, known: Recognition | null, language: RecognitionLanguage): number[] {
  const lacking = model.pagesWithoutText.filter(({ kind }) => kind !== 'empty').map(({ page }) => page);
  const recognized = known?.pages ?? [];
  const again = recognized.filter((page) => page.language !== language).map(({ page }) => page);
  const first = firstRecognized(recognized);
  const same = new Set(recognized.filter((page) => page.language === language && !isDoubtfulPage(page, first)).map(({ page }) => page));
  return [...new Set([...lacking, ...again])].filter((page) => !same.has(page)).sort((first, second) => first - second);
}
