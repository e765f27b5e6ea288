import { describe, expect, it } from 'vitest';
import { emptyBoard } from '#electron/store/stored-formats.ts';
import { alignBoard } from '#shared/domain/alignment/align-board.ts';
import { changeBoard, moveNotes } from '#shared/domain/alignment/change-board.ts';
import { columnNames } from '#shared/domain/alignment/column-names.ts';
import { rankFigure } from '#shared/domain/alignment/rank-figure.ts';
import { createAnchorIndex } from '#shared/domain/anchoring/anchor-index.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import { buildBenchmarkTable } from '#shared/domain/tables/benchmark-table.ts';
import { cellText } from '#shared/domain/tables/report-table.ts';
import { canonicalText } from '#shared/domain/text/canonical-text.ts';
import { wordsKey } from '#shared/domain/text/words-key.ts';
import type { BoardChange, BoardPassage, StoredBoard } from '#shared/model/board.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { documentFromLines } from '../structure/document-from-lines.ts';

const BOARD: StoredBoard = { ...emptyBoard(), id: 'b', name: '三市对标', documentIds: ['own', 'other'] };
const PLACEMENT = { documentId: 'own', measure: '一、1.|保护古树', title: '保护古树', path: ['一、', '1.'], topic: 'utilities' };

const OWN = documentFromLines([
  '临江市营商环境行动方案',
  '一、主要任务',
  '1.改善供电服务。供电可靠率达到99.97%以上，用电报装不超过12个工作日。',
  '2.保护古树名木。为古树挂牌。',
]);
const OTHER = documentFromLines([
  '海陵市营商环境实施方案',
  '一、重点任务',
  '1.提升供电质量。供电可靠率达到99.98%以上，用电报装不超过12个工作日。',
  '2.提升办税体验。纳税时间压缩至78小时以内。',
]);

/** Words in the middle of a measure on power, which a person wants under another topic. */
const PASSAGE: BoardPassage = {
  id: 'p1',
  documentId: 'own',
  topic: 'government-services',
  target: describePassage(createAnchorIndex({ blocks: OWN.blocks, contentHash: 'first' }), rangeOf(OWN, '用电报装不超过12个工作日')),
};

function rangeOf(model: DocumentModel, quote: string): { readonly start: number; readonly end: number } {
  const start = canonicalText(model.blocks).text.indexOf(quote);
  return { start, end: start + quote.length };
}

describe('a change of a board', () => {
  it.each<BoardChange>([
    { kind: 'name', name: '两市对标' },
    { kind: 'documents', documentIds: ['other', 'own'] },
    { kind: 'topics', topics: [{ id: 'own-1', name: '古树', terms: ['古树'] }] },
    { kind: 'placements', placements: [{ ...PLACEMENT, isIn: true }] },
    { kind: 'passages', add: [PASSAGE], remove: [] },
    { kind: 'note', topic: 'utilities', field: 'gap', text: '可靠率略低' },
    { kind: 'notes', notes: [{ topic: 'utilities', gap: '可靠率略低', practice: '', advice: '' }] },
    { kind: 'direction', topic: 'utilities', figure: '新增', direction: 'higher' },
  ])('of $kind is taken back by its inverse', (change) => {
    const { board, inverse } = changeBoard(BOARD, change);
    expect(board).not.toEqual(BOARD);
    expect(changeBoard(board, inverse).board).toEqual(BOARD);
  });

  it('puts what was written on a topic that is gone under another, behind what stands there, in one step that can be taken back', () => {
    const lost = changeBoard(BOARD, { kind: 'note', topic: 'gone', field: 'gap', text: '低两成' }).board;
    const both = changeBoard(lost, { kind: 'note', topic: 'utilities', field: 'gap', text: '可靠率略低' }).board;
    const change = moveNotes(both, 'gone', 'utilities');
    if (change === null) throw new Error('too long');
    const { board, inverse } = changeBoard(both, change);
    expect(board.notes).toEqual([{ topic: 'utilities', gap: '可靠率略低\n低两成', practice: '', advice: '' }]);
    expect(new Set(changeBoard(board, inverse).board.notes)).toEqual(new Set(both.notes));
    const long = changeBoard(both, { kind: 'note', topic: 'gone', field: 'gap', text: '长'.repeat(20_000) }).board;
    expect(moveNotes(long, 'gone', 'utilities')).toBeNull();
  });

  it('of one note leaves the others, and an emptied note goes', () => {
    const noted = changeBoard(BOARD, { kind: 'note', topic: 'utilities', field: 'gap', text: '低' }).board;
    const both = changeBoard(noted, { kind: 'note', topic: 'utilities', field: 'advice', text: '提高' }).board;
    expect(both.notes).toEqual([{ topic: 'utilities', gap: '低', practice: '', advice: '提高' }]);
    const emptied = changeBoard(noted, { kind: 'note', topic: 'utilities', field: 'gap', text: '' }).board;
    expect(emptied.notes).toEqual([]);
  });
});

