import { describe, expect, it } from 'vitest';
import { changedValues } from '#shared/domain/comparison/changed-values.ts';
import { compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import { comparisonOpening, comparisonView, openingOfView } from '#shared/domain/comparison/comparison-view.ts';
import { editTexts } from '#shared/domain/comparison/edit-texts.ts';
import { blockText } from '#shared/domain/text/canonical-text.ts';
import type { ComparisonOpening, ComparisonView, Edit } from '#shared/model/comparison.ts';
import type { Block } from '#shared/model/document.ts';
import { seededRandom } from '../../../../support/generate-policy.ts';

function block(text: string, rows: string[][] | null = null): Block {
  const label = /^\d{1,2}\./.exec(text)?.[0] ?? null;
  return { id: text, kind: rows ? 'table' : 'paragraph', level: null, label, text, rows, path: label ? [label] : [], page: null };
}

function view(olds: readonly (string | string[][])[], news: readonly (string | string[][])[]): ComparisonView {
  const blocks = (list: readonly (string | string[][])[]): Block[] =>
    list.map((item) => (typeof item === 'string' ? block(item) : block('', item)));
  const [old, fresh] = [blocks(olds), blocks(news)];
  return comparisonView(compareDocuments(old, fresh), old, fresh);
}

const marked = (edits: readonly Edit[]): string =>
  edits
    .map(({ op, text, isForm }) => (op === 'keep' ? text : `${isForm ? '~' : ''}${op === 'add' ? `{+${text}+}` : `[-${text}-]`}`))
    .join('');
const side = (edits: readonly Edit[], op: 'add' | 'remove'): string =>
  edits.flatMap((edit) => (edit.op === 'keep' || edit.op === op ? [edit.text] : [])).join('');

const OPENING = '1.推行企业开办全程网上办理，压减办理环节。责任单位：市市场监管局。';
const WATER = '2.供水报装不超过3个工作日，建立用户回访制度。责任单位：市水务局。';
const TAX = '3.推广电子发票，2031年6月底前实现全覆盖。责任单位：市税务局。';

describe('the opening of a long comparison', () => {
  const lines = Array.from(
    { length: 600 },
    (_, at) => `${at % 90}.第${at}类事项由第${at * 7}号窗口受理，${at % 40}个工作日内办结并公开结果。`,
  );
  const moved = [...lines.slice(0, 20), ...lines.slice(22, 400), ...lines.slice(20, 22), ...lines.slice(400)];
  const news = moved.flatMap((text, at) => (at % 50 === 30 ? [] : [at % 3 === 0 ? text.replace('公开结果', '按季公布') : text]));
  const [old, fresh] = [lines.map((text) => block(text)), news.map((text) => block(text))];

  it('has the first lines as they stand in the whole of it, and tells how many changes there will be', () => {
    const told: ComparisonOpening[] = [];
    const comparison = compareDocuments(old, fresh, {
      onOpening: (rows, compared) => told.push(comparisonOpening(rows, compared, old, fresh)),
    });
    const whole = comparisonView(comparison, old, fresh);
    expect(told).toHaveLength(1);
    expect(told[0]?.lines.length).toBeGreaterThan(50);
    expect(told[0]?.lines).toEqual(whole.lines.slice(0, told[0]?.lines.length));
    expect(told[0]?.lines.some(({ kind }) => kind === 'moved-away')).toBe(true);
    const { changed, moved: away, added, removed } = whole.statistics;
    expect(told[0]?.changes).toBe(changed + away + added + removed);
    expect(openingOfView(whole)).toEqual(told[0]);
  });

  it('keeps to the same lines where an announcement above the paper is set apart', () => {
    const title = { ...block('临江市窗口服务管理办法'), kind: 'title' as const };
    const announced = [block('关于公开征求意见的公告'), block('现向社会公开征求意见，请于2031年6月30日前反馈。'), title, ...fresh];
    const before = [title, ...old];
    let opening: ComparisonOpening | null = null;
    const comparison = compareDocuments(before, announced, {
      onOpening(rows, compared) {
        opening = comparisonOpening(rows, compared, before, announced);
      },
    });
    expect(opening).toEqual(openingOfView(comparisonView(comparison, before, announced)));
  });

  it('is not told of a short one, all of which is there at once', () => {
    const told: unknown[] = [];
    const short = lines.slice(0, 200).map((text) => block(text));
    const comparison = compareDocuments(short, fresh.slice(0, 200), { onOpening: (rows) => told.push(rows) });
    expect(told).toEqual([]);
    expect(openingOfView(comparisonView(comparison, short, fresh.slice(0, 200)))).toBeNull();
  });
});

describe('what differs in form only', () => {
  it('is told apart from changed words inside one sentence', () => {
    expect(marked(editTexts('優化營商環境,提升服務效能', '优化营商环境，提升服务水平'))).toBe(
      '~[-優化營商環境,提升服務-]~{+优化营商环境，提升服务+}[-效能-]{+水平+}',
    );
    expect(marked(editTexts('到 2027 年入读率达到９８％', '到2027年入读率达到99%'))).toBe(
      '到~[- -]2027~[- -]年入读率达到[-９８％-]{+99%+}',
    );
  });

  it('gives back both texts in any mixture of scripts, widths and spaces', () => {
    const random = seededRandom(7);
    const pieces = [
      '優化',
      '优化',
      '營商',
      '营商',
      ' ',
      '　',
      '12',
      '１２',
      '(',
      '（',
      '。',
      '，',
      ',',
      '％',
      '%',
      '\n',
      '𠮷',
      'Ab',
      'ａｂ',
    ];
    for (let round = 0; round < 400; round += 1) {
      const text = (): string =>
        Array.from({ length: Math.floor(random() * 24) }, () => pieces[Math.floor(random() * pieces.length)]).join('');
      const [old, fresh] = [text(), text()];
      const edits = editTexts(old, fresh);
      expect(side(edits, 'remove')).toBe(old);
      expect(side(edits, 'add')).toBe(fresh);
    }
  });

  it('is no change that counts as words', () => {
    expect(view([OPENING, WATER], [OPENING, WATER.replaceAll('，', ',')]).statistics).toMatchObject({ changed: 1, formOnly: 1 });
  });
});

describe('numbers that changed', () => {
  it.each([
    ['一般登记3个工作日内办结', '一般登记2个工作日内办结', '3个工作日→2个工作日'],
    ['贷款余额新增120亿元以上', '贷款余额新增150亿元以上', '120亿元→150亿元'],
    ['费率不超过1%', '费率不超过0.8%', '1%→0.8%'],
    ['２０２５年１２月底前完成', '2026年12月底前完成', '２０２５年→2026年'],
    ['按时限办结', '按时限办理', ''],
    ['推进一体化建设', '推进数字化建设', ''],
  ])('are called out with their units: %s', (old, fresh, expected) => {
    const values = changedValues(editTexts(old, fresh));
    expect(values.map((value) => `${value.old}→${value.new}`).join(' ')).toBe(expected);
  });
});

describe('what was put in or taken out', () => {
  it.each([
    ['责任单位：市公安局、市民政局', '责任单位：市公安局、市医保局、市民政局', '责任单位：市公安局{+、市医保局+}、市民政局'],
    ['加强领导。压实责任。', '加强领导。通报结果。压实责任。', '加强领导。{+通报结果。+}压实责任。'],
    ['办理时限为10日', '办理时限为100日', '办理时限为[-10-]{+100+}日'],
  ])('is cut where a reader would cut: %s', (old, fresh, expected) => {
    expect(marked(editTexts(old, fresh))).toBe(expected);
  });
});

describe('a comparison as it is shown', () => {
  it('calls no number of a clause out as a value that changed', () => {
    const { lines } = view([OPENING, WATER], [OPENING, '2.新增一项工作安排，由窗口单位落实到人。', WATER.replace('2.', '3.')]);
    expect(lines.at(-1)).toMatchObject({ kind: 'changed', aspects: ['numbering'], values: [] });
  });

  it('has a line where a moved clause stood, and leads from either place to the other', () => {
    const { lines, statistics } = view([OPENING, WATER, TAX], [TAX, OPENING, WATER]);
    expect(lines.map(({ kind }) => kind)).toEqual(['moved', 'same', 'same', 'moved-away']);
    expect(lines.map(({ partner }) => partner)).toEqual([3, undefined, undefined, 0]);
    expect(statistics.moved).toBe(1);
  });

  it('compares tables cell by cell, an added column and a removed row among them', () => {
    const old = [
      ['事项', '时限', '单位'],
      ['企业开办登记', '3个工作日', '市市场监管局'],
      ['不动产一般登记', '5个工作日', '市自然资源局'],
      ['水电气联合报装', '7个工作日', '市水务局'],
    ];
    const fresh = [
      ['事项', '时限', '单位', '备注'],
      ['企业开办登记', '2个工作日', '市市场监管局', ''],
      ['水电气联合报装', '7个工作日', '市水务局', '含勘查'],
    ];
    const [line] = view([old], [fresh]).lines;
    expect(line?.table?.map(({ kind, cells }) => `${kind}: ${cells.map(({ edits }) => marked(edits)).join(' | ')}`)).toEqual([
      'changed: 事项 | 时限 | 单位 | {+备注+}',
      'changed: 企业开办登记 | [-3-]{+2+}个工作日 | 市市场监管局 | ',
      'removed: [-不动产一般登记-] | [-5个工作日-] | [-市自然资源局-]',
      'changed: 水电气联合报装 | 7个工作日 | 市水务局 | {+含勘查+}',
    ]);
    expect(line?.values).toEqual([{ old: '3个工作日', new: '2个工作日' }]);
  });

  it('gives back both tables from the edits of their cells', () => {
    const random = seededRandom(11);
    const table = (): string[][] =>
      Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
        Array.from(
          { length: Math.floor(random() * 4) },
          () => ['登记', '3个工作日', '', '市水务局', '甲\n乙'][Math.floor(random() * 5)] ?? '',
        ),
      );
    for (let round = 0; round < 300; round += 1) {
      const [old, fresh] = [block('', table()), block('', table())];
      const row = compareDocuments([old], [fresh]).rows.find(({ kind }) => kind === 'changed');
      if (row === undefined) continue;
      expect(side(row.edits, 'remove')).toBe(blockText(old));
      expect(side(row.edits, 'add')).toBe(blockText(fresh));
    }
  });

  it('names a change by its texts: the same again, and another for each of several alike', () => {
    const [one, two] = [
      view(['同上办理。', WATER], [WATER, '同上办理。', '同上办理。']),
      view([WATER], [WATER, '同上办理。', '同上办理。']),
    ];
    const keys = (of: ComparisonView): readonly string[] => of.lines.flatMap(({ key }) => (key === undefined ? [] : [key]));
    expect(new Set(keys(two)).size).toBe(2);
    expect(keys(one)).toContain(keys(two)[0]);
  });

  it('is identical only where nothing at all differs', () => {
    expect(view([], []).isIdentical).toBe(true);
    expect(view([OPENING], [OPENING]).isIdentical).toBe(true);
    expect(view([OPENING], [OPENING.replace('，', ',')]).isIdentical).toBe(false);
    expect(view([OPENING, WATER], [WATER, OPENING]).isIdentical).toBe(false);
    expect(view([OPENING], []).isIdentical).toBe(false);
  });
});

