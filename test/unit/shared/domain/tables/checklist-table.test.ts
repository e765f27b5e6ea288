import { describe, expect, it } from 'vitest';
import { findTemplate } from '#shared/domain/review/checklist-templates/checklist-templates.ts';
import { buildChecklistTable, type ChecklistReport } from '#shared/domain/tables/checklist-table.ts';
import type { ChecklistRun } from '#shared/model/checklist.ts';
import { answer, context, DOCUMENT, passage, place } from './table-material.ts';

function runOf(template: string, changes: Partial<ChecklistRun> = {}): ChecklistRun {
  const found = findTemplate(template);
  if (found === null) throw new Error('template missing');
  return { id: 'run', template: found, answers: {}, conclusion: null, startedAt: '2026-03-01T01:00:00Z', ...changes };
}

function build(run: ChecklistRun, evidence: ChecklistReport['evidence'] = {}) {
  return buildChecklistTable({ document: DOCUMENT, run, evidence }, context());
}

function cellsOf(table: ReturnType<typeof build>, id: string) {
  const row = table.rows.find((candidate) => candidate.kind === 'cells' && candidate.cells.id === id);
  return row?.kind === 'cells' ? row.cells : {};
}

describe('the checklist as a table', () => {
  it('opens each group with a section row, and brings a scattered group together', () => {
    const template = { ...runOf('consistency').template };
    template.items = template.items.toReversed().toSorted((a, b) => a.id.localeCompare(b.id, 'en'));
    const sections = build(runOf('consistency', { template })).rows.filter((row) => row.kind === 'section');
    expect(sections).toHaveLength(4);
  });

  it.each([
    ['legality', 'LG-1', '不符合'],
    ['fair-competition', 'FC-1.1', '是'],
  ])('uses the words of the scale: %s', (template, id, word) => {
    const table = build(runOf(template, { answers: { [id]: answer({ verdict: 'unmet' }) } }));
    expect(cellsOf(table, id).verdict).toBe(word);
    expect(table.statistics).toContain(`“${word}” 1 项`);
    expect(table.statistics).toContain(`其中 ${id} 尚未附条款原文`);
  });

  it('shows evidence with its clause and quote, one passage a line, a lost one as lost', () => {
    const run = runOf('legality', { answers: { 'LG-6': answer({ verdict: 'unmet', opinion: '应删除' }) } });
    const evidence = {
      'LG-6': [
        { target: passage('缴纳保证金'), place: place() },
        { target: passage('押金', ['五、']), place: { kind: 'orphan' as const } },
      ],
    };
    const cells = cellsOf(build(run, evidence), 'LG-6');
    expect(cells).toMatchObject({ opinion: '应删除', evidence: '三、(二)4.：“缴纳保证金”\n五、（原文已变动，未能定位）：“押金”' });
  });

  it('leaves the conclusion to a person: nothing is ticked until someone chose', () => {
    expect(build(runOf('legality')).closing[0]?.ticks.some((tick) => tick.isTicked)).toBe(false);
    const conclusion = { choice: '不合法', text: '超越权限', author: '何嘉', updatedAt: '2026-03-02T00:00:00Z' };
    const [box] = build(runOf('legality', { conclusion })).closing;
    expect(box?.ticks.filter((tick) => tick.isTicked).map((tick) => tick.label)).toEqual(['不合法']);
    expect(box?.text).toBe('超越权限');
  });

  it('still shows a choice that the template no longer offers', () => {
    const conclusion = { choice: '暂缓', text: '', author: '何嘉', updatedAt: '2026-03-02T00:00:00Z' };
    expect(build(runOf('legality', { conclusion })).closing[0]?.ticks.at(-1)).toEqual({ label: '暂缓', isTicked: true });
  });

  it('gives the fair competition review the head of its official form, upright', () => {
    const table = build(runOf('fair-competition'));
    expect(table.title).toBe('公平竞争审查表');
    expect(table.paper.orientation).toBe('portrait');
    expect(table.head.map((field) => field.key)).toEqual(
      expect.arrayContaining(['documentName', 'issuer', 'contact', 'industry', 'nature', 'date', 'template', 'consultation']),
    );
  });

  it('says that the official text decides, and which items wait for a check against it', () => {
    expect(build(runOf('fair-competition')).notes[0]).toMatch(/官方文本为准.*FC-1\.1.*核对/u);
    expect(build(runOf('legality')).notes[0]).not.toContain('核对');
  });
});
