import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFileIntoModel } from '#electron/library/read-file.ts';
import { alignDocuments } from '#shared/domain/alignment/align-documents.ts';
import type { Alignment } from '#shared/model/alignment.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { PACKAGED_ASSETS } from '#test/unit/electron/extract/packaged-assets.ts';
import { alignmentLabels, scoreAlignment } from '../support/score-alignment.ts';
import { CORPUS, missingParts } from './corpus-place.ts';

const missing = missingParts(['seeds']);

if (missing.length > 0) {
  it('finds no real plans beside the repository, so nothing is lined up here', () => {
    process.stderr.write(`corpus: ${missing.join(', ')} absent\n`);
    expect(missing.length).toBeGreaterThan(0);
  });
} else {
  describe('three real plans', () => {
    const labels = alignmentLabels.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'alignment-labels.json'), 'utf8')));
    const names = Object.keys(labels.documents);
    let models: DocumentModel[];
    let alignment: Alignment;

    beforeAll(async () => {
      models = await Promise.all(
        names.map(async (name) => {
          const read = await readFileIntoModel(join(CORPUS, 'seeds', labels.documents[name] ?? ''), PACKAGED_ASSETS);
          return read.ok ? read.model : expect.fail(`${name}: ${read.failure.code}`);
        }),
      );
      alignment = alignDocuments(models);
    });

    /** The numbers of all that each document says on a topic. */
    const numbersOn = (name: string): readonly (readonly (number | null)[] | null)[] => {
      const topic = alignment.topics.find((each) => each.name === name);
      return names.map((_, document) => {
        const cells = topic?.lines.flatMap(({ cells: all }) => all[document] ?? []) ?? [];
        return cells.length === 0 ? null : cells.flatMap(({ indicators }) => indicators.map(({ value }) => value));
      });
    };

    it.each(['获得水电气', '不动产登记', '纳税', '获得信贷', '政府采购'])('all have provisions on %s', (name) => {
      expect(numbersOn(name)).not.toContain(null);
    });

    it('have their numbers beside each other', () => {
      expect(numbersOn('获得水电气')).toEqual([expect.arrayContaining([99.98, 99.95]), expect.arrayContaining([15, 45, 20]), []]);
      expect(numbersOn('不动产登记')[0]).toEqual([80, 50, 100]);
      expect(numbersOn('纳税')).toEqual([expect.arrayContaining([96, 90]), expect.anything(), [100]]);
      expect(numbersOn('获得信贷')).toEqual([[15, 200], [0.8], [4600]]);
      expect(numbersOn('政府采购')[2]).toEqual([40]);
    });

    it('are lined up as a reader did', () => {
      const { f1, missed, wrong } = scoreAlignment(labels, names, models, alignment);
      expect(f1, `missed ${missed.join('\n')}\nwrong ${wrong.join('\n')}`).toBeGreaterThanOrEqual(0.9);
    });
  });
}
