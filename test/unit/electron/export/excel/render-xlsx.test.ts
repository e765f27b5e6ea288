import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderXlsx } from '#electron/export/excel/render-xlsx.ts';
import { findTemplate } from '#shared/domain/review/checklist-templates/checklist-templates.ts';
import { buildChecklistTable } from '#shared/domain/tables/checklist-table.ts';
import { buildFeedbackTable } from '#shared/domain/tables/feedback-table.ts';
import { buildIssueTable } from '#shared/domain/tables/issue-table.ts';
import { column, type ReportTable } from '#shared/domain/tables/report-table.ts';
import { context, DOCUMENT, passage, placed } from '../../../shared/domain/tables/table-material.ts';

type Parts = { readonly sheet: string; readonly strings: string; readonly styles: string; readonly workbook: string };

async function partsOf(table: ReportTable): Promise<Parts> {
  const entries = unzipSync(await renderXlsx(table, { author: '何嘉' }));
  const read = (name: string) => strFromU8(entries[name] ?? new Uint8Array());
  return {
    sheet: read('xl/worksheets/sheet1.xml'),
    strings: read('xl/sharedStrings.xml'),
    styles: read('xl/styles.xml'),
    workbook: read('xl/workbook.xml'),
  };
}

/** Tag of the cell that shows a text, found by way of the shared strings. */
function cellShowing({ sheet, strings }: Parts, text: string): string {
  const items = strings.split('<si>').slice(1);
  const index = items.findIndex((item) => item.includes(text));
  return sheet.match(new RegExp(`<c r="[A-Z]+\\d+"[^>]*t="s"[^>]*><v>${index}</v></c>`, 'u'))?.[0] ?? '';
}

function formatOf({ styles }: Parts, cell: string): number {
  const style = Number(/ s="(\d+)"/u.exec(cell)?.[1] ?? '0');
  const formats = styles.slice(styles.indexOf('<cellXfs')).match(/<xf [^>]*>/gu) ?? [];
  return Number(/numFmtId="(\d+)"/u.exec(formats[style] ?? '')?.[1] ?? '-1');
}

function issues(...notes: readonly string[]): ReportTable {
  return buildIssueTable([{ document: DOCUMENT, annotations: notes.map((note) => placed({ note })) }], context());
}