describe('alignBoard', () => {
  it('puts a passage of a person’s choice under its topic with its targets, and follows it when the file changes', () => {
    const board = { ...BOARD, passages: [PASSAGE] };
    const found = ({ alignment }: ReturnType<typeof alignBoard>) =>
      alignment.topics.find(({ id }) => id === PASSAGE.topic)?.lines.flatMap(({ cells }) => cells[0] ?? []);
    expect(found(alignBoard(board, [{ ...OWN, textKey: 'first' }, OTHER]))).toMatchObject([
      { passage: 'p1', origin: 'added', sentences: [{ text: '用电报装不超过12个工作日' }], indicators: [{ value: 12 }] },
    ]);
    const changed = documentFromLines([
      '临江市营商环境行动方案',
      '一、主要任务',
      '1.设立服务专窗。由专人帮办。',
      '2.改善供电服务。用电报装不超过12个工作日，供电可靠率达到99.97%以上。',
    ]);
    expect(found(alignBoard(board, [{ ...changed, textKey: 'second' }, OTHER]))).toMatchObject([{ passage: 'p1', path: ['一、', '2.'] }]);
  });

  it('lists a passage whose text or whose topic is gone', () => {
    const rewritten = documentFromLines(['临江市营商环境行动方案', '一、主要任务', '1.设立服务专窗。由专人帮办。']);
    const elsewhere = { ...PASSAGE, id: 'p2', topic: 'own-gone' };
    const { alignment, lostPassages } = alignBoard({ ...BOARD, passages: [PASSAGE, elsewhere] }, [rewritten, OTHER]);
    expect(lostPassages.map(({ id }) => id)).toEqual(['p1', 'p2']);
    expect(JSON.stringify(alignment)).not.toContain('"passage"');
    expect(alignBoard({ ...BOARD, passages: [PASSAGE] }, [null, OTHER]).lostPassages, 'one that cannot be read now is not lost').toEqual(
      [],
    );
  });

  it('lays decisions over what was found, and lists those whose measure is gone', () => {
    const board = {
      ...BOARD,
      placements: [
        { ...PLACEMENT, measure: '一、2.|保护古树名木', isIn: true },
        { ...PLACEMENT, isIn: true },
      ],
    };
    const { alignment, lost } = alignBoard(board, [OWN, OTHER]);
    const cells = alignment.topics.find(({ id }) => id === 'utilities')?.lines.flatMap((line) => line.cells[0] ?? []);
    expect(cells?.map(({ title, origin }) => [title, origin])).toEqual([
      ['改善供电服务', 'found'],
      ['保护古树名木', 'added'],
    ]);
    expect(lost.map(({ measure }) => measure)).toEqual([PLACEMENT.measure]);
  });

  it('keeps the column of a document without text, and calls nothing lost for that', () => {
    const { alignment, lost } = alignBoard({ ...BOARD, placements: [{ ...PLACEMENT, isIn: true }] }, [null, OTHER]);
    expect(alignment.topics.every(({ lines }) => lines.every(({ cells }) => cells.length === 2 && cells[0] === null))).toBe(true);
    expect(lost).toEqual([]);
  });

  it('shows a person’s own topic before anything stands under it', () => {
    const { alignment } = alignBoard({ ...BOARD, topics: [{ id: 'own-1', name: '低空经济', terms: [] }] }, [OWN, OTHER]);
    expect(alignment.topics.at(-1)).toEqual({ id: 'own-1', kind: 'own', name: '低空经济', lines: [], figures: [] });
  });

  it('takes a direction that a person set', () => {
    const key = (direction: 'lower' | null) =>
      alignBoard({ ...BOARD, directions: direction ? [{ topic: 'utilities', figure: wordsKey('供电可靠率|share'), direction }] : [] }, [
        OWN,
        OTHER,
      ])
        .alignment.topics.find(({ id }) => id === 'utilities')
        ?.figures.find((figure) => figure.key === wordsKey('供电可靠率|share'))?.direction;
    expect([key(null), key('lower')]).toEqual(['higher', 'lower']);
  });
});