describe('papers that have little in common', () => {
  it('are not lined up by figures alone', () => {
    const one = Array.from({ length: 60 }, (_, at) => `改造老旧小区${at * 7}个并配建停车场，惠及居民${at * 130}户。`);
    const other = Array.from({ length: 60 }, (_, at) => `培训农技人员${at * 7}名，推广良种${at * 130}亩，亩均增收。`);
    expect(view(one, other).statistics).toMatchObject({ changed: 0, moved: 0, added: 60, removed: 60 });
  });

  const FIRST = [
    '一、工作目标',
    '围绕打造便捷城市，年内完成各项改革任务，企业满意度明显提高。',
    '二、重点任务',
    '1.强化知识产权保护。培育专利代理机构3家，建立商标恶意注册处置联动机制，设立维权援助站点。',
    '2.加快纳税便利改革。推广电子税务局，增值税留抵退税压缩至5天，申报表由财务软件自动生成。',
    '三、组织保障',
  ];
  const SECOND = [
    '一、总体要求',
    '坚持以企业需求为导向，建设一流的营商环境。',
    '二、主要任务',
    '1.深化纳税服务。上线智能申报，增值税留抵退税一天到账，扩大电子税务局办理事项范围。',
    '2.完善知识产权体系。创建示范城市，建立商标品牌指导站，加大专利侵权惩处力度。',
    '三、保障措施',
  ];

  it('are lined up by what their clauses are about', () => {
    const { lines } = view(FIRST, SECOND);
    const paired = lines.flatMap(({ old, new: fresh }) =>
      old && fresh ? [`${FIRST[old.first]?.slice(0, 6)}~${SECOND[fresh.first]?.slice(0, 6)}`] : [],
    );
    expect(paired).toEqual(
      expect.arrayContaining(['二、重点任务~二、主要任务', '1.强化知识~2.完善知识', '2.加快纳税~1.深化纳税', '三、组织保障~三、保障措施']),
    );
  });

  it('are not torn to single characters: clauses about one thing show whole sentences', () => {
    const line = view(FIRST, SECOND).lines.find(({ new: fresh, isByTopic }) => isByTopic && fresh?.first === 4);
    expect(line?.edits.filter(({ op }) => op !== 'keep').length).toBeLessThanOrEqual(4);
  });
});
