import { basename, dirname, resolve } from 'node:path';
import { WorkerReadPool } from '#electron/library/read-pool.ts';
import { forkNodeChild } from '#electron/loopback/fork-child.ts';
import { findInstallation } from '#electron/serve/find-installation.ts';
import { type DocumentModel, documentModel } from '#shared/model/document.ts';
import type { ReadFailureCode } from '#shared/model/extraction.ts';
import type { RecognitionLanguage } from '#shared/model/recognition.ts';
import { READ_BY_THE_MACHINE } from '#shared/model/review.ts';
import { recognizeForInspection } from './recognize-for-inspection.ts';

/** A file as `inspect` shows it; `sha256` in hex. */
export type InspectedFile =
  | { readonly ok: true; readonly bytes: number; readonly sha256: string; readonly model: DocumentModel }
  | { readonly ok: false; readonly code: ReadFailureCode };

/** In which language the scanned pages are to be recognised, and who hears of each. */
export type WantedRecognition = {
  readonly language: RecognitionLanguage;
  readonly onPage: (file: string, page: number, pages: number) => void;
};

/** Reads files without a store, in child processes as the library does: a hostile one costs its reader, not the command. In the given order. */
export async function* readForInspection(
  paths: readonly string[],
  recognition: WantedRecognition | null = null,
  password?: string,
): AsyncGenerator<readonly [path: string, file: InspectedFile]> {
  const { readWorkerEntry, pdfAssets } = findInstallation(dirname(import.meta.dirname), null);
  const pool = new WorkerReadPool({ forkChild: forkNodeChild, entry: readWorkerEntry, log: () => undefined });
  const opening = password === undefined ? {} : { password };
  const start = (path: string) =>
    pool.read({ path: resolve(path), fileName: basename(path), modelFolder: null, pdfAssets, reading: READ_BY_THE_MACHINE, ...opening });
  try {
    const waiting = [...paths];
    const underWay = waiting.splice(0, pool.width).map((path) => [path, start(path)] as const);
    for (let first = underWay.shift(); first !== undefined; first = underWay.shift()) {
      const [path, reading] = first;
      const outcome = await reading;
      const next = waiting.shift();
      if (next !== undefined) underWay.push([next, start(next)]);
      if (outcome.kind === 'failed') yield [path, { ok: false, code: outcome.failure.code }];
      else if (outcome.kind === 'cancelled') throw new Error('the pool was closed while reading');
      else {
        const model = documentModel.parse(outcome.model);
        const recognized = recognition === null ? null : await recognizeForInspection(path, { pool, model, password, ...recognition });
        yield [path, { ok: true, bytes: outcome.bytes, sha256: outcome.contentHash, model: recognized ?? model }];
      }
    }
  } finally {
    pool.close();
  }
}
