import { drawOfdPages } from '#electron/extract/ofd/draw-ofd-pages.ts';
import { readOriginalBytes } from '#electron/extract/read-original-bytes.ts';
import { readOriginalText } from '#electron/extract/read-original-text.ts';
import { blockingFiles } from '#electron/store/blocking-files.ts';
import { readingKeyOf } from '#electron/store/document-keys.ts';
import { openModelCache } from '#electron/store/model-cache.ts';
import { textVersionOf } from '#electron/store/model-key.ts';
import { openRecognitions } from '#electron/store/recognition-store.ts';
import { toleratingWriteFailure } from '#electron/store/store-failure.ts';
import type { StoreFiles } from '#electron/store/store-files.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { ReadFailure } from '#shared/model/extraction.ts';
import { packagedAssets } from './packaged-assets.ts';
import { previewReading } from './preview-reading.ts';
import { type FileBytes, MODEL_VERSION, readBytesIntoModel, readFileBytes } from './read-file.ts';
import type { OriginalWish, ReadAnswer, ReadRequest } from './read-messages.ts';
import { summarizeModel } from './summarize-model.ts';

/** What an answer is made with. */
export type AnswerOptions = {
  /** The store's disk. */
  readonly files?: StoreFiles | undefined;
  /** Told every second or so that a long file is being read. */
  readonly tell?: (word: ReadAnswer) => void;
};

/** Milliseconds between two words about a file that is being read. */
const BETWEEN_WORDS = 1_000;

/** To ask the system costs a twentieth of reading a small file: jobs that begin within the same second count from one look, which is near enough for a limit of a minute. */
let looked = { at: Number.NEGATIVE_INFINITY, usage: process.cpuUsage() };

function usageNow(): NodeJS.CpuUsage {
  if (performance.now() - looked.at > BETWEEN_WORDS) looked = { at: performance.now(), usage: process.cpuUsage() };
  return looked.usage;
}

/** Says now and then how much processor time a job has taken. */
function workTeller(job: number, tell: (word: ReadAnswer) => void): () => void {
  const begun = usageNow();
  let told = performance.now();
  return () => {
    if (performance.now() - told < BETWEEN_WORDS) return;
    told = performance.now();
    const { user, system } = process.cpuUsage(begun);
    tell({ job, kind: 'working', processor: (user + system) / 1_000 });
  };
}

/** Reads one file for the pool: from the model cache where its content is known, else from its bytes. Never throws. */
export async function answerReadRequest(request: ReadRequest, { files = blockingFiles, tell }: AnswerOptions = {}): Promise<ReadAnswer> {
  try {
    return await readForPool(request, files, tell === undefined ? undefined : workTeller(request.job, tell));
  } catch (error) {
    return { job: request.job, kind: 'crashed', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

async function readForPool(request: ReadRequest, files: StoreFiles, onPart: (() => void) | undefined): Promise<ReadAnswer> {
  const { job, path, fileName, modelFolder, pdfAssets, reading } = request;
  if (request.original?.kind === 'encodings') return showEncodings(request);
  const read = readFileBytes(path);
  if (!read.ok) return { job, kind: 'failed', contentHash: '', bytes: 0, failure: read.failure };
  const file = { ...read.file, fileName, password: request.password, onPart };
  if (request.original !== null) return showOriginal(request, file, request.original);
  const cache = modelFolder === null ? null : openModelCache(modelFolder, files);
  const { recognitionFolder } = request;
  const recognition = recognitionFolder === undefined ? null : await openRecognitions(recognitionFolder, files).read(file.contentHash);
  const version = textVersionOf(readingKeyOf(reading), recognition);
  const key = { contentHash: file.contentHash, fileName, version: MODEL_VERSION, reading: version };
  const cached = await cache?.read(key);
  if (cached) return answerOf(job, file, cached, false);
  const outcome = await readBytesIntoModel(file, packagedAssets(pdfAssets), reading, recognition);
  if (!outcome.ok) return { job, kind: 'failed', contentHash: file.contentHash, bytes: file.bytes.length, failure: outcome.failure };
  const isCached = cache !== null && (await toleratingWriteFailure(() => cache.write(key, outcome.model)));
  return answerOf(job, file, outcome.model, !isCached);
}

type FileWish = Exclude<OriginalWish, { kind: 'encodings' }>;

const NOTHING_SHOWN = { kind: 'shown', pages: null, text: null, slice: null, encodings: null } as const;

/** Only the beginning of the file is read. */
async function showEncodings({ job, path, fileName }: ReadRequest): Promise<ReadAnswer> {
  const found = await previewReading(path, fileName);
  if (found === null) return { job, kind: 'failed', contentHash: '', bytes: 0, failure: { code: 'unreadable', detail: '' } };
  const previews = found.previews.map(({ lines, ...preview }) => ({ ...preview, lines: [...lines] }));
  return { ...NOTHING_SHOWN, job, contentHash: '', encodings: { guessed: found.guessed, previews } };
}

async function showOriginal({ job, pdfAssets, reading }: ReadRequest, file: FileBytes, wish: FileWish): Promise<ReadAnswer> {
  const { contentHash, bytes } = file;
  const shown = { ...NOTHING_SHOWN, job, contentHash } as const;
  const failed = (failure: ReadFailure): ReadAnswer => ({ job, kind: 'failed', contentHash, bytes: bytes.length, failure });
  const source = { name: file.fileName, encoding: reading.encoding, password: file.password ?? null };
  if (wish.kind === 'pages') {
    const drawn = await drawOfdPages(bytes, wish);
    return drawn.ok ? { ...shown, pages: drawn.pages } : failed(drawn.failure);
  }
  if (wish.kind === 'bytes') {
    const opened = await readOriginalBytes(bytes, source);
    if (!opened.ok) return failed(opened.failure);
    const piece = opened.bytes.subarray(wish.offset, wish.offset + wish.length);
    const data = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('base64');
    return { ...shown, slice: { data, bytes: piece.length, total: opened.bytes.length } };
  }
  const read = await readOriginalText(bytes, source, packagedAssets(pdfAssets));
  return read.ok ? { ...shown, text: read.text } : failed(read.failure);
}

function answerOf(job: number, file: FileBytes, model: DocumentModel, withModel: boolean): ReadAnswer {
  const base = { job, kind: 'read', contentHash: file.contentHash, bytes: file.bytes.length, summary: summarizeModel(model) } as const;
  return { ...base, model: withModel ? model : null };
}
