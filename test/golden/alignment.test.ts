import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFileIntoModel } from '#electron/library/read-file.ts';
import { alignDocuments } from '#shared/domain/alignment/align-documents.ts';
import { alignmentLabels, scoreAlignment } from '../support/score-alignment.ts';
import { PACKAGED_ASSETS } from '../unit/electron/extract/packaged-assets.ts';

const SEEDS = join(import.meta.dirname, '../../seeds');
const PLANS = join(import.meta.dirname, 'alignment/plans');

describe('measures on the same matter are found as well as a reader did', () => {
  it.each([
    { name: 'in the sample library', labels: 'sample-library.json', documents: SEEDS, least: 0.94 },
    // Fields that no topic of the dictionary knows.
    { name: 'on childcare', labels: 'childcare.json', documents: PLANS, least: 0.9 },
    { name: 'on the sea', labels: 'marine.json', documents: PLANS, least: 0.85 },
    { name: 'on drones', labels: 'drones.json', documents: PLANS, least: 0.9 },
    { name: 'on household waste', labels: 'waste.json', documents: PLANS, least: 0.85 },
  ])('$name', async ({ labels: file, documents, least }) => {
    const labels = alignmentLabels.parse(JSON.parse(await readFile(join(import.meta.dirname, 'alignment', file), 'utf8')));
    const names = Object.keys(labels.documents);
    const models = await Promise.all(names.map((name) => readModel(join(documents, labels.documents[name] ?? ''))));
    const { precision, recall, f1, missed, wrong } = scoreAlignment(labels, names, models, alignDocuments(models));
    expect(f1, `precision ${precision}, recall ${recall}\nmissed ${missed.join('\n')}\nwrong ${wrong.join('\n')}`).toBeGreaterThanOrEqual(
      least,
    );
  });

  it('finds hardly a pair in papers on different matters, of thirteen', async () => {
    const models = await Promise.all(['childcare-linjiang.txt', 'waste-donggang.txt'].map((name) => readModel(join(PLANS, name))));
    const { topics } = alignDocuments(models);
    const both = topics.filter(({ id, lines }) => id !== 'organisation' && lines.some(({ cells }) => !cells.includes(null)));
    expect(both.map(({ name }) => name).length).toBeLessThanOrEqual(2);
  });
});

async function readModel(path: string) {
  const read = await readFileIntoModel(path, PACKAGED_ASSETS);
  return read.ok ? read.model : expect.fail(`${path}: ${read.failure.code}`);
}