describe('tables as workbooks', () => {
  it('freezes the labels, filters by them and repeats them on every page', async () => {
    const { sheet, workbook } = await partsOf(issues('甲', '乙'));
    // Title, two head lines and the totals stand above the labels.
    expect(sheet).toMatch(/<pane [^>]*ySplit="5"[^>]*state="frozen"/u);
    expect(sheet).toContain('<autoFilter ref="A5:L7"');
    expect(workbook).toContain('$5:$5');
  });

  it('prints on A4 across, one page wide, with the page number at the foot', async () => {
    const { sheet } = await partsOf(issues('甲'));
    expect(sheet).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"[^>]*fitToHeight="0"/u);
    expect(sheet).toContain('fitToPage="1"');
    expect(sheet).toContain('<oddFooter>&amp;R— &amp;P —</oddFooter><evenFooter>&amp;L— &amp;P —</evenFooter>');
  });

  it('leaves a cell of marked text without a word empty', async () => {
    const table = issues('甲');
    const [first] = table.rows;
    const cells = first?.kind === 'cells' ? first.cells : {};
    const emptied = Object.fromEntries(Object.keys(cells).map((key) => [key, [{ text: '', mark: 'muted' as const }]]));
    const { sheet, strings } = await partsOf({ ...table, rows: [{ kind: 'cells', cells: emptied }] });
    expect(sheet + strings).not.toContain('richText');
  });

  it('stores dates as dates and keeps their calendar day', async () => {
    const parts = await partsOf(issues('甲'));
    // 2026-03-02 is day 46083 of Excel's count.
    expect(parts.sheet).toMatch(/<c r="L6" s="\d+"><v>46083<\/v><\/c>/u);
    expect(parts.styles).toContain('yyyy-mm-dd');
  });

  it.each(['=HYPERLINK("x")', '+1', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', ' =1'])(
    'keeps %j a text that never becomes a formula',
    async (note) => {
      const parts = await partsOf(issues(`${note}注入`));
      expect(parts.sheet).not.toContain('<f>');
      const cell = cellShowing(parts, '注入');
      expect(cell).not.toBe('');
      // 49 is Excel's text format.
      expect(formatOf(parts, cell)).toBe(49);
    },
  );

  it('leaves ordinary texts unformatted, for a text format shows long ones as a row of number signs', async () => {
    const parts = await partsOf(issues('完善程序'));
    expect(formatOf(parts, cellShowing(parts, '完善程序'))).toBe(0);
  });

  it('guards head fields and the reviewed text as well', async () => {
    const annotations = [placed({ target: passage('=cmd|calc') })];
    const table = buildFeedbackTable(DOCUMENT, annotations, context({ formHead: { unit: '@单位' } }));
    const parts = await partsOf(table);
    expect(formatOf(parts, cellShowing(parts, '=cmd|calc'))).toBe(49);
    expect(formatOf(parts, cellShowing(parts, '@单位'))).toBe(49);
  });

  it('drops characters that XML forbids and keeps rare ones', async () => {
    const { strings } = await partsOf(issues('甲\u0000\u000B乙\uD800丙\uFFFF𠮷\uE46A'));
    expect(strings).toContain('甲乙丙𠮷\uE46A');
  });

  it('cuts a text at what a cell may hold', async () => {
    const { strings } = await partsOf(issues('长'.repeat(40_000)));
    const longest = Math.max(...(strings.match(/<t[^>]*>[^<]*/gu) ?? []).map((item) => item.replace(/^<t[^>]*>/u, '').length));
    expect(longest).toBe(32_767);
    expect(strings).toContain('已截断');
  });

  it('offers the words of type, severity and status as lists, one for the whole column', async () => {
    const { sheet } = await partsOf(issues('甲', '乙', '丙'));
    expect(sheet.match(/<dataValidation /gu)).toHaveLength(3);
    expect(sheet).toContain('sqref="E6:E8"');
    expect(sheet).toMatch(/"严重,一般,提示"|&quot;严重,一般,提示&quot;/u);
  });

  it('offers the verdicts of a checklist as a list, and does not join its section rows', async () => {
    const template = findTemplate('fair-competition');
    if (template === null) throw new Error('template missing');
    const run = { id: 'run', template, answers: {}, conclusion: null, startedAt: '2026-03-01T00:00:00Z' };
    const table = buildChecklistTable({ document: DOCUMENT, run, evidence: {} }, context());
    const parts = await partsOf(table);
    expect(parts.sheet).toMatch(/"否,是,不适用,未审"|&quot;否,是,不适用,未审&quot;/u);
    const cell = cellShowing(parts, '审查前提与程序');
    const row = /r="A(\d+)"/u.exec(cell)?.[1];
    expect(row).toBeDefined();
    expect(parts.sheet).not.toContain(`<mergeCell ref="A${row}:`);
  });

  it('keeps equal neighbours of a merged column apart, for joined cells can be neither sorted nor filtered', async () => {
    const columns = [
      column('part', '板块', { type: 'text', width: 8, isMerged: true }),
      column('text', '内容', { type: 'text', width: 8 }),
    ];
    const rows = ['甲', '甲', '乙'].map((part, index) => ({ kind: 'cells' as const, cells: { part, text: `第${index}项` } }));
    const { sheet } = await partsOf({ ...issues(), head: [], statistics: null, columns, rows });
    expect(sheet).not.toContain('ref="A3:A4"');
    expect(sheet).toContain('<autoFilter ref="A2:B5"');
  });

  it('puts further tables on sheets of their own, each with its frozen labels and filter', async () => {
    const extra = { ...issues('乙'), title: '按单位统计' };
    const entries = unzipSync(await renderXlsx({ ...issues('甲'), sheets: [extra] }, { author: '何嘉' }));
    const second = strFromU8(entries['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
    expect(strFromU8(entries['xl/workbook.xml'] ?? new Uint8Array())).toMatch(/name="按单位统计"/u);
    expect(second).toContain('state="frozen"');
    expect(second).toContain('<autoFilter ');
  });

  it('marks insertions and deletions inside a cell', async () => {
    const columns = [column('a', '序号', { type: 'number', width: 4 }), column('b', '修改后', { type: 'long-text', width: 20 })];
    const cells = {
      a: 1,
      b: [
        { text: '十日', mark: 'deleted' as const },
        { text: '五日', mark: 'inserted' as const },
      ],
    };
    const { strings } = await partsOf({ ...issues(), columns, rows: [{ kind: 'cells', cells }] });
    expect(strings).toMatch(/<strike\/>.*十日.*<u\/>.*五日/u);
  });

  it('says that there is nothing where a table has no rows', async () => {
    const { strings } = await partsOf(buildFeedbackTable(DOCUMENT, [], context()));
    expect(strings).toContain('☑ 无意见');
    expect(strings).toMatch(/<t[^>]*>无意见<\/t>/u);
  });

  it.each([1, 2, 3])('shows every head field and its value on a table of %i columns too', async (count) => {
    const columns = ['甲', '乙', '丙'].slice(0, count).map((label) => column(label, label, { type: 'text', width: 8 }));
    const parts = await partsOf({ ...issues(), columns });
    for (const text of ['文件名称', DOCUMENT.title, '审阅单位', '云岭县司法局', '审阅日期']) expect(cellShowing(parts, text)).not.toBe('');
  });

  it.each(['第[1]轮:审阅/汇总?*', "'引号'", 'x'.repeat(80), '', 'History'])('names the sheet of %j as Excel allows it', async (title) => {
    const { workbook } = await partsOf({ ...issues(), title });
    const name = /<sheet [^>]*name="([^"]*)"/u.exec(workbook)?.[1] ?? '';
    expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/u);
    expect(name).not.toMatch(/^(?:&apos;|')|(?:&apos;|')$|^History$/u);
  });
});
