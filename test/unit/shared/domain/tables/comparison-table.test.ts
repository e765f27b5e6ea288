import { describe, expect, it } from 'vitest';
import { compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import { comparisonView } from '#shared/domain/comparison/comparison-view.ts';
import { buildComparisonTable } from '#shared/domain/tables/comparison-table.ts';
import type { CellValue, ReportTable } from '#shared/domain/tables/report-table.ts';
import type { Block } from '#shared/model/document.ts';
import { documentFromLines } from '../structure/document-from-lines.ts';
import { context } from './table-material.ts';

const OLD = [
  '临江市窗口服务办法（征求意见稿）',
  '一、办理',
  '1.压缩时限。一般事项在5个工作日内办结，由受理窗口负责答复。',
  '2.公开流程。各窗口公开办理条件和所需材料，每季度核对一次。',
  '二、监督',
  '3.接受评价。申请人可以对窗口服务作出评价，结果按月公布。',
];
const NEW = [
  ...OLD.slice(0, 2),
  OLD[2]?.replace('5个', '3个') ?? '',
  ...OLD.slice(4, 6),
  '4.通报结果。对评价不满意的事项逐件回访，整改结果向社会公开。',
];
const marked = (value: CellValue | undefined): string =>
  Array.isArray(value) ? value.map(({ text, mark }) => (mark === 'plain' ? text : `{${mark}:${text}}`)).join('') : String(value ?? '');

function tableOf(news: readonly string[], reason?: string, { olds = OLD, withApart = false } = {}): ReportTable {
  const [old, fresh]: readonly Block[][] = [olds, news].map((lines) => documentFromLines(lines).blocks);
  const view = comparisonView(compareDocuments(old ?? [], fresh ?? []), old ?? [], fresh ?? []);
  const key = view.lines.find(({ values }) => values.length > 0)?.key ?? '';
  const note = { against: 'old', key, text: reason ?? '', oldClause: '', newClause: '', author: '', updatedAt: '' };
  const document = { title: '临江市窗口服务办法', docNumber: null, issuer: null };
  return buildComparisonTable(
    {
      old: { ...document, fileName: '旧.txt' },
      fresh: { ...document, fileName: '新.txt' },
      view,
      notes: reason === undefined ? [] : [note],
      opinions: [],
      withApart,
    },
    context({ date: '2031-03-05' }),
  );
}

describe('the table of changes', () => {
  it('stands both wordings beside each other, with what went and what came marked', () => {
    const rows = tableOf(NEW).rows.map((row) => (row.kind === 'cells' ? row.cells : {}));
    expect(marked(rows[0]?.['old'])).toBe('1.压缩时限。一般事项在{deleted:5}个工作日内办结，由受理窗口负责答复。');
    expect(marked(rows[0]?.['new'])).toBe('1.压缩时限。一般事项在{inserted:3}个工作日内办结，由受理窗口负责答复。');
    expect(marked(rows[1]?.['old'])).toMatch(/^\{deleted:2\.公开流程。/);
    expect(marked(rows[1]?.['new'])).toBe('{muted:（删除）}');
    expect(marked(rows[2]?.['old'])).toBe('{muted:（新增）}');
    expect(rows.map((cells) => cells['clause'])).toEqual(['一、1.', '一、2.', '二、4.']);
  });

  it('proposes what a change does, in grey, until a person writes why', () => {
    const proposed = tableOf(NEW).rows[0];
    expect(proposed?.kind === 'cells' ? marked(proposed.cells['reason']) : '').toBe('{muted:调整时限：5个工作日 → 3个工作日}');
    const reworded = [...NEW];
    reworded[2] = reworded[2]?.replace('受理窗口', '首接窗口') ?? '';
    const both = tableOf(reworded).rows[0];
    expect(both?.kind === 'cells' ? marked(both.cells['reason']) : '').toContain('调整时限：5个工作日 → 3个工作日；修改文字}');
    const written = tableOf(NEW, '采纳市工商联意见').rows[0];
    expect(written?.kind === 'cells' ? written.cells['reason'] : '').toBe('采纳市工商联意见');
  });

  it('names the files where both versions have one title, and counts the changes', () => {
    const table = tableOf(NEW);
    expect(table.head.slice(0, 2).map(({ value }) => value)).toEqual(['临江市窗口服务办法（旧.txt）', '临江市窗口服务办法（新.txt）']);
    expect(table.statistics).toBe('共 3 处改动：修改 1，新增 1，删除 1，移动 0。');
    expect(table.paper).toEqual({ size: 'A4', orientation: 'landscape' });
  });

  it('leaves out the notice that only one file has, says so below, and lists it where a person wants that', () => {
    const notice = ['关于印发《临江市窗口服务办法》的通知', '现将《临江市窗口服务办法》印发给你们，请认真执行。'];
    const olds = [...notice, ...OLD];
    const table = tableOf(NEW, undefined, { olds });
    expect(table.statistics).toBe('共 3 处改动：修改 1，新增 1，删除 1，移动 0。');
    expect(table.notes.at(-1)).toBe('只在修改前的文件中有、不属于正文的部分（“关于印发《临江市窗口服务办法》的通知”等2段）未参与比对。');
    const whole = tableOf(NEW, undefined, { olds, withApart: true });
    expect([whole.rows.length, whole.statistics]).toEqual([5, '共 5 处改动：修改 1，新增 1，删除 3，移动 0。']);
    expect(whole.notes.join()).not.toContain('未参与比对');
  });

  it('names the paper that is compared, not the announcement above it, unless that is compared too', () => {
    const announcement = [
      '临江市政务局关于公开征求《临江市窗口服务办法》意见的公告',
      '现向社会公开征求意见，请于2031年3月底前反馈。',
      '附件',
    ];
    const names = (options: { readonly withApart: boolean }): readonly unknown[] =>
      tableOf(NEW, undefined, { olds: [...announcement, ...OLD], ...options })
        .head.slice(0, 2)
        .map(({ value }) => value);
    expect(names({ withApart: false })).toEqual(['临江市窗口服务办法（征求意见稿）', '临江市窗口服务办法']);
    expect(names({ withApart: true })).toEqual(['临江市窗口服务办法（旧.txt）', '临江市窗口服务办法（新.txt）']);
  });

  it('says identical only where nothing differs', () => {
    expect(tableOf(OLD)).toMatchObject({ rows: [], emptyText: '两份文件的文字完全相同' });
  });
});