describe('rankFigure', () => {
  const figure = (direction: 'lower' | 'higher' | null, ...values: readonly (number | null)[]) => ({
    direction,
    values: values.map((value) =>
      value === null ? null : { indicator: { text: `${value}%`, value, unit: '%', comparator: '>=' as const }, measure: 'm' },
    ),
  });

  it.each([
    [figure('higher', 99, 98, null), 'ahead', [true, false, false]],
    [figure('higher', 98, 98, 97), 'level', [true, true, false]],
    [figure('lower', 5, 3, 8), 'behind', [false, true, false]],
    [figure(null, 5, 3), null, [false, false]],
    [figure('lower', null, 3, 4), null, [false, true, false]],
    [figure('lower', 5, null), null, [false, false]],
  ])('of %o', (one, standing, best) => {
    expect(rankFigure(one)).toEqual({ standing, best });
  });
});

describe('the benchmark table', () => {
  const { alignment } = alignBoard(BOARD, [OWN, OTHER]);
  const documents = [
    { documentId: 'own', title: '临江市营商环境行动方案', fileName: 'a.docx', isReadable: true },
    { documentId: 'other', title: '海陵市营商环境实施方案', fileName: 'b.docx', isReadable: true },
  ];
  const notes = [{ topic: 'utilities', gap: '可靠率低 0.01 个百分点', practice: '主城区分片保供', advice: '提高到 99.98%' }];
  const context = { language: 'zh-CN', reviewer: { name: '', unit: '' }, date: '2026-11-22', formHead: {}, utcOffsetMinutes: 480 } as const;
  const table = buildBenchmarkTable({ name: '三市对标', documents, ...alignment, notes }, context);
  const texts = table.rows.flatMap((row) =>
    row.kind === 'cells' ? [table.columns.map(({ key }) => cellText(row.cells[key] ?? null))] : [],
  );

  it('names the document whose measures were too many to look at', () => {
    expect(table.notes).toHaveLength(1);
    const capped = buildBenchmarkTable({ name: '', documents, ...alignment, left: [0, 35], notes }, context);
    expect(capped.notes[1]).toMatch(/^海陵市.*600 条.*35 条/);
  });

  it('has the columns of the form, the first two frozen, on a wide page', () => {
    expect(table.columns.map(({ label }) => label)).toEqual([
      '事项/指标',
      '临江市（本方）',
      '海陵市',
      '差距',
      '可借鉴举措',
      '建议',
      '出处',
    ]);
    expect([table.frozenColumns, table.paper.size, table.paper.orientation]).toEqual([2, 'A3', 'landscape']);
  });

  it('gives provisions with their clauses and sources, the notes, and a row for each shared target', () => {
    expect(texts[0]?.[0]).toBe('获得水电气');
    expect(texts[0]?.[1]).toContain('一、1. ');
    expect(texts[0]?.slice(3, 6)).toEqual(['可靠率低 0.01 个百分点', '主城区分片保供', '提高到 99.98%']);
    expect(texts[0]?.[6]).toContain('《海陵市营商环境实施方案》一、1.');
    expect(texts.slice(1, 3).map((row) => row.slice(0, 4))).toEqual([
      ['· 供电可靠率', '99.97%以上', '99.98%以上', '落后（最优：海陵市）'],
      ['· 用电报装', '不超过12个工作日', '不超过12个工作日', '持平'],
    ]);
  });

  it('goes on in a further row where a provision is too long for one, and loses none of it', () => {
    const long = Array.from({ length: 40 }, (_, at) => `第${at + 1}个台区提升供电可靠性，逐户核对电表并公布抢修电话。`).join('');
    const plan = documentFromLines(['云岭县方案', '一、主要任务', `1.改善供电服务。${long}`, '2.保护古树。为古树挂牌。']);
    const aligned = alignBoard(BOARD, [plan, OTHER]).alignment;
    const { rows, columns } = buildBenchmarkTable({ name: '', documents, ...aligned, notes }, context);
    const power = rows.flatMap(({ ...row }) =>
      row.kind === 'cells' && cellText(row.cells['topic'] ?? null) === '获得水电气' ? [row.cells] : [],
    );
    expect(power.length).toBeGreaterThan(1);
    const width = columns[1]?.width ?? 0;
    for (const cells of power) expect(cellText(cells['document1'] ?? null).length).toBeLessThan(24 * width);
    expect(power.map((cells) => cellText(cells['document1'] ?? null)).join('')).toContain(long);
    expect(power.map((cells) => cellText(cells['gap'] ?? null)).join('')).toBe('可靠率低 0.01 个百分点');
  });

  it('puts targets that only one document sets beside those of the others', () => {
    expect(texts.find(([topic, , other]) => topic === '· 各自的指标' && other?.includes('78'))?.slice(1, 3)).toEqual([
      '—',
      '纳税时间 78小时以内',
    ]);
  });

  it('keeps the row of a topic that nobody speaks of, with what was written on it', () => {
    const board = { ...BOARD, topics: [{ id: 'own-1', name: '龙舟', terms: ['龙舟赛'] }] };
    const silent = [{ topic: 'own-1', gap: '都没有', practice: '', advice: '' }];
    const { rows } = buildBenchmarkTable({ name: '', documents, ...alignBoard(board, [OWN, OTHER]).alignment, notes: silent }, context);
    const row = rows.find((each) => each.kind === 'cells' && cellText(each.cells['topic'] ?? null) === '龙舟');
    expect(row?.kind === 'cells' ? [cellText(row.cells['document1'] ?? null), cellText(row.cells['gap'] ?? null)] : []).toEqual([
      '（未提及）',
      '都没有',
    ]);
  });

  it('says where a city is silent, and lists what has no topic', () => {
    expect(texts.find(([topic]) => topic === '纳税')?.[1]).toBe('（未提及）');
    expect(texts.at(-1)?.slice(0, 2)).toEqual(['未归类', '一、2. 保护古树名木']);
    expect(table.statistics).toBe('共 2 个事项，本方涉及 1 个；可比指标：领先 0 项，持平 1 项，落后 1 项。');
  });
});

describe('columnNames', () => {
  it('takes the place a title begins with where that tells documents apart', () => {
    const named = (...titles: readonly string[]) => columnNames(titles.map((title) => ({ title, fileName: 'x.docx' })));
    expect(named('临江市方案', '清溪縣方案', '')).toEqual(['临江市', '清溪縣', 'x.docx']);
    expect(named('临江市2025年方案', '临江市2026年方案')).toEqual(['临江市2025年方案', '临江市2026年方案']);
  });

  it('cuts a long title for a narrow column, and not for a page', () => {
    const documents = ['2025', '2026'].map((year) => ({ title: `临江市优化营商环境专项提升行动实施方案（${year}年）`, fileName: '' }));
    expect(columnNames(documents)[0]).toMatch(/^临江市.*…$/);
    expect(columnNames(documents, 80)).toEqual(documents.map(({ title }) => title));
  });
});
