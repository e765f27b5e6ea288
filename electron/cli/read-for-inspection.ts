import { basename, dirname, resolve } from 'node:path';
import { WorkerReadPool } from '#electron/library/read-pool.ts';
import { forkNodeChild } from '#electron/loopback/fork-child.ts';
import { findInstallation } from '#electron/serve/find-installation.ts';
import { type DocumentModel, documentModel } from '#shared/model/document.ts';
import type { ReadFailureCode } from '#shared/model/extraction.ts';
import { READ_BY_THE_MACHINE } from '#shared/model/review.ts';

/** A file as `inspect` shows it; `sha256` in hex. */
export type InspectedFile =
  | { readonly ok: true; readonly bytes: number; readonly sha256: string; readonly model: DocumentModel }
  | { readonly ok: false; readonly code: ReadFailureCode };

/** Reads files without a store, in child processes as the library does: a hostile one costs its reader, not the command. In the given order. */
export async function* readForInspection(paths: readonly string[]): AsyncGenerator<readonly [path: string, file: InspectedFile]> {
  const { readWorkerEntry, pdfAssets } = findInstallation(dirname(import.meta.dirname), null);
  const pool = new WorkerReadPool({ forkChild: forkNodeChild, entry: readWorkerEntry, log: () => undefined });
  const start = (path: string) =>
    pool.read({ path: resolve(path), fileName: basename(path), modelFolder: null, pdfAssets, reading: READ_BY_THE_MACHINE });
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
      else yield [path, { ok: true, bytes: outcome.bytes, sha256: outcome.contentHash, model: documentModel.parse(outcome.model) }];
    }
  } finally {
    pool.close();
  }
}
