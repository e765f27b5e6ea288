import { describe, expect, it } from 'vitest';
import { buildFeedbackTable } from '#shared/domain/tables/feedback-table.ts';
import { context, DOCUMENT, place, placed } from './table-material.ts';

function firstCells(table: ReturnType<typeof buildFeedbackTable>) {
  const [row] = table.rows;
  return row?.kind === 'cells' ? row.cells : {};
}

describe('the comment form (T1)', () => {
  it('has the head fields and columns of the form', () => {
    const table = buildFeedbackTable(DOCUMENT, [], context());
    expect(table.head.map((field) => field.label)).toEqual(['文件名称', '反馈单位', '联系人', '电话', '日期']);
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

  it('gives the note as the reason where no wording is suggested, and the opinion points to it', () => {
    const cells = firstCells(buildFeedbackTable(DOCUMENT, [placed({ note: '期限过短', suggestion: '', basis: '' })], context()));
    expect(cells).toMatchObject({ opinion: '（见理由）', reason: '期限过短' });
    const english = buildFeedbackTable(DOCUMENT, [placed({ note: 'Too short', suggestion: '' })], context({ language: 'en' }));
    expect(firstCells(english).opinion).toBe('(see reason)');
  });

  it.each([
    '改为“十五日”',
    '将“十日”改为“十五日”',
    '把本款移到末尾',
    '删除',
    '删去第二句',
    '增加例外情形',
    '补充依据',
    '建议合并',
    '调整顺序',
    '“十日”改为“十五日”',
  ])('leaves a suggestion that says what to do as it is: %s', (suggestion) => {
    expect(firstCells(buildFeedbackTable(DOCUMENT, [placed({ suggestion })], context())).opinion).toBe(suggestion);
  });

  it('leaves room for the stamp, with the unit and an open date', () => {
    expect(buildFeedbackTable(DOCUMENT, [], context()).stamp.map((line) => [line.label, line.value, line.type])).toEqual([
      ['单位（盖章）', '云岭县司法局', 'text'],
      ['', '', 'date'],
    ]);
  });

  it.each([
    ['the only attachment without its name', ['附件', '一、', '(二)'], ['附件'], '一、(二)'],
    ['it with its name where the letter has a clause of that number too', ['附件', '一、'], ['一、', '附件'], '附件\u00A0一、'],
    ['it with its name where there is another', ['附件', '一、'], ['附件', '附件〔2〕'], '附件\u00A0一、'],
    ['a numbered attachment with its number, unbroken', ['附件1', '一、'], ['附件1'], '附件1\u00A0一、'],
    ['the words before the first clause', [], ['一、'], '序言'],
    ['the words before the first clause of the only attachment', ['附件'], ['附件'], '序言'],
    ['the paragraph of a document without clauses', [], [], '第17段'],
  ])('cites %s', (_, path, outermostLabels, cited) => {
    const cells = firstCells(buildFeedbackTable({ ...DOCUMENT, outermostLabels }, [placed({}, place({ path }))], context()));
    expect(cells.clause).toBe(cited);
  });

  it('calls the words before the first clause a preamble in English', () => {
    const table = buildFeedbackTable(DOCUMENT, [placed({}, place({ path: [] }))], context({ language: 'en' }));
    expect(firstCells(table).clause).toBe('Preamble');
  });
});
