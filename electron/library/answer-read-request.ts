import { drawOfdPages } from '#electron/extract/ofd/draw-ofd-pages.ts';
import { readOriginalText } from '#electron/extract/read-original-text.ts';
import { readingKeyOf, textVersionOf } from '#electron/store/document-keys.ts';
import { openModelCache } from '#electron/store/model-cache.ts';
import { openRecognitions } from '#electron/store/recognition-store.ts';
import { toleratingWriteFailure } from '#electron/store/store-failure.ts';
import { diskFiles } from '#electron/store/store-files.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { packagedAssets } from './packaged-assets.ts';
import { type FileBytes, MODEL_VERSION, readBytesIntoModel, readFileBytes } from './read-file.ts';
import type { OriginalWish, ReadAnswer, ReadRequest } from './read-messages.ts';
import { summarizeModel } from './summarize-model.ts';

/** Reads one file for the pool: from the model cache where its content is known, else from its bytes. Never throws. */
export async function answerReadRequest(request: ReadRequest): Promise<ReadAnswer> {
  try {
    return await readForPool(request);
  } catch (error) {
    return { job: request.job, kind: 'crashed', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

async function readForPool(request: ReadRequest): Promise<ReadAnswer> {
  const { job, path, fileName, modelFolder, pdfAssets, reading } = request;
  const read = await readFileBytes(path);
  if (!read.ok) return { job, kind: 'failed', contentHash: '', bytes: 0, failure: read.failure };
  const file = { ...read.file, fileName, password: request.password };
  if (request.original !== null) return showOriginal(request, file, request.original);
  const cache = modelFolder === null ? null : openModelCache(modelFolder, diskFiles);
  const { recognitionFolder } = request;
  const recognition = recognitionFolder === undefined ? null : await openRecognitions(recognitionFolder, diskFiles).read(file.contentHash);
  const version = textVersionOf(readingKeyOf(reading), recognition);
  const key = { contentHash: file.contentHash, fileName, version: MODEL_VERSION, reading: version };
  const cached = await cache?.read(key);
  if (cached) return answerOf(job, file, cached, false);
  const outcome = await readBytesIntoModel(file, packagedAssets(pdfAssets), reading, recognition);
  if (!outcome.ok) return { job, kind: 'failed', contentHash: file.contentHash, bytes: file.bytes.length, failure: outcome.failure };
  const isCached = cache !== null && (await toleratingWriteFailure(() => cache.write(key, outcome.model)));
  return answerOf(job, file, outcome.model, !isCached);
}

async function showOriginal({ job, pdfAssets, reading }: ReadRequest, file: FileBytes, wish: OriginalWish): Promise<ReadAnswer> {
  const { contentHash } = file;
  if (wish.kind === 'pages') {
    const drawn = await drawOfdPages(file.bytes, wish);
    if (!drawn.ok) return { job, kind: 'failed', contentHash, bytes: file.bytes.length, failure: drawn.failure };
    return { job, kind: 'shown', contentHash, pages: drawn.pages, text: null };
  }
  const read = await readOriginalText(file.bytes, { name: file.fileName, encoding: reading.encoding }, packagedAssets(pdfAssets));
  if (!read.ok) return { job, kind: 'failed', contentHash, bytes: file.bytes.length, failure: read.failure };
  return { job, kind: 'shown', contentHash, pages: null, text: read.text };
}

function answerOf(job: number, file: FileBytes, model: DocumentModel, withModel: boolean): ReadAnswer {
  const base = { job, kind: 'read', contentHash: file.contentHash, bytes: file.bytes.length, summary: summarizeModel(model) } as const;
  return { ...base, model: withModel ? model : null };
}
