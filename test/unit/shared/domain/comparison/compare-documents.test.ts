import { describe, expect, it, vi } from 'vitest';
import { BLOCK_JOINT, compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import { editTexts } from '#shared/domain/comparison/edit-texts.ts';
import type { ComparedRow } from '#shared/model/comparison.ts';
import type { Block } from '#shared/model/document.ts';
import { spentSince } from '#test/support/processor-time.ts';
import { generatePolicy, seededRandom } from '../../../../support/generate-policy.ts';

/** Blocks of lines; a number with a full stop in front is the clause's label. */
function blocksOf(lines: readonly string[]): readonly Block[] {
  return lines.map((text, index) => {
    const label = /^\d{1,2}\./.exec(text)?.[0] ?? null;
    return {
      id: `b${index + 1}`,
      kind: 'paragraph',
      level: null,
      label,
      text,
      rows: null,
      path: label === null ? [] : [label],
      page: null,
    };
  });
}

const compare = (olds: readonly string[], news: readonly string[]): readonly ComparedRow[] =>
  compareDocuments(blocksOf(olds), blocksOf(news)).rows;
const shown = ({ edits }: ComparedRow): string =>
  edits.map(({ op, text }) => (op === 'keep' ? text : op === 'add' ? `{+${text}+}` : `[-${text}-]`)).join('');
const kinds = (rows: readonly ComparedRow[]): readonly string[] => rows.map(({ kind }) => kind);

const OPENING = '1.推行企业开办全程网上办理，压减办理环节。责任单位：市市场监管局。';
const WATER = '2.供水报装不超过3个工作日，建立用户回访制度。责任单位：市水务局。';
const TAX = '3.推广电子发票，2031年6月底前实现全覆盖。责任单位：市税务局。';

describe('comparing two states of a paper', () => {
  it('says same of what did not change in anything', () => {
    const rows = compare([OPENING, WATER], [OPENING, WATER]);
    expect(kinds(rows)).toEqual(['same', 'same']);
    expect(rows.every(({ edits }) => edits.length === 0)).toBe(true);
  });

  it('shows a number, a time and a unit as wholes, and names what was touched', () => {
    const rows = compare(
      [WATER, TAX, OPENING],
      [WATER.replace('3个', '13个'), TAX.replace('6月', '12月'), OPENING.replace('市市场监管局', '市政务服务办')],
    );
    expect(rows.map(shown)).toEqual([
      '2.供水报装不超过[-3-]{+13+}个工作日，建立用户回访制度。责任单位：市水务局。',
      '3.推广电子发票，2031年[-6-]{+12+}月底前实现全覆盖。责任单位：市税务局。',
      '1.推行企业开办全程网上办理，压减办理环节。责任单位：市[-市场监管局-]{+政务服务办+}。',
    ]);
    expect(rows.map(({ aspects }) => aspects)).toEqual([['numbers'], ['deadlines'], ['units']]);
  });

  it('knows a renumbered clause again, and a new one before it', () => {
    const fresh = '2.设立一站式咨询窗口，实行首问负责。责任单位：市政务服务办。';
    const rows = compare([OPENING, WATER, TAX], [OPENING, fresh, WATER.replace('2.', '3.'), TAX.replace('3.', '4.')]);
    expect(kinds(rows)).toEqual(['same', 'added', 'changed', 'changed']);
    expect(rows.slice(2).map(({ aspects }) => aspects)).toEqual([['numbering'], ['numbering']]);
  });

  it('finds a clause that moved, with and without changes', () => {
    const rows = compare(
      [OPENING, WATER, TAX],
      [TAX.replace('3.', '1.').replace('全覆盖', '全部覆盖'), OPENING.replace('1.', '2.'), WATER.replace('2.', '3.')],
    );
    expect(kinds(rows)).toEqual(['moved', 'changed', 'changed']);
    expect(shown(rows[0] as ComparedRow)).toContain('实现全{+部+}覆盖');
  });

  it('keeps a removed clause where it stood', () => {
    const rows = compare([OPENING, WATER, TAX], [OPENING, TAX.replace('3.', '2.')]);
    expect(kinds(rows)).toEqual(['same', 'removed', 'changed']);
  });

  it('sees one paragraph split in two, and two merged in one', () => {
    const [first = '', second = ''] = WATER.split('责任');
    const parts = [first, `责任${second}`];
    const split = compare([OPENING, WATER], [OPENING, ...parts]);
    expect(split.at(-1)).toMatchObject({ kind: 'changed', oldBlocks: [1], newBlocks: [1, 2] });
    expect(split.at(-1)?.edits.filter(({ op }) => op !== 'keep')).toEqual([{ op: 'add', text: BLOCK_JOINT }]);
    expect(compare([OPENING, ...parts], [OPENING, WATER]).at(-1)).toMatchObject({ oldBlocks: [1, 2], newBlocks: [1] });
  });

  it('tells changes of form and of marks from changes of words', () => {
    const aspects = (old: string, fresh: string): readonly string[] => compare([OPENING, old], [OPENING, fresh])[1]?.aspects ?? [];
    expect(aspects('優化營商環境，提升服務', '优化营商环境，提升服务')).toEqual(['form']);
    expect(aspects('优化营商环境，提升服务效能', '优化营商环境；提升服务效能')).toEqual(['punctuation']);
    expect(aspects('优化营商环境，提升服务效能', '优化营商环境，提升服务水平')).toEqual(['wording']);
    expect(aspects('办理时间压缩30%，提升服务', '办理时间压缩50%，提升服务')).toEqual(['numbers']);
  });

  it('groups edits so that no single kept character stands between them', () => {
    const edits = editTexts('按月公布办理结果、办理时限', '按季公开办结情况、办理时限');
    expect(edits.map(({ op, text }) => `${op} ${text}`)).toEqual([
      'keep 按',
      'remove 月公布办理结果',
      'add 季公开办结情况',
      'keep 、办理时限',
    ]);
  });

  it.each([
    ['将印章、发票办结', '将公章刻制、申领发票办结', '将|-印章|+公章刻制|、|+申领|发票办结'],
    ['要加强领导，压实责任', '要强化组织领导，压实责任', '要|-加强|+强化组织|领导，压实责任'],
  ])('leaves no lone character of a word between edits, and no words out: %s', (old, fresh, expected) => {
    const marks = { keep: '', remove: '-', add: '+' };
    expect(
      editTexts(old, fresh)
        .map(({ op, text }) => marks[op] + text)
        .join('|'),
    ).toBe(expected);
  });

  it('keeps what stands between two edits far apart, however long', () => {
    const middle = '各有关部门按照职责分工抓好落实，定期报送进展情况，重大事项及时请示报告。';
    const edits = editTexts(`甲方${middle}5个`, `乙丙方${middle}15个`);
    expect(edits.find(({ op }) => op === 'keep')?.text).toContain(middle);
    expect(edits.filter(({ op }) => op !== 'keep').map(({ text }) => text)).toEqual(['甲', '乙丙', '5', '15']);
  });

  it('gives back both texts from its parts, whatever was done to them', () => {
    const random = seededRandom(23);
    for (let round = 0; round < 60; round += 1) {
      const olds = generatePolicy({ seed: round, characters: 1_500 }).split('\n');
      const news = scramble(olds, random);
      const rows = compare(olds, news);
      const side = (field: 'oldBlocks' | 'newBlocks', texts: readonly string[], op: 'add' | 'remove'): void => {
        expect(rows.flatMap((row) => row[field]).sort((one, other) => one - other)).toEqual(texts.map((_, index) => index));
        for (const row of rows) {
          if (row.edits.length === 0) continue;
          const joined = row.edits
            .filter((edit) => edit.op === 'keep' || edit.op === op)
            .map(({ text }) => text)
            .join('');
          expect(joined).toBe(row[field].map((index) => texts[index]).join(BLOCK_JOINT));
        }
      };
      side('oldBlocks', olds, 'remove');
      side('newBlocks', news, 'add');
      for (const row of rows) {
        if (row.kind === 'same') expect(olds[row.oldBlocks[0] ?? -1]).toBe(news[row.newBlocks[0] ?? -2]);
      }
    }
  });

  it('stands empty texts, equal paragraphs and texts without anything in common', () => {
    expect(compare([], [])).toEqual([]);
    expect(kinds(compare([], [OPENING]))).toEqual(['added']);
    expect(kinds(compare([OPENING], []))).toEqual(['removed']);
    const equal = Array.from({ length: 300 }, () => '同上。');
    expect(kinds(compare(equal, equal.slice(0, 299))).filter((kind) => kind !== 'same')).toEqual(['removed']);
    expect(new Set(kinds(compare([OPENING, WATER], ['甲乙丙丁戊己庚辛壬癸', '子丑寅卯辰巳午未申酉'])))).toEqual(
      new Set(['removed', 'added']),
    );
  });

  it('compares fifty thousand blocks, and ones all alike, without growing beyond measure', () => {
    const began = process.cpuUsage();
    const many = Array.from({ length: 50_000 }, (_, index) => `第${index}项工作由牵头单位负责`);
    expect(compare(many, many.slice(1)).filter(({ kind }) => kind !== 'same').length).toBe(1);
    expect(spentSince(began)).toBeLessThan(10_000);
  });

  it('compares a text with one that lost all its forty thousand other blocks', () => {
    const many = [OPENING, ...Array.from({ length: 40_000 }, (_, index) => `第${index}项工作由牵头单位负责`)];
    const began = process.cpuUsage();
    expect(compare(many, [OPENING])).toHaveLength(40_001);
    expect(spentSince(began)).toBeLessThan(3_000);
  });

  it('keeps a number whole that spaces part, however many they are, at the beginning and at the end', () => {
    const spaces = ' '.repeat(20_000);
    const changed = (old: string, fresh: string): readonly string[] =>
      editTexts(old, fresh).flatMap(({ op, text }) => (op === 'keep' ? [] : [text.replaceAll(/ +/g, ' ')]));
    const began = process.cpuUsage();
    expect(changed(`${WATER}共1${spaces}2`, `${WATER}共1${spaces}3`)).toEqual(['共1 2', '共1 3']);
    expect(changed(`2${spaces}1项。${WATER}`, `3${spaces}1项。${WATER}`)).toEqual(['2 1项。', '3 1项。']);
    expect(spentSince(began)).toBeLessThan(1_500);
  });

  it('shows the same edits of very long texts on every machine: sentence by sentence', () => {
    const sentences = Array.from({ length: 2_000 }, (_, index) => `第${index}项由牵头单位负责落实${String.fromCharCode(0x4e00 + index)}。`);
    const changed = sentences.map((text, index) => (index % 500 === 7 ? text.replace('落实', '督办') : text));
    const edits = editTexts(sentences.join(''), changed.join(''));
    expect(edits.filter(({ op }) => op === 'remove').length).toBe(4);
    expect(
      edits
        .filter(({ op }) => op !== 'add')
        .map(({ text }) => text)
        .join(''),
    ).toBe(sentences.join(''));
    expect(
      edits
        .filter(({ op }) => op !== 'remove')
        .map(({ text }) => text)
        .join(''),
    ).toBe(changed.join(''));
  });

  it('shows the same edits on a machine that is slow', () => {
    const old = generatePolicy({ seed: 3, characters: 1_500 });
    const fresh = generatePolicy({ seed: 4, characters: 1_500 });
    const edits = editTexts(old, fresh);
    let clock = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => (clock += 10_000));
    expect(editTexts(old, fresh)).toEqual(edits);
  });
});

function scramble(lines: readonly string[], random: () => number): readonly string[] {
  const result: string[] = [];
  for (const line of lines) {
    const dice = random();
    if (dice < 0.08) continue;
    if (dice < 0.16) result.splice(Math.floor(random() * (result.length + 1)), 0, line);
    else if (dice < 0.3) result.push(line.replace(/[\u4e00-\u9fff]{2}/, '改动'));
    else if (dice < 0.36) result.push(line.slice(0, line.length / 2), line.slice(line.length / 2));
    else if (dice < 0.42) result.push(`新增一段第${Math.floor(random() * 1000)}号`, line);
    else result.push(line);
  }
  return result;
}
