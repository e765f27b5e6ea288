import type { Annotation } from '#shared/model/annotation.ts';
import type { Language } from '#shared/model/library.ts';
import { isIssue } from '../review/annotation-statistics.ts';
import { clauseText, quoteText } from './passage-words.ts';
import { column, type FormField, field, type ReportTable, type TableColumn, type TableRow } from './report-table.ts';
import { documentName, headValue, inReadingOrder, type PlacedAnnotation, type TableContext, type TableDocument } from './table-input.ts';

/**
 * T1 意见反馈表: what one unit sends back on a draft. Without an opinion the "无意见" box is ticked.
 * The note is the opinion where no wording is suggested, and the reason for it where one is.
 */
export function buildFeedbackTable(document: TableDocument, annotations: readonly PlacedAnnotation[], context: TableContext): ReportTable {
  const { language } = context;
  const isChinese = language === 'zh-CN';
  const opinions = inReadingOrder(annotations.filter(({ annotation }) => isIssue(annotation)));
  const has = opinions.length > 0;
  return {
    id: 'feedback',
    language,
    title: isChinese ? '征求意见反馈表' : 'Comment form',
    subtitle: null,
    subject: documentName(document),
    head: feedbackHead(document, context),
    ticks: [
      { label: isChinese ? `有意见（共 ${opinions.length} 条）` : `Comments (${opinions.length})`, isTicked: has },
      { label: isChinese ? '无意见' : 'No comments', isTicked: !has },
    ],
    statistics: null,
    columns: feedbackColumns(language),
    frozenColumns: 1,
    rows: opinions.map((placed, index) => feedbackRow(index + 1, placed, language)),
    emptyText: isChinese ? '无意见' : 'No comments',
    closing: [],
    signatures: [
      field('contactSignature', isChinese ? '经办人（签字）' : 'Handled by (signature)', ''),
      field('headSignature', isChinese ? '单位负责人（签字）' : 'Head of unit (signature)', ''),
    ],
    notes: [
      isChinese
        ? '填表说明：条款位置按文件层次序数填写；没有意见的，勾选“无意见”后盖章反馈。'
        : 'Cite clauses by their numbers. Without comments tick the box and return the stamped form.',
    ],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}

function feedbackHead(document: TableDocument, context: TableContext): readonly FormField[] {
  const isChinese = context.language === 'zh-CN';
  const { reviewer, date } = context;
  return [
    field('documentName', isChinese ? '文件名称' : 'Document', headValue(context, 'documentName', documentName(document)), {
      isWide: true,
    }),
    field('unit', isChinese ? '反馈单位（盖章）' : 'Unit (stamp)', headValue(context, 'unit', reviewer.unit)),
    field('contact', isChinese ? '联系人' : 'Contact', headValue(context, 'contact', reviewer.name)),
    field('phone', isChinese ? '电话' : 'Telephone', headValue(context, 'phone', '')),
    field('date', isChinese ? '日期' : 'Date', headValue(context, 'date', date), { type: 'date' }),
  ];
}

function feedbackColumns(language: Language): readonly TableColumn[] {
  const isChinese = language === 'zh-CN';
  return [
    column('number', isChinese ? '序号' : 'No.', { type: 'number', width: 3 }),
    column('clause', isChinese ? '条款位置' : 'Clause', { type: 'text', width: 7 }),
    column('quote', isChinese ? '原文' : 'Text', { type: 'long-text', width: 16 }),
    column('opinion', isChinese ? '修改意见（建议修改为）' : 'Comment (suggested wording)', { type: 'long-text', width: 16 }),
    column('reason', isChinese ? '修改理由及依据' : 'Reason and basis', { type: 'long-text', width: 15 }),
    column('remark', isChinese ? '备注' : 'Remark', { type: 'text', width: 5 }),
  ];
}

function feedbackRow(number: number, { annotation, place }: PlacedAnnotation, language: Language): TableRow {
  const { opinion, reason } = opinionAndReason(annotation, language);
  return {
    kind: 'cells',
    cells: {
      number,
      clause: clauseText(annotation.target, place, language),
      quote: quoteText(annotation.target),
      opinion,
      reason,
      remark: null,
    },
  };
}

function opinionAndReason(annotation: Annotation, language: Language): { readonly opinion: string; readonly reason: string } {
  const [note, suggestion, basis] = [annotation.note, annotation.suggestion, annotation.basis].map((text) => text.trim());
  const based = basis === '' || basis === undefined ? '' : `${language === 'zh-CN' ? '依据：' : 'Basis: '}${basis}`;
  if (suggestion === '' || suggestion === undefined) return { opinion: note ?? '', reason: based };
  const opinion = language === 'zh-CN' ? `建议修改为：${suggestion}` : `Change to: ${suggestion}`;
  return { opinion, reason: [note, based].filter((text) => text !== '').join('\n') };
}
