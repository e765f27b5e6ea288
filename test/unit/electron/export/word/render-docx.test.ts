import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '#electron/export/word/render-docx.ts';
import { findTemplate } from '#shared/domain/review/checklist-templates/checklist-templates.ts';
import { buildChecklistTable } from '#shared/domain/tables/checklist-table.ts';
import { buildFeedbackTable } from '#shared/domain/tables/feedback-table.ts';
import { buildIssueTable } from '#shared/domain/tables/issue-table.ts';
import { column, type ReportTable } from '#shared/domain/tables/report-table.ts';
import { context, DOCUMENT, placed } from '../../../shared/domain/tables/table-material.ts';

async function partsOf(table: ReportTable): Promise<Readonly<Record<string, string>>> {
  const entries = unzipSync(await renderDocx(table, { author: '何嘉' }));
  return Object.fromEntries(Object.entries(entries).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

async function bodyOf(table: ReportTable): Promise<string> {
  return (await partsOf(table))['word/document.xml'] ?? '';
}

function issues(note = '缺少依据'): ReportTable {
  return buildIssueTable([{ document: DOCUMENT, annotations: [placed({ note })] }], context());
}

function checklist(template: string): ReportTable {
  const found = findTemplate(template);
  if (found === null) throw new Error('template missing');
  const conclusion = { choice: found.conclusions[0] ?? '', text: '同意出台', author: '何嘉', updatedAt: '2026-03-01T00:00:00Z' };
  const run = { id: 'run', template: found, answers: {}, conclusion, startedAt: '2026-03-01T00:00:00Z' };
  return buildChecklistTable({ document: DOCUMENT, run, evidence: {} }, context());
}

describe('tables as Word documents', () => {
  it('turns the sheet where the table lies across, and leaves it upright where it stands', async () => {
    expect(await bodyOf(issues())).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(await bodyOf(checklist('fair-competition'))).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
  });

  it('repeats the labels on every page', async () => {
    expect((await bodyOf(issues())).match(/<w:tblHeader\/>/gu)).toHaveLength(1);
  });

  it('keeps a row whole, but lets one higher than a quarter of a page break', async () => {
    const rows = (xml: string) => xml.split('<w:tr>').slice(1);
    expect(rows(await bodyOf(issues())).at(-1)).toContain('<w:cantSplit/>');
    expect(rows(await bodyOf(issues('很长的意见'.repeat(50)))).at(-1)).not.toContain('<w:cantSplit/>');
  });

  it.each([
    ['issues', () => issues()],
    ['feedback', () => buildFeedbackTable(DOCUMENT, [placed()], context())],
    ['checklist', () => checklist('legality')],
  ])('names the fonts of every slot in every run, footers too: %s', async (_name, table) => {
    const parts = await partsOf(table());
    const texts = Object.entries(parts).filter(([name]) => /^word\/(?:document|footer\d+)\.xml$/u.test(name));
    expect(texts.length).toBe(3);
    for (const [name, xml] of texts) {
      const runs = xml.match(/<w:r>.*?<\/w:r>/gsu) ?? [];
      expect(runs.length, name).toBeGreaterThan(0);
      const bare = runs.filter((run) => !/w:ascii="[^"]+"/u.test(run) || !/w:hAnsi="/u.test(run) || !/w:eastAsia="/u.test(run));
      expect(bare, name).toEqual([]);
      expect(xml).not.toContain('Theme=');
    }
  });

  it('names stand-ins for fonts that are often not installed', async () => {
    const fonts = (await partsOf(issues()))['word/fontTable.xml'] ?? '';
    expect(fonts).toMatch(/w:name="仿宋_GB2312"><w:altName w:val="仿宋[,"]/u);
    expect(fonts).toMatch(/w:name="方正小标宋简体"><w:altName w:val="[^"]*宋体"/u);
  });

  it('numbers the pages at the outer edge', async () => {
    const parts = await partsOf(issues());
    const footers = Object.entries(parts).filter(([name]) => /footer\d+\.xml$/u.test(name));
    expect(footers.map(([, xml]) => /<w:jc w:val="(\w+)"/u.exec(xml)?.[1]).sort()).toEqual(['left', 'right']);
    expect(footers.every(([, xml]) => xml.includes('>PAGE<'))).toBe(true);
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>');
  });

  it('shows head fields, ticks, conclusion and lines to sign', async () => {
    const xml = await bodyOf(checklist('legality'));
    const text = xml.replace(/<[^>]+>/gu, '');
    for (const part of ['文件名称', DOCUMENT.title, '2026年3月5日', '☑ 合法', '☐ 不合法', '同意出台', '审查人（签字）', '年　　月　　日']) {
      expect(text).toContain(part);
    }
  });

  it('leaves room on the right for the stamp, with the date to fill in', async () => {
    const text = (await bodyOf(buildFeedbackTable(DOCUMENT, [], context()))).replace(/<\/w:p>/gu, '\n').replace(/<[^>]+>/gu, '');
    expect(text).toMatch(/单位（盖章）：云岭县司法局\n　　　年　　月　　日\n/u);
    const form = (await bodyOf(checklist('fair-competition'))).replace(/<[^>]+>/gu, '');
    for (const line of ['审查机构（盖章）：', '负责人（签字）：', '☐ 规章', '审查依据', '例外规定适用情况']) expect(form).toContain(line);
  });

  it('keeps two tables apart by a paragraph, for neighbours grow together and the labels stop repeating', async () => {
    for (const table of [issues(), checklist('legality'), { ...issues(), statistics: null }]) {
      expect(await bodyOf(table)).not.toMatch(/<\/w:tbl><w:tbl>/u);
    }
  });

  it('drops characters that XML forbids and escapes its own', async () => {
    const xml = await bodyOf(issues('甲\u0000\u001F乙 <b>&amp;</b> \uDC00丙'));
    expect(xml).toContain('甲乙 &lt;b&gt;&amp;amp;&lt;/b&gt; 丙');
  });

  it('opens a section with a row across all columns', async () => {
    const table = checklist('legality');
    const xml = await bodyOf(table);
    expect(xml.match(new RegExp(`<w:gridSpan w:val="${table.columns.length}"/>`, 'gu'))).toHaveLength(4);
  });

  it('makes equal neighbours of a merged column one tall cell, and marks insertions and deletions', async () => {
    const columns = [
      column('part', '板块', { type: 'text', width: 8, isMerged: true }),
      column('text', '内容', { type: 'text', width: 8 }),
    ];
    const runs = [
      { text: '十日', mark: 'deleted' as const },
      { text: '五日', mark: 'inserted' as const },
    ];
    const rows = [1, 2].map(() => ({ kind: 'cells' as const, cells: { part: '甲', text: runs } }));
    const xml = await bodyOf({ ...issues(), columns, rows });
    expect(xml.match(/<w:vMerge w:val="(?:restart|continue)"\/>/gu)).toEqual([
      '<w:vMerge w:val="restart"/>',
      '<w:vMerge w:val="continue"/>',
    ]);
    expect(xml.match(/>甲</gu)).toHaveLength(1);
    const many = Array.from({ length: 40 }, () => ({ kind: 'cells' as const, cells: { part: '甲', text: '一行' } }));
    const paged = await bodyOf({ ...issues(), columns, rows: many });
    const pages = paged.match(/<w:pageBreakBefore\/>/gu)?.length ?? 0;
    expect(pages, 'rows of more than a page').toBeGreaterThanOrEqual(1);
    expect(paged.match(/>甲</gu), 'a tall cell shows its text again where a page begins').toHaveLength(pages + 1);
    expect(xml, 'what stands on one page breaks none').not.toContain('w:pageBreakBefore');
    expect(xml).toMatch(/<w:strike\/>.*?十日.*?<w:u w:val="single"\/>.*?五日/su);
  });

  it('says that there is nothing where a table has no rows', async () => {
    const text = (await bodyOf(buildFeedbackTable(DOCUMENT, [], context()))).replace(/<[^>]+>/gu, '');
    expect(text).toContain('☑ 无意见');
  });
});
