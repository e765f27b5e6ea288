import type { Annotation } from '#shared/model/annotation.ts';
import type { Language } from '#shared/model/library.ts';
import { type AnnotationStatistics, annotationStatistics, isIssue } from '../review/annotation-statistics.ts';
import { clauseText, pageText, quoteText, shortenedText } from './passage-words.ts';
import { column, field, type ReportTable, type TableColumn, type TableRow, WITHOUT_FORM } from './report-table.ts';
import {
  documentName,
  headValue,
  inReadingOrder,
  localDate,
  type PlacedAnnotation,
  type TableContext,
  type TableDocument,
} from './table-input.ts';
import { ISSUE_TYPE_WORDS, SEVERITY_WORDS, STATUS_WORDS } from './table-words.ts';

export type ReviewedDocument = { readonly document: TableDocument; readonly annotations: readonly PlacedAnnotation[] };

/** T9 审阅问题清单: every issue raised in one or several documents, in reading order. Plain highlights are counted, and listed where asked for. */
export function buildIssueTable(documents: readonly ReviewedDocument[], context: TableContext, withHighlights = false): ReportTable {
  const { language } = context;
  const isChinese = language === 'zh-CN';
  const issues = documents.flatMap(({ document, annotations }) =>
    inReadingOrder(annotations.filter(({ annotation }) => (withHighlights ? annotation.removedAt === null : isIssue(annotation)))).map(
      (placed) => ({ document, placed }),
    ),
  );
  const all = documents.flatMap(({ annotations }) => annotations);
  const plain = withHighlights ? 0 : plainHighlights(all);
  const orphans = issues.filter(({ placed }) => placed.place.kind === 'orphan').length;
  const names = documents.map(({ document }) => documentName(document));
  return {
    id: 'annotations',
    language,
    title: isChinese ? '审阅问题清单' : 'Review issues',
    subtitle: null,
    subject: names[0] ?? '',
    head: issueHead(names, context),
    ...WITHOUT_FORM,
    statistics: statisticsLine(annotationStatistics(issues.map(({ placed }) => placed.annotation)), orphans, language),
    columns: issueColumns(language, documents.length !== 1),
    frozenColumns: 1,
    rows: issues.map(({ document, placed }, index) => issueRow(index + 1, { document, placed }, context)),
    emptyText: isChinese ? '未提出问题' : 'No issues raised',
    notes: plain === 0 ? [] : [isChinese ? `另有 ${plain} 处标记未写意见，未列入本表。` : `${plain} plain highlights are not listed.`],
    paper: { size: 'A4', orientation: 'landscape' },
    leftOut: plain,
  };
}

/** Annotations that nobody wrote a word to. */
export function plainHighlights(annotations: readonly PlacedAnnotation[]): number {
  return annotations.filter(({ annotation }) => annotation.removedAt === null && !isIssue(annotation)).length;
}

function issueHead(names: readonly string[], context: TableContext): ReportTable['head'] {
  const isChinese = context.language === 'zh-CN';
  const known = names.join(isChinese ? '；' : '; ');
  return [
    field('documentName', isChinese ? '文件名称' : 'Document', headValue(context, 'documentName', known), { isWide: true }),
    field('unit', isChinese ? '审阅单位' : 'Unit', headValue(context, 'unit', context.reviewer.unit)),
    field('date', isChinese ? '审阅日期' : 'Date', headValue(context, 'date', context.date), { type: 'date' }),
  ];
}

