import type { AlignedFigure, AlignedTopic, Provision } from '#shared/model/alignment.ts';
import type { BoardNote, BoardView } from '#shared/model/board.ts';
import type { Language } from '#shared/model/library.ts';
import { columnNames } from '../alignment/column-names.ts';
import { rankFigure, type Standing } from '../alignment/rank-figure.ts';
import { MOST_MEASURES } from '../alignment/read-measures.ts';
import { topicName } from '../alignment/topic-name.ts';
import { formatClausePath } from '../structure/format-clause-path.ts';
import { inTitleMarks } from '../text/title-marks.ts';
import { type CellValue, column, field, type ReportTable, type TableColumn, type TableRow, type TextRun } from './report-table.ts';
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

/** UTF-16 units of one document's wording on one topic that a cell shows. */
const CELL_LIMIT = 1_200;
const NO_NOTE = { gap: '', practice: '', advice: '' };

/** T5 对标表: a row a topic with what each document says, and under it a row for each target that several documents set; the first document is the own one. */
export function buildBenchmarkTable(source: BenchmarkSource, context: TableContext): ReportTable {
  const { language } = context;
  const isChinese = language === 'zh-CN';
  const names = columnNames(source.documents);
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
    ticks: [],
    statistics: statistics(source, language),
    columns: columnsOf(names, language),
    frozenColumns: 2,
    rows: [...rows, ...unclassifiedRows(source, language)],
    emptyText: isChinese ? '没有可对标的举措' : 'Nothing to line up',
    closing: [],
    signatures: [],
    stamp: [],
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
  const width = names.length <= 3 ? 18 : names.length <= 4 ? 14 : 11;
  return [
    column('topic', isChinese ? '事项/指标' : 'Topic / target', { type: 'text', width: 8 }),
    ...names.map((name, at) =>
      column(`document${at + 1}`, at === 0 ? `${name}${isChinese ? '（本方）' : ' (own)'}` : name, { type: 'long-text', width }),
    ),
    column('gap', isChinese ? '差距' : 'Gap', { type: 'long-text', width: 8 }),
    column('practice', isChinese ? '可借鉴举措' : 'Worth taking over', { type: 'long-text', width: 9 }),
    column('advice', isChinese ? '建议' : 'Advice', { type: 'long-text', width: 8 }),
    column('source', isChinese ? '出处' : 'Source', { type: 'long-text', width: 9 }),
  ];
}

type RowContext = { readonly names: readonly string[]; readonly note: Omit<BoardNote, 'topic'>; readonly language: Language };

function topicRows(topic: AlignedTopic, { documents }: BenchmarkSource, { names, note, language }: RowContext): readonly TableRow[] {
  const provisions = documents.map((_, at) => topic.lines.flatMap(({ cells }) => cells[at] ?? []));
  const cells: Record<string, CellValue> = {
    topic: [{ text: topicName(topic, language), mark: 'strong' }],
    gap: note.gap,
    practice: note.practice,
    advice: note.advice,
    source: provisions.flatMap((own, at) => sourceLine(own, documents[at]?.title ?? names[at] ?? '')).join('\n'),
  };
  provisions.forEach((own, at) => {
    cells[`document${at + 1}`] = provisionsCell(own, language);
  });
  const figures = topic.figures.filter(({ values }) => values.filter((value) => value !== null).length > 1);
  return [{ kind: 'cells', cells }, ...figures.map((figure) => figureRow(figure, names, language))];
}

function provisionsCell(provisions: readonly Provision[], language: Language): readonly TextRun[] {
  if (provisions.length === 0) return [{ text: language === 'zh-CN' ? '（未提及）' : '(not mentioned)', mark: 'muted' }];
  let left = CELL_LIMIT;
  return provisions.flatMap(({ path, sentences }, at): readonly TextRun[] => {
    const whole = sentences.map(({ text }) => text).join('');
    const text = whole.length > left ? `${whole.slice(0, Math.max(0, left)).replace(/[\uD800-\uDBFF]$/u, '')}……` : whole;
    left = Math.max(0, left - whole.length);
    return [
      { text: `${at === 0 ? '' : '\n'}${formatClausePath(path)} `, mark: 'muted' },
      { text, mark: 'plain' },
    ];
  });
}

function sourceLine(provisions: readonly Provision[], title: string): readonly string[] {
  if (provisions.length === 0) return [];
  return [`${inTitleMarks(title)}${[...new Set(provisions.map(({ path }) => formatClausePath(path)))].join('、')}`];
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
  const cells: Record<string, CellValue> = { topic: [{ text: language === 'zh-CN' ? '未归类' : 'Without a topic', mark: 'strong' }] };
  documents.forEach((_, at) => {
    cells[`document${at + 1}`] = (unclassified[at] ?? []).map(({ path, title }) => `${formatClausePath(path)} ${title}`).join('\n');
  });
  return [{ kind: 'cells', cells }];
}

function statistics({ topics, documents }: BenchmarkSource, language: Language): string {
  const covered = documents.map((_, at) => topics.filter(({ lines }) => lines.some(({ cells }) => cells[at])).length);
  const counts = { ahead: 0, level: 0, behind: 0 };
  for (const { figures } of topics)
    for (const figure of figures) {
      const { standing } = rankFigure(figure);
      if (standing !== null) counts[standing] += 1;
    }
  if (language === 'zh-CN')
    return `共 ${topics.length} 个事项，本方涉及 ${covered[0] ?? 0} 个；可比指标：领先 ${counts.ahead} 项，持平 ${counts.level} 项，落后 ${counts.behind} 项。`;
  return `${topics.length} topics, ${covered[0] ?? 0} of them in the own document; comparable targets: ${counts.ahead} ahead, ${counts.level} level, ${counts.behind} behind.`;
}
