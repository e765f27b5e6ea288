import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFileIntoModel } from '#electron/library/read-file.ts';
import { readTaskRows } from '#shared/domain/tables/task-rows.ts';
import { taskTotals } from '#shared/domain/tables/task-statistics.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { PACKAGED_ASSETS } from '#test/unit/electron/extract/packaged-assets.ts';
import { CORPUS, missingParts } from './corpus-place.ts';

/** The least F1 that each field of the gold may fall to. */
const LEAST_SCORES = { meta: 0.99, outline: 0.99, tasks: 0.99, leads: 0.97, units: 0.99, deadline: 0.99, indicators: 0.97 };

const missing = missingParts(['gold', 'seeds', 'texts', 'score.py']);

if (missing.length > 0) {
  it('finds no gold beside the repository, so nothing is scored here', () => {
    process.stderr.write(`corpus: ${missing.join(', ')} absent\n`);
    expect(missing.length).toBeGreaterThan(0);
  });
} else {
  describe('the five real papers', () => {
    it.each([
      { seed: '000', tasks: 25, deadlines: 0, leads: 0 },
      { seed: '001', tasks: 40, deadlines: 0, leads: 0 },
      { seed: '002', tasks: 56, deadlines: 56, leads: 38 },
      { seed: '003', tasks: 30, deadlines: 0, leads: 0 },
      { seed: '004', tasks: 28, deadlines: 1, leads: 0 },
    ])('give $tasks tasks for $seed, $deadlines of them with a deadline', async ({ seed, tasks, deadlines, leads }) => {
      const model = await understood(`seeds/${nameOf(seed)}`);
      expect(model.tasks).toHaveLength(tasks);
      expect(model.tasks.filter(({ deadline }) => deadline !== null)).toHaveLength(deadlines);
      if (leads > 0) expect(model.tasks.filter((task) => task.leads.length > 0)).toHaveLength(leads);
    });

    it.each(['000', '001', '002', '003', '004'])('show the same counts in the task table as in the structure, in %s', async (seed) => {
      const model = await understood(`seeds/${nameOf(seed)}`);
      const totals = taskTotals(readTaskRows(model).rows);
      expect([totals.tasks, totals.led, totals.timed]).toEqual([
        model.tasks.length,
        model.tasks.filter((task) => task.leads.length > 0).length,
        model.tasks.filter(({ deadline }) => deadline !== null).length,
      ]);
    });

    it('have 40 tasks that go on and 2 for long, in 002', async () => {
      const { continuing } = taskTotals(readTaskRows(await understood(`seeds/${nameOf('002')}`)).rows);
      expect(continuing.map(({ text, count }) => `${text} ${count}`)).toEqual(['持续推进 40', '长期推进 2']);
    });

    it('have all their damaged headings read as intended', async () => {
      const gold: { outline: readonly { title: string; garbled?: boolean }[] } = JSON.parse(
        readFileSync(join(CORPUS, 'gold', nameOf('001').replace('.txt', '.json')), 'utf8'),
      );
      const intended = gold.outline.filter(({ garbled }) => garbled).map(({ title }) => title);
      const { outline } = await understood(`seeds/${nameOf('001')}`);
      expect(intended).toHaveLength(11);
      expect(outline.filter(({ repaired }) => repaired).map(({ title }) => title)).toEqual(expect.arrayContaining(intended));
    });

    it('have a table that was flattened onto lines as one table again', async () => {
      const { blocks } = await understood(`seeds/${nameOf('003')}`);
      const tables = blocks.flatMap(({ rows }) => (rows === null ? [] : [rows]));
      expect(tables).toHaveLength(1);
      const [rows = []] = tables;
      const filled = rows.map((row) => row.filter((cell) => cell !== '').length);
      expect(rows.every((row) => row.length === 4)).toBe(true);
      expect([filled.filter((cells) => cells === 1).length, filled.filter((cells) => cells === 4).length]).toEqual([5, 31]);
    });
  });

  it('scores against the gold as README says', async () => {
    const answers = mkdtempSync(join(tmpdir(), 'yuece-gold-'));
    try {
      for (const name of readdirSync(join(CORPUS, 'gold'))) {
        const { source }: { source: string } = JSON.parse(readFileSync(join(CORPUS, 'gold', name), 'utf8'));
        writeFileSync(join(answers, name), JSON.stringify(await understood(source)));
      }
      const scored = spawnSync('python3', [join(CORPUS, 'score.py'), answers, join(CORPUS, 'gold')], { encoding: 'utf8' });
      const scores: Record<string, number> = JSON.parse(scored.stdout.trim().split('\n').at(-1) ?? '{}');
      const low = Object.entries(LEAST_SCORES).filter(([field, least]) => !((scores[field] ?? 0) >= least));
      expect(low, scored.stdout + scored.stderr).toEqual([]);
    } finally {
      rmSync(answers, { recursive: true, force: true });
    }
  });
}

function nameOf(seed: string): string {
  const folder = join(CORPUS, 'seeds');
  const name = existsSync(folder) ? readdirSync(folder).find((file) => file.startsWith(seed)) : undefined;
  if (name === undefined) expect.fail(`no seed ${seed}`);
  return name;
}

async function understood(source: string): Promise<DocumentModel> {
  const outcome = await readFileIntoModel(join(CORPUS, source), PACKAGED_ASSETS);
  if (!outcome.ok) expect.fail(`${source}: ${outcome.failure.code}`);
  return outcome.model;
}
