import { describe, expect, it } from 'vitest';
import { buildDispositionTable } from '#shared/domain/tables/disposition-table.ts';
import { buildFeedbackTable } from '#shared/domain/tables/feedback-table.ts';
import { cellText } from '#shared/domain/tables/report-table.ts';
import type { CarriedFrom } from '#shared/model/carrying.ts';
import { context, DOCUMENT, passage, placed } from './table-material.ts';

const CARRIED: CarriedFrom = {
  documentId: 'old',
  annotationId: 'first',
  place: 'changed',
  was: '缴纳保证金三万元',
  wasPath: ['三、', '(二)', '5.'],
  isConfirmed: true,
};
const DECIDED: CarriedFrom = { ...CARRIED, decision: { state: 'partly-adopted', by: '何嘉', at: '2026-03-02T01:00:00.000Z' } };

function firstRow(table: ReturnType<typeof buildDispositionTable>): Readonly<Record<string, string>> {
  const [row] = table.rows;
  if (row?.kind !== 'cells') throw new Error('no row of cells');
  return Object.fromEntries(Object.entries(row.cells).map(([key, value]) => [key, cellText(value)]));
}

describe('the table of opinions and their disposition (T2)', () => {
  it('has the columns of the form', () => {
    const labels = buildDispositionTable(DOCUMENT, [], context()).columns.map(({ label }) => label);
    expect(labels).toEqual(['序号', '反馈单位', '条款', '原文', '反馈意见', '理由', '采纳情况', '处理说明', '修改后表述']);
  });

  it('shows an opinion on the old wording with what was decided and how the text reads now', () => {
    const row = firstRow(
      buildDispositionTable(DOCUMENT, [placed({ author: '清溪县商会', carried: { ...DECIDED, reply: '已减半' } })], context()),
    );
    expect(row).toMatchObject({
      unit: '清溪县商会',
      clause: '三、(二)5.\n→ 三、(二)4.',
      quote: '缴纳保证金三万元',
      state: '部分采纳',
      reply: '已减半',
      revised: '缴纳保证金二万元',
    });
  });

  it('gives the unit of the reviewer, and otherwise the name that signed', () => {
    expect(firstRow(buildDispositionTable(DOCUMENT, [placed({ carried: DECIDED })], context()))['unit']).toBe('云岭县司法局');
    expect(firstRow(buildDispositionTable(DOCUMENT, [placed({ author: '', carried: DECIDED })], context()))['unit']).toBe('');
  });

  it('counts each opinion once, and a proposal as undecided', () => {
    const proposed = { ...CARRIED, adoption: { state: 'adopted' as const, met: [], missing: [] } };
    const gone = { ...DECIDED, decision: { state: 'clause-removed' as const, by: '', at: '' } };
    const table = buildDispositionTable(
      DOCUMENT,
      [placed({ carried: DECIDED }), placed({ carried: proposed }), placed({ carried: gone }), placed({ carried: CARRIED })],
      context({ formHead: { asked: '20', answered: '3', without: '17' } }),
    );
    expect(table.statistics).toBe('征求 20 家，反馈 3 家，无意见 17 家；意见 4 条：采纳 0，部分采纳 1，不采纳 0，条款已删除 1，待定 2。');
    expect(table.notes.join()).toContain('推定');
  });

  it('leaves what was newly raised to the other tables, and lists a paper of its own opinions undecided', () => {
    const both = buildDispositionTable(DOCUMENT, [placed({ carried: DECIDED }), placed()], context());
    expect(both.rows).toHaveLength(1);
    expect(both.notes.join()).toContain('另有 1 条');
    expect(firstRow(buildDispositionTable(DOCUMENT, [placed()], context()))).toMatchObject({ state: '', revised: '' });
  });

  it('says of unchanged wording that it is unchanged, and of a lost place that it is lost', () => {
    const same = placed({ target: passage(CARRIED.was), carried: CARRIED });
    expect(firstRow(buildDispositionTable(DOCUMENT, [same], context()))['revised']).toBe('（未作修改）');
    const lost = placed({ carried: { ...CARRIED, place: 'lost' } }, { kind: 'orphan' });
    expect(firstRow(buildDispositionTable(DOCUMENT, [lost], context()))['revised']).toBe('（未能定位）');
  });
});

it('says in the comment form (T1) of an opinion raised before what became of it', () => {
  const [row] = buildFeedbackTable(DOCUMENT, [placed({ carried: DECIDED })], context()).rows;
  expect(row?.kind === 'cells' ? row.cells['remark'] : null).toBe('上一稿已提，部分采纳');
});
