import type { AdoptionState, CarriedFrom } from '#shared/model/carrying.ts';
import type { Language } from '#shared/model/library.ts';
import { isIssue } from '../review/annotation-statistics.ts';
import { opinionAndReason } from './feedback-table.ts';
import { plainHighlights } from './issue-table.ts';
import { citedClause, clauseText, quoteText, shortenedText } from './passage-words.ts';
import {
  type CellValue,
  column,
  type FormField,
  field,
  type ReportTable,
  type TableColumn,
  type TableRow,
  WITHOUT_FORM,
} from './report-table.ts';
import { documentName, headValue, inReadingOrder, type PlacedAnnotation, type TableContext, type TableDocument } from './table-input.ts';
import { ADOPTION_WORDS } from './table-words.ts';

/**
 * T2 意见汇总及采纳情况表: every opinion with what became of it. On a paper that opinions of an earlier version were carried to, those are
 * its rows, and what was newly raised is counted only; on one without, its own opinions are, with nothing decided yet.
 */
export function buildDispositionTable(
  document: TableDocument,
  annotations: readonly PlacedAnnotation[],
  context: TableContext,
): ReportTable {
  const { language } = context;
  const isChinese = language === 'zh-CN';
  const { opinions, fresh } = opinionsToAnswer(annotations);
  const isProposed = opinions.some(({ annotation }) => decisionOf(annotation.carried) === null && annotation.carried?.adoption);
  const head = dispositionHead(document, opinions, context);
  return {
    id: 'disposition',
    language,
    title: isChinese ? '意见汇总及采纳情况表' : 'Opinions and their disposition',
    subtitle: null,
    subject: documentName(document),
    head,
    ...WITHOUT_FORM,
    statistics: statisticsLine(opinions, head, language),
    columns: dispositionColumns(language),
    frozenColumns: 1,
    rows: opinions.map((placed, index) => dispositionRow(index + 1, { placed, document }, context)),
    emptyText: isChinese ? '未收到意见' : 'No opinions',
    notes: [
      ...(isProposed
        ? [
            isChinese
              ? '灰色的“推定”由程序比对前后两稿得出，尚未经人判断，未计入采纳数。'
              : 'Grey proposals come from comparing both versions; nobody has decided them, and they are not counted.',
          ]
        : []),
      ...(fresh > 0
        ? [isChinese ? `另有 ${fresh} 条本稿新提的意见，未列入本表。` : `${fresh} opinions newly raised here are not listed.`]
        : []),
    ],
    paper: { size: 'A4', orientation: 'landscape' },
    leftOut: plainHighlights(annotations),
  };
}

/**
 * The opinions that a paper answers, in reading order: those carried from its earlier version, else its own; `fresh` counts what was newly
 * raised beside carried ones.
 */
export function opinionsToAnswer(annotations: readonly PlacedAnnotation[]): {
  readonly opinions: readonly PlacedAnnotation[];
  readonly fresh: number;
} {
  const all = inReadingOrder(annotations.filter(({ annotation }) => isIssue(annotation)));
  const carried = all.filter(({ annotation }) => annotation.carried !== undefined);
  const opinions = carried.length > 0 ? carried : all;
  return { opinions, fresh: all.length - opinions.length };
}

/** What a person decided on an opinion; `null` as long as nobody did. */
export function decisionOf(carried: CarriedFrom | undefined): AdoptionState | null {
  return carried?.decision?.state ?? null;
}

