import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alignDocuments } from '#shared/domain/alignment/align-documents.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { ROOT } from '../support/list-files.ts';
import { alignmentLabels, scoreAlignment } from '../support/score-alignment.ts';
import { CORPUS, missingParts } from './corpus-place.ts';
import { withWorkers } from './read-through-worker.ts';

const SETS = [
  { name: 'alignment, sample library', labels: 'test/golden/alignment/sample-library.json', documents: join(ROOT, 'seeds') },
  { name: 'alignment, real plans', labels: 'test/corpus/alignment-labels.json', documents: join(CORPUS, 'seeds') },
  // Both were scored before anybody looked at what came out of them (0.585 and 0.378); words that plans use were added since.
  { name: 'alignment, once held out', labels: 'test/corpus/alignment-held-out.json', documents: join(CORPUS, 'seeds') },
  { name: 'alignment, another field', labels: 'test/corpus/alignment-other-field.json', documents: CORPUS },
] as const;

/** Lines of a table: of each labelled set the precision, recall and F1 of pairs of measures, and the time. A set whose documents are absent says so. */
export async function alignmentReport(): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { name, labels, documents } of SETS) {
    if (documents.startsWith(CORPUS) && missingParts(['seeds', 'texts', 'samples']).length > 0) lines.push(`${name}: absent`);
    else lines.push(`${name}: ${await scoreSet(join(ROOT, labels), documents)}`);
  }
  return lines;
}

async function scoreSet(file: string, documents: string): Promise<string> {
  const labels = alignmentLabels.parse(JSON.parse(await readFile(file, 'utf8')));
  const names = Object.keys(labels.documents);
  const models: DocumentModel[] = [];
  await withWorkers(async (read) => {
    for (const name of names) {
      const { outcome } = await read(join(documents, labels.documents[name] ?? ''));
      if (outcome.kind === 'failed') throw new Error(`${name} was not read: ${outcome.code}`);
      models.push(outcome.model);
    }
  });
  const start = performance.now();
  const alignment = alignDocuments(models);
  const milliseconds = performance.now() - start;
  const { precision, recall, f1 } = scoreAlignment(labels, names, models, alignment);
  return `P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}  (${names.length} documents, ${milliseconds.toFixed(0)} ms)`;
}
