import type { Annotation } from '#shared/model/annotation.ts';
import type { CarriedFrom } from '#shared/model/carrying.ts';
import type { ChangeAspect, ChangeNote, ComparedLine, ComparisonView, Edit } from '#shared/model/comparison.ts';
import type { Language } from '#shared/model/library.ts';
import { apartName, enclosedTitle } from '../comparison/apart-name.ts';
import {
  type CellValue,
  column,
  field,
  type ReportTable,
  type TableColumn,
  type TableRow,
  type TextRun,
  WITHOUT_FORM,
} from './report-table.ts';
import { documentName, headValue, type TableContext, type TableDocument } from './table-input.ts';
import { ADOPTION_WORDS } from './table-words.ts';

/** What the table is made of; `opinions` stand with the number of the line that they are about, and with what became of them where they were carried on. */
export type ComparedDocuments = {
  readonly old: TableDocument;
  readonly fresh: TableDocument;
  readonly view: ComparisonView;
  readonly notes: readonly ChangeNote[];
  readonly opinions: readonly { readonly line: number; readonly annotation: Annotation; readonly carried?: CarriedFrom | undefined }[];
  /** What is set apart from the comparison is listed too, as removed or added. */
  readonly withApart?: boolean | undefined;
};

/** Kept text longer than this says nothing in a table of changes: its middle is left out. */
const LONGEST_KEPT = 400;
const KEPT_END = 120;

