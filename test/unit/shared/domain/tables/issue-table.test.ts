import { describe, expect, it } from 'vitest';
import { buildIssueTable } from '#shared/domain/tables/issue-table.ts';
import type { ReportTable } from '#shared/domain/tables/report-table.ts';
import { context, DOCUMENT, passage, place, placed } from './table-material.ts';

function columnOf(table: ReportTable, key: string): readonly unknown[] {
  return table.rows.map((row) => (row.kind === 'cells' ? row.cells[key] : row.text));
}

describe('the list of issues (T9)', () => {
  it('has the columns of the handbook', () => {
    const labels = buildIssueTable([], context()).columns.map((column) => column.label);
    expect(labels.join('・')).toBe('序号・文件・条款路径・页/段・问题类型・严重度・原文・问题描述・依据・修改建议・状态・审阅人・日期');
  });

  it('lists issues in reading order, orphans last, and numbers them through', () => {
    const annotations = [
      placed({ note: '后' }, place({ start: 900 })),
      placed({ note: '失锚' }, { kind: 'orphan' }),
      placed({ note: '前' }, place({ start: 5 })),
    ];
    const table = buildIssueTable([{ document: DOCUMENT, annotations }], context());
    expect(columnOf(table, 'note')).toEqual(['前', '后', '失锚']);
    expect(columnOf(table, 'number')).toEqual([1, 2, 3]);
  });

  it('says of an orphan which clause it came from and that its text is gone', () => {
    const table = buildIssueTable([{ document: DOCUMENT, annotations: [placed({}, { kind: 'orphan' })] }], context());
    expect(columnOf(table, 'clause')).toEqual(['三、(二)4.\n（原文已变动，未能定位）']);
    expect(table.statistics).toContain('未能定位 1 条');
  });

  it('says that the place of an opinion carried on is not confirmed, and which words it was written about', () => {
    const carried = { documentId: 'old', annotationId: 'a', place: 'changed' as const, was: '3日内登记', isConfirmed: false };
    const quotes = [carried, { ...carried, isConfirmed: true }].map((each) =>
      String(columnOf(buildIssueTable([{ document: DOCUMENT, annotations: [placed({ carried: each })] }], context()), 'quote')[0]),
    );
    expect(quotes.map((quote) => quote.endsWith('\n（随新版转来，位置待确认；原为“3日内登记”）'))).toEqual([true, false]);
  });

  it('leaves out plain highlights and says how many there are, and never shows removed ones', () => {
    const plain = placed({ issueType: null, severity: null, note: '' });
    const removed = placed({ removedAt: '2026-03-02T00:00:00Z' });
    const table = buildIssueTable([{ document: DOCUMENT, annotations: [plain, removed, placed()] }], context());
    expect(table.rows).toHaveLength(1);
    expect(table.notes).toEqual(['另有 1 处标记未写意见，未列入本表。']);
    expect(table.leftOut).toBe(1);
    const whole = buildIssueTable([{ document: DOCUMENT, annotations: [plain, removed, placed()] }], context(), true);
    expect([whole.rows.length, whole.notes, whole.leftOut]).toEqual([2, [], 0]);
  });

  it('dates an issue by local time: half past five in the afternoon UTC is the next day in China', () => {
    const table = buildIssueTable([{ document: DOCUMENT, annotations: [placed({ updatedAt: '2026-03-01T17:30:00.000Z' })] }], context());
    expect(columnOf(table, 'date')).toEqual(['2026-03-02']);
  });

  it('names the one document in the head alone', () => {
    const keys = buildIssueTable([{ document: DOCUMENT, annotations: [placed()] }], context()).columns.map((column) => column.key);
    expect(keys).not.toContain('document');
    expect(keys).toContain('clause');
  });

  it('gives the present reviewer where an issue names none', () => {
    const annotations = [placed({ author: ' ' }), placed({ author: '林舒' })];
    expect(columnOf(buildIssueTable([{ document: DOCUMENT, annotations }], context()), 'author')).toEqual(['何嘉', '林舒']);
  });

  it('says where a passage stands before the first clause, and gives no page where the format has none', () => {
    const where = place({ path: [], page: null, paragraph: 3 });
    const table = buildIssueTable([{ document: DOCUMENT, annotations: [placed({}, where)] }], context());
    expect(columnOf(table, 'clause')).toEqual(['序言']);
    expect(columnOf(table, 'page')).toEqual(['第3段']);
  });

  it('shortens a very long quote in its middle', () => {
    const quote = `${'甲'.repeat(900)}末尾`;
    const table = buildIssueTable([{ document: DOCUMENT, annotations: [placed({ target: passage(quote) })] }], context());
    expect(columnOf(table, 'quote')[0]).toMatch(/^甲{500}……甲+末尾$/u);
  });

  it('keeps several documents apart by name, a nameless one by its file', () => {
    const other = { ...DOCUMENT, title: ' ', fileName: '通知.txt' };
    const documents = [
      { document: DOCUMENT, annotations: [placed()] },
      { document: other, annotations: [placed()] },
    ];
    expect(columnOf(buildIssueTable(documents, context()), 'document')).toEqual([DOCUMENT.title, '通知.txt']);
  });

  it('speaks English where asked to', () => {
    const table = buildIssueTable([{ document: DOCUMENT, annotations: [placed()] }], context({ language: 'en' }));
    expect(table.columns.map((column) => column.label)).not.toContain('序号');
    expect(columnOf(table, 'severity')).toEqual(['Normal']);
    expect(`${table.title}${table.statistics}${table.notes}${table.emptyText}`).not.toMatch(/\p{Script=Han}/u);
  });
});
