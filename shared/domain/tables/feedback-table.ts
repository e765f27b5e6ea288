import type { Annotation } from '#shared/model/annotation.ts';
import type { Language } from '#shared/model/library.ts';
import { isIssue } from '../review/annotation-statistics.ts';
import { plainHighlights } from './issue-table.ts';
import { clauseText, quoteText } from './passage-words.ts';
import { column, type FormField, field, type ReportTable, type TableColumn, type TableRow } from './report-table.ts';
import { documentName, headValue, inReadingOrder, type PlacedAnnotation, type TableContext, type TableDocument } from './table-input.ts';
import { ADOPTION_WORDS } from './table-words.ts';

/**
 * T1 意见反馈表: what one unit sends back on a draft. Without an opinion the "无意见" box is ticked.
 * The suggested wording is the opinion, the note and its basis are the reason for it.
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
    rows: opinions.map((placed, index) => feedbackRow(index + 1, { placed, document }, language)),
    emptyText: isChinese ? '无意见' : 'No comments',
    closing: [],
    signatures: [
      field('contactSignature', isChinese ? '经办人（签字）' : 'Handled by (signature)', ''),
      field('headSignature', isChinese ? '单位负责人（签字）' : 'Head of unit (signature)', ''),
    ],
    stamp: [
      field('stamp', isChinese ? '单位（盖章）' : 'Unit (stamp)', headValue(context, 'unit', context.reviewer.unit)),
      field('stampDate', '', '', { type: 'date' }),
    ],
    notes: [
      isChinese
        ? '填表说明：条款位置按文件层次序数填写；没有意见的，勾选“无意见”后盖章反馈。'
        : 'Cite clauses by their numbers. Without comments tick the box and return the stamped form.',
    ],
    paper: { size: 'A4', orientation: 'landscape' },
    leftOut: plainHighlights(annotations),
  };
}

function feedbackHead(document: TableDocument, context: TableContext): readonly FormField[] {
  const isChinese = context.language === 'zh-CN';
  const { reviewer, date } = context;
  return [
    field('documentName', isChinese ? '文件名称' : 'Document', headValue(context, 'documentName', documentName(document)), {
      isWide: true,
    }),
    field('unit', isChinese ? '反馈单位' : 'Unit', headValue(context, 'unit', reviewer.unit)),
    field('contact', isChinese ? '联系人' : 'Contact', headValue(context, 'contact', reviewer.name)),
    field('phone', isChinese ? '电话' : 'Telephone', headValue(context, 'phone', '')),
    field('date', isChinese ? '日期' : 'Date', headValue(context, 'date', date), { type: 'date' }),
  ];
}

function feedbackColumns(language: Language): readonly TableColumn[] {
  const isChinese = language === 'zh-CN';
  return [
    column('number', isChinese ? '序号' : 'No.', { type: 'number', width: 3 }),
    column('clause', isChinese ? '条款位置' : 'Clause', { type: 'text', width: 9 }),
    column('quote', isChinese ? '原文' : 'Text', { type: 'long-text', width: 16 }),
    column('opinion', isChinese ? '修改意见（建议修改为）' : 'Comment (suggested wording)', { type: 'long-text', width: 16 }),
    column('reason', isChinese ? '修改理由及依据' : 'Reason and basis', { type: 'long-text', width: 15 }),
    column('remark', isChinese ? '备注' : 'Remark', { type: 'text', width: 5 }),
  ];
}

function feedbackRow(
  number: number,
  { placed, document }: { readonly placed: PlacedAnnotation; readonly document: TableDocument },
  language: Language,
): TableRow {
  const { annotation, place } = placed;
  const { opinion, reason } = opinionAndReason(annotation, language);
  return {
    kind: 'cells',
    cells: {
      number,
      clause: clauseText({ target: annotation.target, place }, document, language),
      quote: quoteText(annotation.target),
      opinion,
      reason,
      remark: earlierOpinion(annotation, language),
    },
  };
}

/** Of an opinion that was given on an earlier version already: what a person decided on it there. */
function earlierOpinion({ carried }: Annotation, language: Language): string | null {
  if (carried === undefined) return null;
  const isChinese = language === 'zh-CN';
  const known = isChinese ? '上一稿已提' : 'Raised before';
  return carried.decision === undefined ? known : `${known}${isChinese ? '，' : ', '}${ADOPTION_WORDS[language][carried.decision.state]}`;
}

/** Begins a suggestion that says what to do, and not only how the text should read. */
const INSTRUCTION: Readonly<Record<Language, RegExp>> = {
  'zh-CN': /^[“"‘']?(?:建议|改为|修改为|将|把|删除|删去|删|增加|增补|补充|调整|[^。；]{1,80}?(?:改为|改成|调整为))/u,
  en: /^["“']?(?:suggest|change|replace|delete|remove|strike|add|insert|move|merge|amend|reword)/iu,
};

/** The suggested wording as the opinion; the note and its basis as the reason for it. */
export function opinionAndReason(annotation: Annotation, language: Language): { readonly opinion: string; readonly reason: string } {
  const isChinese = language === 'zh-CN';
  const note = annotation.note.trim();
  const suggestion = annotation.suggestion.trim();
  const basis = annotation.basis.trim();
  const based = basis === '' ? '' : `${isChinese ? '依据：' : 'Basis: '}${basis}`;
  const reason = [note, based].filter((text) => text !== '').join('\n');
  if (suggestion === '') return { opinion: reason === '' ? '' : isChinese ? '（见理由）' : '(see reason)', reason };
  const prefix =
    INSTRUCTION[language].test(suggestion) || INSTRUCTION['zh-CN'].test(suggestion) ? '' : isChinese ? '建议修改为：' : 'Change to: ';
  return { opinion: `${prefix}${suggestion}`, reason };
}
