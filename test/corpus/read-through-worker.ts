import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { WorkerReadPool } from '#electron/library/read-pool.ts';
import { findInstallation } from '#electron/serve/find-installation.ts';
import { type DocumentModel, documentModel } from '#shared/model/document.ts';
import type { ReadFailureCode } from '#shared/model/extraction.ts';
import { READ_BY_THE_MACHINE } from '#shared/model/review.ts';
import { ROOT } from '../support/list-files.ts';
import { createMeasuringFork } from './measuring-fork.ts';

/** What became of one file in a reader of its own. */
export type WorkerReading = {
  readonly outcome: { readonly kind: 'read'; readonly model: DocumentModel } | { readonly kind: 'failed'; readonly code: ReadFailureCode };
  /** What the reader's end or its bugs left in the log; empty when all went as it should. */
  readonly complaints: readonly string[];
  /** Without the start of the process. */
  readonly seconds: number;
  /** MiB at the most, those of an idle reader included; `null` where the system does not tell. */
  readonly peakMemory: number | null;
};

/** Reads files one by one, each in a built reader process that was started for it, under the application's own limits. */
export async function withWorkers<Result>(use: (read: (path: string) => Promise<WorkerReading>) => Promise<Result>): Promise<Result> {
  const place = await mkdtemp(join(tmpdir(), 'yuece-corpus-'));
  const warmUp = join(place, 'warm-up.txt');
  await writeFile(warmUp, '读');
  try {
    return await use((path) => readAlone(path, warmUp));
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function readAlone(path: string, warmUp: string): Promise<WorkerReading> {
  const { readWorkerEntry, pdfAssets } = findInstallation(join(ROOT, 'out'), null);
  const { forkChild, peakMemory } = createMeasuringFork();
  const complaints: string[] = [];
  const pool = new WorkerReadPool({ forkChild, entry: readWorkerEntry, workers: 1, log: (line) => complaints.push(line) });
  const read = (file: string) =>
    pool.read({ path: file, fileName: basename(file), modelFolder: null, pdfAssets, reading: READ_BY_THE_MACHINE });
  try {
    await read(warmUp);
    const start = performance.now();
    const answer = await read(path);
    const seconds = (performance.now() - start) / 1_000;
    if (answer.kind === 'cancelled') throw new Error('the pool was closed while reading');
    const outcome =
      answer.kind === 'read'
        ? ({ kind: 'read', model: documentModel.parse(answer.model) } as const)
        : ({ kind: 'failed', code: answer.failure.code } as const);
    return { outcome, complaints, seconds, peakMemory: peakMemory() };
  } finally {
    pool.close();
  }
}
