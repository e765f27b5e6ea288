import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alignDocuments } from '#shared/domain/alignment/align-documents.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { ROOT } from '../support/list-files.ts';
import { alignmentLabels, scoreAlignment } from '../support/score-alignment.ts';
import { CORPUS, missingParts } from './corpus-place.ts';
import { withWorkers } from './read-through-worker.ts';

const GOLDEN = 'test/golden/alignment';
const PLANS = join(ROOT, GOLDEN, 'plans');

/** Sets of labelled papers. `first`: F1 when the alignment saw them for the first time, labelled before; they are known to it by now. */
const SETS = [
  { name: 'written against: sample library', labels: `${GOLDEN}/sample-library.json`, documents: join(ROOT, 'seeds') },
  { name: 'written against: three real plans', labels: 'test/corpus/alignment-labels.json', documents: join(CORPUS, 'seeds') },
  { name: 'written against: childcare (invented)', labels: `${GOLDEN}/childcare.json`, documents: PLANS },
  { name: 'written against: the sea (invented)', labels: `${GOLDEN}/marine.json`, documents: PLANS },
  {
    name: 'held out: a real plan and a list',
    labels: 'test/corpus/alignment-held-out.json',
    documents: join(CORPUS, 'seeds'),
    first: 0.585,
  },
  { name: 'held out: science, three real papers', labels: 'test/corpus/alignment-other-field.json', documents: CORPUS, first: 0.378 },
  { name: 'held out: two real plans', labels: 'test/corpus/alignment-two-more.json', documents: join(CORPUS, 'seeds'), first: 0.8 },
  {
    name: 'held out: a real list and a plan',
    labels: 'test/corpus/alignment-list-and-plan.json',
    documents: join(CORPUS, 'seeds'),
    first: 0.923,
  },
  {
    name: 'held out: a plan of a city and one of a county',
    labels: 'test/corpus/alignment-city-and-county.json',
    documents: join(CORPUS, 'seeds'),
    first: 0.614,
  },
  {
    name: 'held out: a plan of another city and that of the county',
    labels: 'test/corpus/alignment-another-city.json',
    documents: join(CORPUS, 'seeds'),
    first: 0.863,
  },
  {
    name: 'held out: a plan and a list with an annex in prose',
    labels: 'test/corpus/alignment-plan-and-annex.json',
    documents: join(CORPUS, 'seeds'),
    first: 0.667,
  },
  {
    name: 'held out: that list and the plan of a city',
    labels: 'test/corpus/alignment-list-and-city.json',
    documents: join(CORPUS, 'seeds'),
    first: 0.667,
  },
  { name: 'held out: science, two real papers', labels: 'test/corpus/alignment-science-pair.json', documents: CORPUS, first: 0.2 },
  { name: 'held out: drones (invented)', labels: `${GOLDEN}/drones.json`, documents: PLANS, first: 0.966 },
  { name: 'held out: household waste (invented)', labels: `${GOLDEN}/waste.json`, documents: PLANS, first: 0.903 },
] as const;

/** Lines of a table: of each labelled set the precision, recall and F1 of pairs of measures, and the time. A set whose documents are absent says so. */
export async function alignmentReport(): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { name: set, labels, documents, ...held } of SETS) {
    const name = `alignment, ${set}${'first' in held ? `, at first sight F1 ${held.first.toFixed(3)}, now` : ''}`;
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
