import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFileIntoModel } from '#electron/library/read-file.ts';
import { alignDocuments } from '#shared/domain/alignment/align-documents.ts';
import { alignmentLabels, scoreAlignment } from '../support/score-alignment.ts';
import { PACKAGED_ASSETS } from '../unit/electron/extract/packaged-assets.ts';

it('finds which measures of the sample library speak of the same matter as well as a reader did', async () => {
  const labels = alignmentLabels.parse(JSON.parse(await readFile(join(import.meta.dirname, 'alignment/sample-library.json'), 'utf8')));
  const names = Object.keys(labels.documents);
  const models = await Promise.all(
    names.map(async (name) => {
      const read = await readFileIntoModel(join(import.meta.dirname, '../../seeds', labels.documents[name] ?? ''), PACKAGED_ASSETS);
      return read.ok ? read.model : expect.fail(`${name}: ${read.failure.code}`);
    }),
  );
  const { precision, recall, f1, missed, wrong } = scoreAlignment(labels, names, models, alignDocuments(models));
  expect(f1, `precision ${precision}, recall ${recall}\nmissed ${missed.join('\n')}\nwrong ${wrong.join('\n')}`).toBeGreaterThanOrEqual(
    0.94,
  );
});
