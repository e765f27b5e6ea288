import type { AlignedFigure, AlignedTopic, Provision } from '#shared/model/alignment.ts';
import type { BoardNote, BoardView } from '#shared/model/board.ts';
import type { Language } from '#shared/model/library.ts';
import { columnNames } from '../alignment/column-names.ts';
import { rankFigure, type Standing } from '../alignment/rank-figure.ts';
import { MOST_MEASURES } from '../alignment/read-measures.ts';
import { topicName } from '../alignment/topic-name.ts';
import { formatClausePath } from '../structure/format-clause-path.ts';
import { inTitleMarks } from '../text/title-marks.ts';
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
import { headValue, type TableContext } from './table-input.ts';

/** What of a board the table shows. */
export type BenchmarkSource = {
  readonly name: string;
  readonly documents: BoardView['documents'];
  readonly topics: readonly AlignedTopic[];
  readonly notes: readonly BoardNote[];
  readonly unclassified: readonly (readonly Provision[])[];
  /** By document: measures past the limit that were not looked at. */
  readonly left: readonly number[];
};

/** Lines of text that a row holds: a workbook cuts off what is higher than 409 points, a page what is higher than it. */
const MOST_LINES = 22;
/** Of a title at the head of a column, which a page has room for in several lines. */
const LONGEST_NAME = 80;
/** Measures without a topic that a row lists. */
const MOST_LISTED = 8;
const NO_NOTE = { gap: '', practice: '', advice: '' };

/**
 * T5 对标表: under each topic a row for each line of provisions that say the like, a row for each target that several documents set, and one
 * for those that only one sets; the first document is the own one. Nothing is cut off: what is too high for a row goes on in the next.
 */
export function buildBenchmarkTable(source: BenchmarkSource, context: TableContext): ReportTable {
  const { language } = context;
  const isChinese = language === 'zh-CN';
  const names = columnNames(source.documents, LONGEST_NAME);
  const notes = new Map(source.notes.map((note) => [note.topic, note]));
  const rows = source.topics.flatMap((topic) => topicRows(topic, source, { names, note: notes.get(topic.id) ?? NO_NOTE, language }));
  return {
    id: 'benchmark',
    language,
    title: isChinese ? '对标表' : 'Benchmark',
    subtitle: null,
    subject: source.name,
    head: [
      field('board', isChinese ? '对标名称' : 'Board', headValue(context, 'board', source.name), { isWide: true }),
      field('unit', isChinese ? '编制单位' : 'Compiled by', headValue(context, 'unit', context.reviewer.unit)),
      field('date', isChinese ? '编制日期' : 'Date', headValue(context, 'date', context.date), { type: 'date' }),
    ],
    ...WITHOUT_FORM,
    statistics: statistics(source, language),
    columns: columnsOf(names, language),
    frozenColumns: 2,
    rows: [...rows, ...unclassifiedRows(source, language)],
    emptyText: isChinese ? '没有可对标的举措' : 'Nothing to line up',
    notes: [
      isChinese
        ? '举措、指标和对应关系由原文识别得出；领先、持平、落后按指标数值比较（不足一个工作日的按每日8小时折算），第一份文件为本方。使用前请与原文核对。'
        : 'Measures, targets and their matches were read from the texts; ahead, level and behind compare the figures (part of a working day at 8 hours a day), the first document being the own one. Check against the texts.',
      ...leftNotes(source, names, isChinese),
    ],
    paper: { size: 'A3', orientation: 'landscape' },
  };
}

/** What was not looked at is named, so that nobody takes the table for all there is. */
function leftNotes({ left }: BenchmarkSource, names: readonly string[], isChinese: boolean): readonly string[] {
  return names.flatMap((name, at) => {
    const count = left[at] ?? 0;
    if (count === 0) return [];
    return [
      isChinese
        ? `${name}条目过多，只对照前 ${MOST_MEASURES} 条，其余 ${count} 条未参与对照。`
        : `${name}: only the first ${MOST_MEASURES} measures were lined up, ${count} were left out.`,
    ];
  });
}