/** T7 修改对照表: every change with both wordings, why it was made, and the opinions behind it. */
export function buildComparisonTable(compared: ComparedDocuments, context: TableContext): ReportTable {
  const { view, notes } = compared;
  const withApart = compared.withApart === true;
  const [old, fresh] = [
    comparedPaper(compared.old, view, withApart ? null : 'old'),
    comparedPaper(compared.fresh, view, withApart ? null : 'new'),
  ];
  const { language } = context;
  const isChinese = language === 'zh-CN';
  const reasons = new Map(notes.map(({ key, text }) => [key, text]));
  const opinions = new Map<number, Opinion[]>();
  for (const { line, ...opinion } of compared.opinions) opinions.set(line, [...(opinions.get(line) ?? []), opinion]);
  const isListed = ({ kind, isApart }: ComparedLine): boolean => kind !== 'same' && kind !== 'moved-away' && (withApart || !isApart);
  const changes = view.lines.flatMap((line, at) => (isListed(line) ? [{ line, at }] : []));
  const isProposed = changes.some(({ line }) => !reasons.has(line.key ?? ''));
  return {
    id: 'comparison',
    language,
    title: isChinese ? '修改对照表' : 'Table of changes',
    subtitle: null,
    subject: documentName(fresh),
    head: [
      field('oldName', isChinese ? '修改前' : 'Before', headValue(context, 'oldName', nameWithFile(old, fresh)), { isWide: true }),
      field('newName', isChinese ? '修改后' : 'After', headValue(context, 'newName', nameWithFile(fresh, old)), { isWide: true }),
      field('unit', isChinese ? '填表单位' : 'Unit', headValue(context, 'unit', context.reviewer.unit)),
      field('date', isChinese ? '日期' : 'Date', headValue(context, 'date', context.date), { type: 'date' }),
    ],
    ...WITHOUT_FORM,
    statistics: statisticsLine(view, withApart, language),
    columns: comparisonColumns(language),
    frozenColumns: 2,
    rows: changes.map(({ line, at }, index) =>
      comparisonRow(index + 1, { line, reason: reasons.get(line.key ?? ''), opinions: opinions.get(at) ?? [] }, language),
    ),
    emptyText: view.isIdentical
      ? isChinese
        ? '两份文件的文字完全相同'
        : 'The texts are identical'
      : isChinese
        ? '没有修改'
        : 'No changes',
    notes: [
      isChinese ? '删除线为删去的文字，加粗并加下划线的为新增的文字。' : 'Struck: removed. Bold and underlined: added.',
      ...(isProposed
        ? [isChinese ? '灰色的修改说明由程序按改动内容列出，供填写时参考。' : 'Grey reasons were listed by the program from what changed.']
        : []),
      ...(withApart ? [] : apartNotes(view, language)),
    ],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}

/** The paper by the title it has itself, where the file begins with an announcement that is not compared. */
function comparedPaper(document: TableDocument, { lines }: ComparisonView, side: 'old' | 'new' | null): TableDocument {
  const title = side === null ? null : enclosedTitle(lines, side);
  return title === null ? document : { ...document, title };
}

/** Versions of one paper often have one title: then the file's name tells them apart. */
function nameWithFile(document: TableDocument, other: TableDocument): string {
  const name = documentName(document);
  return name === documentName(other) ? `${name}（${document.fileName}）` : name;
}

/** What the table leaves out, said on it: a reader must not take it for the whole of both files. */
function apartNotes({ statistics: { apart }, lines }: ComparisonView, language: Language): readonly string[] {
  return (['removed', 'added'] as const).flatMap((kind) => {
    const count = apart[kind];
    if (count === 0) return [];
    const name = apartName(
      lines,
      lines.findIndex((line) => line.isApart && line.kind === kind),
    );
    if (language === 'zh-CN')
      return [`只在${kind === 'removed' ? '修改前' : '修改后'}的文件中有、不属于正文的部分（“${name}”等${count}段）未参与比对。`];
    return [
      `Not compared: what wraps the text in the ${kind === 'removed' ? 'earlier' : 'later'} file only (“${name}”, ${count} paragraphs).`,
    ];
  });
}

function statisticsLine({ statistics }: ComparisonView, withApart: boolean, language: Language): string {
  const { changed, moved, apart } = statistics;
  const added = statistics.added + (withApart ? apart.added : 0);
  const removed = statistics.removed + (withApart ? apart.removed : 0);
  const all = changed + added + removed + moved;
  return language === 'zh-CN'
    ? `共 ${all} 处改动：修改 ${changed}，新增 ${added}，删除 ${removed}，移动 ${moved}。`
    : `${all} changes: ${changed} changed, ${added} added, ${removed} removed, ${moved} moved.`;
}

function comparisonColumns(language: Language): readonly TableColumn[] {
  const isChinese = language === 'zh-CN';
  return [
    column('number', isChinese ? '序号' : 'No.', { type: 'number', width: 3 }),
    column('clause', isChinese ? '条款位置' : 'Clause', { type: 'text', width: 7 }),
    column('old', isChinese ? '原条款' : 'Before', { type: 'long-text', width: 20 }),
    column('new', isChinese ? '修改后' : 'After', { type: 'long-text', width: 20 }),
    column('reason', isChinese ? '修改说明' : 'Reason', { type: 'long-text', width: 10 }),
    column('opinions', isChinese ? '相关意见' : 'Opinions', { type: 'long-text', width: 10 }),
  ];
}

type Opinion = Omit<ComparedDocuments['opinions'][number], 'line'>;
type Change = { readonly line: ComparedLine; readonly reason: string | undefined; readonly opinions: readonly Opinion[] };

function comparisonRow(number: number, { line, reason, opinions }: Change, language: Language): TableRow {
  const cells: Record<string, CellValue> = {
    number,
    clause: clauseOf(line, language),
    old: sideRuns(line, 'old', language),
    new: sideRuns(line, 'new', language),
    reason: reason ?? [{ text: proposedReason(line, language), mark: 'muted' }],
    opinions: opinions.map((opinion) => opinionText(opinion, language)).join('\n'),
  };
  return { kind: 'cells', cells };
}

function clauseOf({ old, new: fresh }: ComparedLine, language: Language): string {
  const [before, after] = [old?.clause ?? '', fresh?.clause ?? ''];
  if (before !== '' && after !== '' && before !== after) return `${before}\n→ ${after}`;
  return after || before || (language === 'zh-CN' ? '开头' : 'Preamble');
}

function sideRuns(line: ComparedLine, side: 'old' | 'new', language: Language): readonly TextRun[] {
  const isChinese = language === 'zh-CN';
  if (line[side] === null) {
    const text = side === 'old' ? (isChinese ? '（新增）' : '(new)') : isChinese ? '（删除）' : '(removed)';
    return [{ text, mark: 'muted' }];
  }
  if (line.table === undefined) return runsOf(line.edits, side);
  // Of a table the rows that changed, with the first one, which names the columns.
  const wanted = line.table.filter(({ kind }, at) => (at === 0 || kind !== 'same') && kind !== (side === 'old' ? 'added' : 'removed'));
  return wanted.flatMap(({ cells }, at) => {
    const own = cells.filter((cell) => cell.side !== (side === 'old' ? 'new' : 'old'));
    const runs = own.flatMap((cell, index) => [...(index === 0 ? [] : [plain('｜')]), ...runsOf(cell.edits, side)]);
    return at === 0 ? runs : [plain('\n'), ...runs];
  });
}

function plain(text: string): TextRun {
  return { text, mark: 'plain' };
}

function runsOf(edits: readonly Edit[], side: 'old' | 'new'): readonly TextRun[] {
  return edits.flatMap(({ op, text, isForm }): TextRun[] => {
    if (op === 'keep') return [plain(shortened(text))];
    if (op !== (side === 'old' ? 'remove' : 'add')) return [];
    // Width and script alone are no change of wording.
    return [{ text, mark: isForm ? 'plain' : side === 'old' ? 'deleted' : 'inserted' }];
  });
}

function shortened(text: string): string {
  return text.length <= LONGEST_KEPT ? text : `${text.slice(0, KEPT_END)}……${text.slice(-KEPT_END)}`;
}

const ASPECT_WORDS: Readonly<Record<Language, Readonly<Record<ChangeAspect, string>>>> = {
  'zh-CN': {
    numbers: '调整数字',
    units: '调整单位',
    deadlines: '调整时限',
    wording: '修改文字',
    punctuation: '修改标点',
    numbering: '条号变动',
    paragraphs: '分合段落',
    form: '统一全半角、简繁或空格',
  },
  en: {
    numbers: 'numbers changed',
    units: 'units changed',
    deadlines: 'deadline changed',
    wording: 'wording changed',
    punctuation: 'punctuation changed',
    numbering: 'renumbered',
    paragraphs: 'paragraphs split or merged',
    form: 'width, script or spaces unified',
  },
};

/** What a change does, as the edits show it: a proposal for the reason, which only a person knows. */
function proposedReason({ kind, aspects, values, old }: ComparedLine, language: Language): string {
  const isChinese = language === 'zh-CN';
  if (kind === 'added') return isChinese ? '新增' : 'added';
  if (kind === 'removed') return isChinese ? '删除' : 'removed';
  const moved =
    kind === 'moved' ? [isChinese ? `移动位置（原在${old?.clause || '他处'}）` : `moved (was at ${old?.clause || 'another place'})`] : [];
  const changed = values.map((value) => `${value.old} → ${value.new}`).join(isChinese ? '，' : ', ');
  // The numbers stand behind what they belong to, not behind what happens to come last.
  const owner = (['deadlines', 'numbers'] as const).find((aspect) => aspects.includes(aspect)) ?? aspects.at(-1);
  const said = aspects.map((aspect) => {
    const words = ASPECT_WORDS[language][aspect];
    return aspect === owner && changed !== '' ? `${words}${isChinese ? '：' : ': '}${changed}` : words;
  });
  const unowned = owner === undefined && changed !== '' ? [changed] : [];
  return [...moved, ...said, ...unowned].join(isChinese ? '；' : '; ');
}

function opinionText({ annotation, carried }: Opinion, language: Language): string {
  const { author, note, suggestion } = annotation;
  const isChinese = language === 'zh-CN';
  const suggested = suggestion.trim() === '' ? '' : `${isChinese ? '建议：' : 'Suggested: '}${suggestion.trim()}`;
  const said = [note.trim(), suggested].filter((text) => text !== '').join(isChinese ? '；' : '; ');
  const signed = author.trim() === '' ? said : `${author.trim()}${isChinese ? '：' : ': '}${said}`;
  if (carried?.decision === undefined) return signed;
  const became = [ADOPTION_WORDS[language][carried.decision.state], carried.reply ?? ''].filter((text) => text !== '');
  return isChinese ? `${signed}（${became.join('：')}）` : `${signed} (${became.join(': ')})`;
}