/** How many of the opinions were decided so, `null` for those that nobody decided; each counts once. */
export function decidedAmong(opinions: readonly PlacedAnnotation[]): (state: AdoptionState | null) => number {
  const counts = new Map<AdoptionState | null, number>();
  for (const { annotation } of opinions) {
    const state = decisionOf(annotation.carried);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return (state) => counts.get(state) ?? 0;
}

function dispositionHead(document: TableDocument, opinions: readonly PlacedAnnotation[], context: TableContext): readonly FormField[] {
  const isChinese = context.language === 'zh-CN';
  const senders = new Set(opinions.map(({ annotation }) => annotation.author.trim()).filter((author) => author !== ''));
  return [
    field('documentName', isChinese ? '文件名称' : 'Document', headValue(context, 'documentName', documentName(document)), {
      isWide: true,
    }),
    field('asked', isChinese ? '征求意见（家）' : 'Units asked', headValue(context, 'asked', '')),
    field('answered', isChinese ? '反馈（家）' : 'Units that answered', headValue(context, 'answered', String(senders.size))),
    field('without', isChinese ? '无意见（家）' : 'Without comments', headValue(context, 'without', '')),
    field('date', isChinese ? '日期' : 'Date', headValue(context, 'date', context.date), { type: 'date' }),
  ];
}

/** Numbers that always add up: each opinion is counted once, an undecided one as such. */
function statisticsLine(opinions: readonly PlacedAnnotation[], head: readonly FormField[], language: Language): string {
  const isChinese = language === 'zh-CN';
  const words = ADOPTION_WORDS[language];
  const count = decidedAmong(opinions);
  const always = (['adopted', 'partly-adopted', 'not-adopted'] as const).map((state) => `${words[state]} ${count(state)}`);
  const gone = count('clause-removed');
  const open = count(null);
  const parts = [
    ...always,
    ...(gone > 0 ? [`${words['clause-removed']} ${gone}`] : []),
    ...(open > 0 ? [`${isChinese ? '待定' : 'open'} ${open}`] : []),
  ];
  const typedIn = (key: string): string => head.find((each) => each.key === key)?.value.trim() ?? '';
  const units = [
    [isChinese ? '征求' : 'asked', typedIn('asked')],
    [isChinese ? '反馈' : 'answered', typedIn('answered')],
    [isChinese ? '无意见' : 'without comments', typedIn('without')],
  ].flatMap(([word, value]) => (value === '' ? [] : [`${word} ${value}${isChinese ? ' 家' : ''}`]));
  return isChinese
    ? `${units.length > 0 ? `${units.join('，')}；` : ''}意见 ${opinions.length} 条：${parts.join('，')}。`
    : `${units.length > 0 ? `Units: ${units.join(', ')}; ` : ''}${opinions.length} opinions: ${parts.join(', ')}.`;
}

function dispositionColumns(language: Language): readonly TableColumn[] {
  const isChinese = language === 'zh-CN';
  return [
    column('number', isChinese ? '序号' : 'No.', { type: 'number', width: 3 }),
    column('unit', isChinese ? '反馈单位' : 'From', { type: 'text', width: 6 }),
    column('clause', isChinese ? '条款' : 'Clause', { type: 'text', width: 6, isMerged: true }),
    column('quote', isChinese ? '原文' : 'Text', { type: 'long-text', width: 11 }),
    column('opinion', isChinese ? '反馈意见' : 'Opinion', { type: 'long-text', width: 12 }),
    column('reason', isChinese ? '理由' : 'Reason', { type: 'long-text', width: 9 }),
    column('state', isChinese ? '采纳情况' : 'Disposition', {
      type: 'text',
      width: 5,
      align: 'center',
      choices: Object.values(ADOPTION_WORDS[language]),
    }),
    column('reply', isChinese ? '处理说明' : 'Explanation', { type: 'long-text', width: 9 }),
    column('revised', isChinese ? '修改后表述' : 'Revised text', { type: 'long-text', width: 11 }),
  ];
}

type RowSource = { readonly placed: PlacedAnnotation; readonly document: TableDocument };

function dispositionRow(number: number, { placed, document }: RowSource, { language, reviewer }: TableContext): TableRow {
  const { annotation, place } = placed;
  const { carried } = annotation;
  const author = annotation.author.trim();
  const isOwn = author !== '' && author === reviewer.name.trim();
  return {
    kind: 'cells',
    cells: {
      number,
      // A form names units; of the reviewer alone it is known which one it is.
      unit: isOwn && reviewer.unit.trim() !== '' ? reviewer.unit.trim() : author,
      clause: clauseOf({ placed, document }, language),
      quote: carried === undefined ? quoteText(annotation.target) : shortenedText(carried.was.trim()),
      ...opinionAndReason(annotation, language),
      state: stateCell(carried, language),
      reply: carried?.reply ?? null,
      revised: place.kind === 'orphan' ? lostCell(carried, language) : revisedCell(placed, language),
    },
  };
}

/** The clause as it was numbered when the opinion was given, and the one it has now where that differs. */
function clauseOf({ placed, document }: RowSource, language: Language): string {
  const { annotation, place } = placed;
  const was = annotation.carried?.wasPath === undefined ? '' : citedClause(annotation.carried.wasPath, undefined);
  if (was === '') return clauseText({ target: annotation.target, place }, document, language);
  const now = place.kind === 'orphan' ? '' : citedClause(place.path, document.outermostLabels);
  return now === '' || was.endsWith(now) ? was : `${was}\n→ ${now}`;
}

/** What a person decided; what the texts suggest is shown as a proposal only. */
function stateCell(carried: CarriedFrom | undefined, language: Language): CellValue {
  const decided = decisionOf(carried);
  if (decided !== null) return ADOPTION_WORDS[language][decided];
  if (carried?.adoption === undefined) return null;
  const proposed = ADOPTION_WORDS[language][carried.adoption.state];
  return [{ text: language === 'zh-CN' ? `推定：${proposed}` : `proposed: ${proposed}`, mark: 'muted' }];
}

function revisedCell({ annotation }: PlacedAnnotation, language: Language): CellValue {
  if (annotation.carried === undefined) return null;
  const now = quoteText(annotation.target);
  if (now !== shortenedText(annotation.carried.was.trim())) return now;
  return [{ text: language === 'zh-CN' ? '（未作修改）' : '(unchanged)', mark: 'muted' }];
}

function lostCell(carried: CarriedFrom | undefined, language: Language): CellValue {
  if (carried === undefined) return null;
  const isRemoved = (decisionOf(carried) ?? carried.adoption?.state) === 'clause-removed';
  if (isRemoved) return [{ text: language === 'zh-CN' ? '（条款已删除）' : '(clause removed)', mark: 'muted' }];
  return [{ text: language === 'zh-CN' ? '（未能定位）' : '(place lost)', mark: 'muted' }];
}
