import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { EXTRACTOR_VERSION, type ExtractAssets, LIMITS, readDocument } from '#electron/extract/read-document.ts';
import { UNDERSTANDING_VERSION } from '#shared/domain/structure/understand-document.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { ReadFailure } from '#shared/model/extraction.ts';
import type { Recognition } from '#shared/model/recognition.ts';
import { READ_BY_THE_MACHINE, type ReadingChoice } from '#shared/model/review.ts';
import { modelOfExtraction } from './model-of-extraction.ts';

/** Version of everything that makes a model from bytes; raised with either part. */
export const MODEL_VERSION = EXTRACTOR_VERSION * 1_000 + UNDERSTANDING_VERSION;

/** A file's bytes with their name in the library: SHA-256 in hex. */
export type FileBytes = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly contentHash: string;
  /** Opens a protected file; written nowhere. */
  readonly password?: string | undefined;
  /** Called now and then while they are read. */
  readonly onPart?: (() => void) | undefined;
};

export type BytesOutcome = { readonly ok: true; readonly file: FileBytes } | { readonly ok: false; readonly failure: ReadFailure };

export type ModelOutcome =
  | { readonly ok: true; readonly file: FileBytes; readonly model: DocumentModel }
  /** `file` is `null` where the bytes could not be had at all. */
  | { readonly ok: false; readonly file: FileBytes | null; readonly failure: ReadFailure };

/** Reads one file from the disk into a document model; `path` is absolute or relative to the working folder. Expected failures are data. */
export async function readFileIntoModel(path: string, assets: ExtractAssets): Promise<ModelOutcome> {
  const read = readFileBytes(path);
  return read.ok ? readBytesIntoModel(read.file, assets) : { ok: false, file: null, failure: read.failure };
}

/** Makes the document model of bytes already read, as a person chose to have them read, with what was recognised on them. */
export async function readBytesIntoModel(
  file: FileBytes,
  assets: ExtractAssets,
  reading: ReadingChoice = READ_BY_THE_MACHINE,
  recognition: Recognition | null = null,
): Promise<ModelOutcome> {
  const { fileName, password = null, onPart } = file;
  const source = { name: fileName, encoding: reading.encoding, recognition, password, onPart };
  const result = await readDocument(file.bytes, source, assets);
  onPart?.();
  if (!result.ok) return { ok: false, file, failure: result.failure };
  return { ok: true, file, model: modelOfExtraction(result.extraction, file.fileName, reading.undoneRepairs) };
}

/**
 * The bytes of a file, its size judged before the first one is read. Holds up its process meanwhile, which is one made for a single file or a
 * command: to wait for another thread four times would cost more than all the rest of a small file.
 */
export function readFileBytes(path: string): BytesOutcome {
  try {
    const handle = openSync(path, 'r');
    try {
      const found = fstatSync(handle);
      if (!found.isFile()) return { ok: false, failure: { code: 'unreadable', detail: 'not a file' } };
      if (found.size > LIMITS.fileBytes) return { ok: false, failure: { code: 'too-large', detail: `${found.size} bytes` } };
      const bytes = readFileSync(handle);
      return { ok: true, file: { fileName: basename(path), bytes, contentHash: hash('sha256', bytes) } };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { ok: false, failure: { code: 'unreadable', detail: String(error.code) } };
  }
}