function columnsOf(names: readonly string[], language: Language): readonly TableColumn[] {
  const isChinese = language === 'zh-CN';
  const width = documentWidth(names.length);
  return [
    column('topic', isChinese ? '事项/指标' : 'Topic / target', { type: 'text', width: 8, isMerged: true }),
    ...names.map((name, at) =>
      column(`document${at + 1}`, at === 0 ? `${name}${isChinese ? '（本方）' : ' (own)'}` : name, { type: 'long-text', width }),
    ),
    column('gap', isChinese ? '差距' : 'Gap', { type: 'long-text', width: 8 }),
    column('practice', isChinese ? '可借鉴举措' : 'Worth taking over', { type: 'long-text', width: 9 }),
    column('advice', isChinese ? '建议' : 'Advice', { type: 'long-text', width: 8 }),
    column('source', isChinese ? '出处' : 'Source', { type: 'long-text', width: 9 }),
  ];
}

/** Full-width characters that a line of one document's column holds. */
function documentWidth(documents: number): number {
  return documents <= 3 ? 18 : documents <= 4 ? 14 : 11;
}

type RowContext = { readonly names: readonly string[]; readonly note: Omit<BoardNote, 'topic'>; readonly language: Language };

function topicRows(topic: AlignedTopic, { documents }: BenchmarkSource, context: RowContext): readonly TableRow[] {
  const { names, note, language } = context;
  const name = [{ text: topicName(topic, language), mark: 'strong' }] as const;
  const isSilent = documents.map((_, at) => topic.lines.every(({ cells }) => !cells[at]));
  const titles = documents.map(({ title }, at) => title || (names[at] ?? ''));
  // A person's own topic stands there with its notes though nobody speaks of it.
  const lines = topic.lines.length > 0 ? topic.lines : [{ cells: documents.map(() => null), terms: [] }];
  const rows = lines.flatMap((line) => lineRows(line, { titles, isSilent, language }));
  const shared = topic.figures.filter(({ values }) => values.filter((value) => value !== null).length > 1);
  const told = rows.map((cells, at): TableRow => {
    const notes = at === 0 ? { gap: note.gap, practice: note.practice, advice: note.advice } : {};
    return { kind: 'cells', cells: { ...cells, ...notes, topic: name } };
  });
  return [...told, ...shared.map((figure) => figureRow(figure, names, language)), ...ownFigures(topic, documents.length, language)];
}

type LineContext = { readonly titles: readonly string[]; readonly isSilent: readonly boolean[]; readonly language: Language };

/** The rows of one line of provisions: one, and more where a provision is too long for it. The sources stand in the first. */
function lineRows(
  { cells }: AlignedTopic['lines'][number],
  { titles, isSilent, language }: LineContext,
): readonly Record<string, CellValue>[] {
  const room = documentWidth(titles.length) * MOST_LINES;
  const parts = titles.map((_, at) => provisionParts(cells[at] ?? null, room));
  const count = Math.max(1, ...parts.map(({ length }) => length));
  return Array.from({ length: count }, (_, row) => {
    const shown: Record<string, CellValue> = {};
    parts.forEach((own, at) => {
      const silent = row > 0 || cells[at] ? '' : isSilent[at] ? (language === 'zh-CN' ? '（未提及）' : '(not mentioned)') : '—';
      shown[`document${at + 1}`] = own[row] ?? (silent === '' ? '' : [{ text: silent, mark: 'muted' }]);
    });
    if (row === 0) shown['source'] = titles.flatMap((title, at) => sourceLine(cells[at] ?? null, title)).join('\n');
    return shown;
  });
}

/** A provision in stretches that a row holds, cut between sentences where they allow it; its clause stands before the first. */
function provisionParts(provision: Provision | null, room: number): readonly (readonly TextRun[])[] {
  if (provision === null) return [];
  const parts: string[] = [];
  for (const sentence of provision.sentences.flatMap(({ text }) => stretches(text, room))) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + sentence.length <= room) parts[parts.length - 1] = last + sentence;
    else parts.push(sentence);
  }
  return parts.map((text, at) => {
    const plain = { text, mark: 'plain' } as const;
    return at === 0 ? [{ text: `${formatClausePath(provision.path)} `, mark: 'muted' }, plain] : [plain];
  });
}

/** A sentence in pieces of so many characters at most. */
function stretches(text: string, room: number): readonly string[] {
  const characters = [...text];
  return Array.from({ length: Math.ceil(characters.length / room) }, (_, at) => characters.slice(at * room, (at + 1) * room).join(''));
}

