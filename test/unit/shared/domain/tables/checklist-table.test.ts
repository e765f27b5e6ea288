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
    ['legality', 'LG-1', 'LG-1', '不符合', '其中 LG-1 尚未附条款原文'],
    ['fair-competition', 'FC-1.1', '6', '是', '其中第 6 项尚未附条款原文'],
  ])('uses the words of the scale: %s', (template, id, number, word, missing) => {
    const table = build(runOf(template, { answers: { [id]: answer({ verdict: 'unmet' }) } }));
    expect(cellsOf(table, number).verdict).toBe(word);
    expect(table.statistics).toContain(`“${word}” 1 项`);
    expect(table.statistics).toContain(missing);
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
      expect.arrayContaining(['documentName', 'issuer', 'contact', 'industry', 'nature', 'date', 'basis', 'consultation']),
    );
  });

  it('prints nothing of the list behind the fair competition form: no item ids, no version, no marks of the template', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const printed = JSON.stringify(
        buildChecklistTable({ document: DOCUMENT, run: runOf('fair-competition'), evidence: {} }, context({ language })),
      );
      expect(printed).not.toMatch(/FC-|核对|第1版|规则版本|version 1/u);
    }
    const table = build(runOf('fair-competition'));
    const numbers = table.rows.flatMap((row) => (row.kind === 'cells' ? [row.cells.id] : []));
    expect(numbers).toEqual(numbers.map((_, index) => String(index + 1)));
    expect(table.head.find((field) => field.key === 'basis')?.value).toMatch(/公平竞争审查条例.*2024年8月1日.*实施办法.*2025年4月20日/u);
  });

  it('is a draft with its count as long as an item is open, and carries neither afterwards', () => {
    expect(build(runOf('fair-competition'))).toMatchObject({ subtitle: '（草稿）', statistics: expect.stringContaining('未审') });
    const { items } = runOf('fair-competition').template;
    const answers = Object.fromEntries(items.map((item) => [item.id, answer()]));
    expect(build(runOf('fair-competition', { answers }))).toMatchObject({ subtitle: null, statistics: null });
  });

  it.each([
    ['', '☐ 规章　　☐ 规范性文件　　☐ 其他'],
    ['规范性文件', '☐ 规章　　☑ 规范性文件　　☐ 其他'],
    ['合作协议', '☐ 规章　　☐ 规范性文件　　☑ 其他：合作协议'],
    ['☑ 规章', '☑ 规章'],
  ])('ticks what the measure is: %j', (nature, printed) => {
    const table = buildChecklistTable(
      { document: DOCUMENT, run: runOf('fair-competition'), evidence: {} },
      context({ formHead: { nature } }),
    );
    expect(table.head.find((field) => field.key === 'nature')?.value).toBe(printed);
  });

  it('has a row for exceptions and a block to stamp and sign', () => {
    const exceptionOf = (changes: Partial<ChecklistRun>) =>
      build(runOf('fair-competition', changes)).closing.find((box) => box.label === '例外规定适用情况');
    expect(exceptionOf({})?.ticks.map((tick) => tick.isTicked)).toEqual([false, false]);
    expect(exceptionOf({ answers: { 'FC-E': answer() } })?.ticks.map((tick) => tick.isTicked)).toEqual([true, false]);
    const applied = exceptionOf({ answers: { 'FC-E': answer({ verdict: 'unmet', opinion: '救灾需要，实施一年' }) } });
    expect(applied?.ticks.map((tick) => tick.isTicked)).toEqual([false, true]);
    expect(applied?.text).toBe('救灾需要，实施一年');
    const labels = build(runOf('fair-competition')).stamp.map((line) => line.label);
    expect(labels).toEqual(['审查机构（盖章）', '负责人（签字）', '日期']);
  });

  it('gives the room of columns that nobody filled in to the others', () => {
    const share = (table: ReturnType<typeof build>, key: string) =>
      (table.columns.find((column) => column.key === key)?.width ?? 0) / table.columns.reduce((sum, column) => sum + column.width, 0);
    const filled = build(runOf('fair-competition', { answers: { 'FC-1.1': answer({ opinion: '应当删除' }) } }));
    expect(share(build(runOf('fair-competition')), 'opinion')).toBeLessThan(share(filled, 'opinion'));
    expect(share(build(runOf('fair-competition')), 'basis')).toBeGreaterThan(share(filled, 'basis'));
  });

  it('says on lists that are worked through that the official text decides', () => {
    expect(build(runOf('legality')).notes[0]).toContain('官方文本为准');
  });
});
