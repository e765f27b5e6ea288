import type { AdoptionState } from '#shared/model/carrying.ts';
import type { Language } from '#shared/model/library.ts';
import { decidedAmong, decisionOf, opinionsToAnswer } from './disposition-table.ts';
import { opinionAndReason } from './feedback-table.ts';
import { plainHighlights } from './issue-table.ts';
import { personsAmong, publishedName, withoutPersons } from './published-names.ts';
import { type CellValue, column, field, type ReportTable, type TableColumn, type TableRow, WITHOUT_FORM } from './report-table.ts';
import { documentName, headValue, type PlacedAnnotation, type TableContext, type TableDocument } from './table-input.ts';
import { ADOPTION_WORDS } from './table-words.ts';

/**
 * T3 公开征求意见采纳情况: the same opinions as in T2, in the form that is put on a website: names of persons masked, what was decided and why.
 * Nothing that only the program proposes is in it.
 */
export function buildPublicationTable(
  document: TableDocument,
  annotations: readonly PlacedAnnotation[],
  context: TableContext,
): ReportTable {
  const { language } = context;
  const isChinese = language === 'zh-CN';
  const { opinions } = opinionsToAnswer(annotations);
  const persons = personsAmong(opinions.map(({ annotation }) => annotation.author));
  const undecided = decidedAmong(opinions)(null);
  return {
    id: 'publication',
    language,
    title: isChinese ? '公开征求意见采纳情况' : 'Public comments and their adoption',
    subtitle: null,
    subject: documentName(document),
    head: [
      field('documentName', isChinese ? '文件名称' : 'Document', headValue(context, 'documentName', documentName(document)), {
        isWide: true,
      }),
      field('period', isChinese ? '征集时间' : 'Period', headValue(context, 'period', '')),
      field('date', isChinese ? '公布日期' : 'Published', headValue(context, 'date', context.date), { type: 'date' }),
    ],
    ...WITHOUT_FORM,
    statistics: sentence(opinions, language),
    columns: columnsIn(language),
    frozenColumns: 1,
    rows: opinions.map((placed, index) => rowOf(index + 1, placed, persons, language)),
    emptyText: isChinese ? '征集期间未收到意见' : 'No comments were received',
    notes: [...(undecided === 0 ? [] : [undecidedNote(undecided, isChinese)]), CHECK_PERSONS[language]],
    paper: { size: 'A4', orientation: 'portrait' },
    leftOut: plainHighlights(annotations),
  };
}

function undecidedNote(undecided: number, isChinese: boolean): string {
  if (isChinese) return `有 ${undecided} 条意见尚未判断是否采纳，公布前请补齐。`;
  return `${undecided === 1 ? '1 comment is' : `${undecided} comments are`} not decided yet; decide before publishing.`;
}

const CHECK_PERSONS: Readonly<Record<Language, string>> = {
  'zh-CN': '反馈人姓名、电话、邮箱和身份证号已隐去，单位名称照录；公布前请核对意见内容和理由中有无其他个人信息。',
  en: 'Names, telephone numbers, e-mail addresses and identity numbers are masked, names of units are not; look through comments and reasons for other personal data before publishing.',
};

/** 共征集意见3条，采纳2条，未采纳1条: each opinion counted once. */
function sentence(opinions: readonly PlacedAnnotation[], language: Language): string {
  const isChinese = language === 'zh-CN';
  const count = decidedAmong(opinions);
  const counted = [
    [isChinese ? '采纳' : 'adopted', count('adopted'), true],
    [isChinese ? '部分采纳' : 'partly adopted', count('partly-adopted'), false],
    [isChinese ? '未采纳' : 'not adopted', count('not-adopted'), true],
    [isChinese ? '所涉条款已删除' : 'clause removed', count('clause-removed'), false],
    [isChinese ? '待定' : 'open', count(null), false],
  ] as const;
  const parts = counted.flatMap(([word, number, isAlways]) =>
    number > 0 || isAlways ? [isChinese ? `${word}${number}条` : `${number} ${word}`] : [],
  );
  return isChinese
    ? `共征集意见${opinions.length}条，${parts.join('，')}。`
    : `${opinions.length === 1 ? '1 comment' : `${opinions.length} comments`}: ${parts.join(', ')}.`;
}

function columnsIn(language: Language): readonly TableColumn[] {
  const isChinese = language === 'zh-CN';
  const choices = [...Object.values(PUBLISHED_WORDS[language])];
  return [
    column('number', isChinese ? '序号' : 'No.', { type: 'number', width: 3 }),
    column('from', isChinese ? '反馈人' : 'From', { type: 'text', width: 7 }),
    column('opinion', isChinese ? '意见内容' : 'Comment', { type: 'long-text', width: 20 }),
    column('state', isChinese ? '是否采纳' : 'Adopted', { type: 'text', width: 6, align: 'center', choices }),
    column('reason', isChinese ? '理由' : 'Reason', { type: 'long-text', width: 14 }),
  ];
}

/** As such tables word it: 未采纳 where the summary for the office says 不采纳. */
const PUBLISHED_WORDS: Readonly<Record<Language, Readonly<Record<AdoptionState, string>>>> = {
  'zh-CN': { ...ADOPTION_WORDS['zh-CN'], 'not-adopted': '未采纳' },
  en: ADOPTION_WORDS.en,
};

function rowOf(number: number, { annotation }: PlacedAnnotation, persons: readonly string[], language: Language): TableRow {
  const reply = annotation.carried?.reply;
  const { opinion, reason } = opinionAndReason(annotation, language);
  const isReasonOnly = annotation.suggestion.trim() === '';
  const decided = decisionOf(annotation.carried);
  const cells: Record<string, CellValue> = {
    number,
    from: publishedName(annotation.author, language),
    opinion: withoutPersons(isReasonOnly ? reason : [opinion, reason].filter((text) => text !== '').join('\n'), persons),
    state: decided === null ? null : PUBLISHED_WORDS[language][decided],
    reason: reply === undefined ? null : withoutPersons(reply, persons),
  };
  return { kind: 'cells', cells };
}