/** Targets that one document sets alone, beside those of the others: what they count differs, and is said. */
function ownFigures({ figures }: AlignedTopic, documents: number, language: Language): readonly TableRow[] {
  const own = Array.from({ length: documents }, (_, at) =>
    figures.flatMap(({ name, values }) => {
      const value = values[at];
      return value && values.filter((each) => each !== null).length === 1 ? [`${name} ${value.indicator.text.trim()}`.trim()] : [];
    }),
  );
  if (own.every(({ length }) => length === 0)) return [];
  const cells: Record<string, CellValue> = { topic: language === 'zh-CN' ? '· 各自的指标' : '· Targets of their own' };
  own.forEach((told, at) => {
    cells[`document${at + 1}`] = told.length === 0 ? [{ text: '—', mark: 'muted' }] : told.join('；');
  });
  return [{ kind: 'cells', cells }];
}

function sourceLine(provision: Provision | null, title: string): readonly string[] {
  return provision === null ? [] : [`${inTitleMarks(title)}${formatClausePath(provision.path)}`];
}

function figureRow(figure: AlignedFigure, names: readonly string[], language: Language): TableRow {
  const { best, standing } = rankFigure(figure);
  const cells: Record<string, CellValue> = { topic: `· ${figure.name === '' ? (language === 'zh-CN' ? '指标' : 'Target') : figure.name}` };
  figure.values.forEach((value, at) => {
    const text = value?.indicator.text.trim() ?? '—';
    cells[`document${at + 1}`] = [{ text, mark: best[at] ? 'strong' : value === null ? 'muted' : 'plain' }];
  });
  const leaders = names.filter((_, at) => best[at]);
  if (standing !== null)
    cells['gap'] =
      `${STANDING_WORDS[language][standing]}${standing === 'behind' && leaders.length > 0 ? `（${language === 'zh-CN' ? '最优' : 'best'}：${leaders.join('、')}）` : ''}`;
  return { kind: 'cells', cells };
}

/** What a standing is called in tables and on screen. */
export const STANDING_WORDS: Readonly<Record<Language, Readonly<Record<Standing, string>>>> = {
  'zh-CN': { ahead: '领先', level: '持平', behind: '落后' },
  en: { ahead: 'Ahead', level: 'Level', behind: 'Behind' },
};

/** Measures without a topic are listed, so that nobody takes the table for all there is. */
function unclassifiedRows({ unclassified, documents }: BenchmarkSource, language: Language): readonly TableRow[] {
  if (unclassified.every((own) => own.length === 0)) return [];
  const rows = Math.ceil(Math.max(...unclassified.map(({ length }) => length)) / MOST_LISTED);
  return Array.from({ length: rows }, (_, row): TableRow => {
    const cells: Record<string, CellValue> = { topic: [{ text: language === 'zh-CN' ? '未归类' : 'Without a topic', mark: 'strong' }] };
    documents.forEach((__, at) => {
      const own = (unclassified[at] ?? []).slice(row * MOST_LISTED, (row + 1) * MOST_LISTED);
      cells[`document${at + 1}`] = own.map(({ path, title }) => `${formatClausePath(path)} ${title}`).join('\n');
    });
    return { kind: 'cells', cells };
  });
}

function statistics({ topics, documents }: BenchmarkSource, language: Language): string {
  const covered = documents.map((_, at) => topics.filter(({ lines }) => lines.some(({ cells }) => cells[at])).length);
  const counts = { ahead: 0, level: 0, behind: 0 };
  for (const { figures } of topics)
    for (const figure of figures) {
      const { standing } = rankFigure(figure);
      if (standing !== null) counts[standing] += 1;
    }
  const isNone = counts.ahead + counts.level + counts.behind === 0;
  if (language === 'zh-CN') {
    const compared = isNone ? '没有同类指标可比' : `可比指标：领先 ${counts.ahead} 项，持平 ${counts.level} 项，落后 ${counts.behind} 项`;
    return `共 ${topics.length} 个事项，本方涉及 ${covered[0] ?? 0} 个；${compared}。`;
  }
  const compared = isNone
    ? 'no targets of one kind to compare'
    : `comparable targets: ${counts.ahead} ahead, ${counts.level} level, ${counts.behind} behind`;
  return `${topics.length} topics, ${covered[0] ?? 0} of them in the own document; ${compared}.`;
}