/** One document stands in the head already; several need a column. */
function issueColumns(language: Language, namesDocuments: boolean): readonly TableColumn[] {
  const isChinese = language === 'zh-CN';
  const types = Object.values(ISSUE_TYPE_WORDS[language]);
  const severities = Object.values(SEVERITY_WORDS[language]);
  const statuses = Object.values(STATUS_WORDS[language]);
  return [
    column('number', isChinese ? '序号' : 'No.', { type: 'number', width: 3.6 }),
    ...(namesDocuments ? [column('document', isChinese ? '文件' : 'Document', { type: 'text', width: 7 })] : []),
    column('clause', isChinese ? '条款路径' : 'Clause', { type: 'text', width: 7 }),
    column('page', isChinese ? '页/段' : 'Page', { type: 'text', width: 5.4 }),
    column('issueType', isChinese ? '问题类型' : 'Type', { type: 'text', width: isChinese ? 5.9 : 7.5, align: 'center', choices: types }),
    column('severity', isChinese ? '严重度' : 'Severity', {
      type: 'text',
      width: isChinese ? 4.8 : 5.5,
      align: 'center',
      choices: severities,
    }),
    column('quote', isChinese ? '原文' : 'Text', { type: 'long-text', width: 13 }),
    column('note', isChinese ? '问题描述' : 'Issue', { type: 'long-text', width: 12 }),
    column('basis', isChinese ? '依据' : 'Basis', { type: 'long-text', width: namesDocuments ? 10 : 12 }),
    column('suggestion', isChinese ? '修改建议' : 'Suggestion', { type: 'long-text', width: namesDocuments ? 13 : 15 }),
    column('status', isChinese ? '状态' : 'Status', { type: 'text', width: isChinese ? 4.8 : 6, align: 'center', choices: statuses }),
    column('author', isChinese ? '审阅人' : 'Reviewer', { type: 'text', width: isChinese ? 4.8 : 6, align: 'center' }),
    column('date', isChinese ? '日期' : 'Date', { type: 'date', width: 8 }),
  ];
}

function issueRow(
  number: number,
  { document, placed }: { readonly document: TableDocument; readonly placed: PlacedAnnotation },
  { language, reviewer, utcOffsetMinutes }: TableContext,
): TableRow {
  const { annotation, place }: { readonly annotation: Annotation; readonly place: PlacedAnnotation['place'] } = placed;
  return {
    kind: 'cells',
    cells: {
      number,
      document: documentName(document),
      clause: clauseText({ target: annotation.target, place }, document, language),
      page: pageText(place, language),
      issueType: annotation.issueType === null ? null : ISSUE_TYPE_WORDS[language][annotation.issueType],
      severity: annotation.severity === null ? null : SEVERITY_WORDS[language][annotation.severity],
      quote: quotedWords(annotation, language),
      note: annotation.note,
      basis: annotation.basis,
      suggestion: annotation.suggestion,
      status: STATUS_WORDS[language][annotation.status],
      author: annotation.author.trim() === '' ? reviewer.name : annotation.author,
      date: localDate(annotation.updatedAt, utcOffsetMinutes),
    },
  };
}

/** What is quoted; an opinion carried to other words that nobody has confirmed yet says so, and what it was written about. */
function quotedWords({ target, carried }: Annotation, language: Language): string {
  const quote = quoteText(target);
  if (carried === undefined || carried.isConfirmed || carried.place !== 'changed') return quote;
  const was = shortenedText(carried.was.trim());
  return language === 'zh-CN'
    ? `${quote}\n（随新版转来，位置待确认；原为“${was}”）`
    : `${quote}\n(carried over, place not confirmed; was “${was}”)`;
}

function statisticsLine(counts: AnnotationStatistics, orphans: number, language: Language): string {
  if (language === 'en') {
    const lost = orphans === 0 ? '' : `; ${orphans} with their place lost`;
    return `${counts.total} issues: ${counts.serious} serious, ${counts.normal} normal, ${counts.hint} hints, ${counts.unrated} unrated; ${counts.open} open, ${counts.resolved} resolved${lost}.`;
  }
  const unrated = counts.unrated === 0 ? '' : `、未定级 ${counts.unrated} 条`;
  const lost = orphans === 0 ? '' : `；原文已变动、未能定位 ${orphans} 条`;
  return `共 ${counts.total} 条：严重 ${counts.serious} 条、一般 ${counts.normal} 条、提示 ${counts.hint} 条${unrated}；待处理 ${counts.open} 条、已处理 ${counts.resolved} 条${lost}。`;
}
