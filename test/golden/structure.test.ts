import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFileIntoModel } from '#electron/library/read-file.ts';
import { emptyScores, goldDocument, SCORED_FIELDS, type ScoredField, type Scores, scoreStructure } from '../support/score-structure.ts';
import { PACKAGED_ASSETS } from '../unit/electron/extract/packaged-assets.ts';

const PLACE = join(import.meta.dirname, 'structure');
const ANSWER = '.gold.json';

/** The least that each field has reached over all documents. */
const REACHED: Readonly<Record<ScoredField, number>> = {
  meta: 1,
  outline: 1,
  tasks: 1,
  leads: 1,
  units: 1,
  deadline: 1,
  indicators: 1,
};

async function scoreDocument(answer: string): Promise<Scores> {
  const gold = goldDocument.parse(JSON.parse(await readFile(join(PLACE, answer), 'utf8')));
  const read = await readFileIntoModel(join(PLACE, gold.source), PACKAGED_ASSETS);
  if (!read.ok) expect.fail(`${gold.source}: ${read.failure.code}`);
  return scoreStructure(read.model, gold);
}

describe('documents of every genre', () => {
  const total = emptyScores();
  const faults: string[] = [];
  let count = 0;

  beforeAll(async () => {
    const answers = (await readdir(PLACE)).filter((name) => name.endsWith(ANSWER)).sort();
    count = answers.length;
    for (const answer of answers) {
      const scores = await scoreDocument(answer);
      for (const field of SCORED_FIELDS) {
        total[field].add(scores[field]);
        if (scores[field].faults.length > 0) faults.push(`${field} of ${answer}`, ...scores[field].faults);
      }
    }
  });

  it('lie beside their answers', () => {
    expect(count).toBeGreaterThanOrEqual(14);
  });

  it.each(SCORED_FIELDS)('are understood as well as ever: %s', (field) => {
    expect(total[field].f1, faults.join('\n')).toBeGreaterThanOrEqual(REACHED[field]);
  });
});
