import type { Language } from '#shared/model/library.ts';
import { column, type ReportTable, type TableColumn, type TableRow, type TextRun, WITHOUT_FORM } from './report-table.ts';
import type { TableContext } from './table-input.ts';

/** A document that a search found, as a list shows it. */
export type HitRow = {
  readonly title: string;
  readonly docNumber: string | null;
  readonly issuer: string | null;
  readonly issueDate: string | null;
  readonly path: readonly string[];
  readonly snippet: string;
  /** [start, end) in UTF-16 units, ascending. */
  readonly marks: readonly (readonly [number, number])[];
  readonly count: number;
  readonly file: string;
};

/** What was searched: the query, how it was understood, and how many documents answer, of which `rows` may be the first. */
export type HitList = {
  readonly query: string;
  readonly understood: string;
  /** What the results were narrowed by, in words; empty for nothing. */
  readonly filters: readonly string[];
  readonly total: number;
  readonly rows: readonly HitRow[];
};

/** A list of hits to take along: a row a document, its best passage with the words marked. */
export function buildHitTable({ query, understood, filters, total, rows }: HitList, { language, date }: TableContext): ReportTable {
  const isChinese = language === 'zh-CN';
  const narrowed = filters.length === 0 ? '' : isChinese ? `；筛选：${filters.join('、')}` : `; narrowed to ${filters.join(', ')}`;
  const left = total - rows.length;
  return {
    id: 'hits',
    language,
    title: isChinese ? '检索结果' : 'Search results',
    subtitle: isChinese ? `${understood}${narrowed}（${date}）` : `${understood}${narrowed} (${date})`,
    subject: query,
    head: [],
    ...WITHOUT_FORM,
    statistics: isChinese ? `共 ${total} 份文件。` : `${total} documents.`,
    columns: hitColumns(language),
    frozenColumns: 2,
    rows: rows.map((row, index): TableRow => ({ kind: 'cells', cells: cellsOf(row, index + 1) })),
    emptyText: isChinese ? '没有文件含有这些文字' : 'No document has these words',
    notes: left > 0 ? [isChinese ? `另有 ${left} 份文件未列出。` : `${left} more documents are not listed.`] : [],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}

function hitColumns(language: Language): readonly TableColumn[] {
  const isChinese = language === 'zh-CN';
  return [
    column('number', isChinese ? '序号' : 'No.', { type: 'number', width: 3.6 }),
    column('title', isChinese ? '标题' : 'Title', { type: 'long-text', width: 16 }),
    column('docNumber', isChinese ? '文号' : 'Number', { type: 'text', width: 8 }),
    column('issuer', isChinese ? '发文机关' : 'Issuing body', { type: 'long-text', width: 8 }),
    column('issueDate', isChinese ? '日期' : 'Date', { type: 'date', width: 6.5 }),
    column('clause', isChinese ? '条款路径' : 'Clause', { type: 'text', width: 6 }),
    column('passage', isChinese ? '命中段落' : 'Passage', { type: 'long-text', width: 26 }),
    column('count', isChinese ? '命中数' : 'Hits', { type: 'number', width: 4 }),
    column('file', isChinese ? '文件' : 'File', { type: 'long-text', width: 12 }),
  ];
}

function cellsOf(row: HitRow, number: number): Extract<TableRow, { kind: 'cells' }>['cells'] {
  return {
    number,
    title: row.title,
    docNumber: row.docNumber,
    issuer: row.issuer,
    issueDate: row.issueDate,
    clause: row.path.join(''),
    passage: runsOf(row.snippet, row.marks),
    count: row.count,
    file: row.file,
  };
}

function runsOf(text: string, marks: HitRow['marks']): readonly TextRun[] {
  const runs: TextRun[] = [];
  let position = 0;
  for (const [start, end] of marks) {
    if (start > position) runs.push({ text: text.slice(position, start), mark: 'plain' });
    runs.push({ text: text.slice(start, end), mark: 'strong' });
    position = end;
  }
  if (position < text.length) runs.push({ text: text.slice(position), mark: 'plain' });
  return runs;
}
