import { describe, expect, it } from 'vitest';
import { buildFeedbackTable } from '#shared/domain/tables/feedback-table.ts';
import { context, DOCUMENT, placed } from './table-material.ts';

function firstCells(table: ReturnType<typeof buildFeedbackTable>) {
  const [row] = table.rows;
  return row?.kind === 'cells' ? row.cells : {};
}

describe('the comment form (T1)', () => {
  it('has the head fields and columns of the form', () => {
    const table = buildFeedbackTable(DOCUMENT, [], context());
    expect(table.head.map((field) => field.label)).toEqual(['文件名称', '反馈单位（盖章）', '联系人', '电话', '日期']);
    expect(table.columns.map((column) => column.label)).toEqual([
      '序号',
      '条款位置',
      '原文',
      '修改意见（建议修改为）',
      '修改理由及依据',
      '备注',
    ]);
  });

  it('fills the head with what was typed last, an emptied field included, else with what is known', () => {
    const table = buildFeedbackTable(DOCUMENT, [], context({ formHead: { phone: '0512-6600', contact: '' } }));
    const values = Object.fromEntries(table.head.map((field) => [field.key, field.value]));
    expect(values).toEqual({ documentName: DOCUMENT.title, unit: '云岭县司法局', contact: '', phone: '0512-6600', date: '2026-03-05' });
  });

  it('ticks 无意见 only where there is none', () => {
    const ticked = (table: ReturnType<typeof buildFeedbackTable>) => table.ticks.filter((tick) => tick.isTicked).map((tick) => tick.label);
    expect(ticked(buildFeedbackTable(DOCUMENT, [], context()))).toEqual(['无意见']);
    expect(ticked(buildFeedbackTable(DOCUMENT, [placed()], context()))).toEqual(['有意见（共 1 条）']);
  });

  it('takes a plain highlight for no opinion', () => {
    const table = buildFeedbackTable(DOCUMENT, [placed({ issueType: null, severity: null, note: '' })], context());
    expect(table.rows).toEqual([]);
  });

  it('gives the suggested wording as the opinion and the note as its reason', () => {
    const cells = firstCells(
      buildFeedbackTable(DOCUMENT, [placed({ note: '标准过高', suggestion: '缴纳五千元', basis: '目录清单' })], context()),
    );
    expect(cells).toMatchObject({ opinion: '建议修改为：缴纳五千元', reason: '标准过高\n依据：目录清单' });
  });

  it('gives the note as the opinion where no wording is suggested', () => {
    const cells = firstCells(buildFeedbackTable(DOCUMENT, [placed({ note: '建议删除', suggestion: '', basis: '' })], context()));
    expect(cells).toMatchObject({ opinion: '建议删除', reason: '' });
  });
});
