import { describe, expect, it } from 'vitest';
import { compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import { comparisonView } from '#shared/domain/comparison/comparison-view.ts';
import { blockText } from '#shared/domain/text/canonical-text.ts';
import type { ComparedLine, ComparisonView } from '#shared/model/comparison.ts';
import type { Block } from '#shared/model/document.ts';
import { generatePolicy, seededRandom } from '../../../../support/generate-policy.ts';

function blocksOf(lines: readonly string[]): readonly Block[] {
  return lines.map((text, index) => ({
    id: `b${index}`,
    kind: 'paragraph',
    level: null,
    label: /^\d{1,4}\./.exec(text)?.[0] ?? null,
    text,
    rows: null,
    path: [],
    page: null,
  }));
}

function compared(olds: readonly string[], news: readonly string[]): ComparisonView {
  const [old, fresh] = [blocksOf(olds), blocksOf(news)];
  const view = comparisonView(compareDocuments(old, fresh), old, fresh);
  expectBothTexts(view.lines, 'remove', old);
  expectBothTexts(view.lines, 'add', fresh);
  return view;
}

/** Kept and added together are the new text, kept and removed the old one, whatever the papers are like. */
function expectBothTexts(lines: readonly ComparedLine[], op: 'add' | 'remove', blocks: readonly Block[]): void {
  const side = op === 'add' ? 'new' : 'old';
  const texts = lines.flatMap((line): [number, string][] => {
    const place = line[side];
    if (place === null || line.kind === 'moved-away') return [];
    return [[place.first, line.edits.map((edit) => (edit.op === 'keep' || edit.op === op ? edit.text : '')).join('')]];
  });
  const joined = texts.sort(([one], [other]) => one - other).map(([, text]) => text);
  expect(joined.join('\n') === blocks.map(blockText).join('\n'), `the ${side} text comes out of the lines`).toBe(true);
}

/** Milliseconds of the processor: a busy machine fails nothing. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Lines of random characters: no two have anything in common. */
function unlike(count: number, seed: number): readonly string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () =>
    String.fromCharCode(...Array.from({ length: 12 }, () => 0x4e00 + Math.floor(random() * 20_000))),
  );
}

describe('papers that are hard to compare', () => {
  it('with eight thousand blocks that have nothing in common take seconds, and say so', () => {
    let view: ComparisonView | null = null;
    const spent = processorTime(() => {
      view = compared(unlike(8_000, 1), unlike(8_000, 2));
    });
    expect(spent).toBeLessThan(15_000);
    expect(view).toMatchObject({ isIdentical: false, statistics: { same: 0, moved: 0 } });
  });

  it('with fifty thousand blocks of which some were reworded take time in proportion', () => {
    const many = Array.from({ length: 50_000 }, (_, at) => `${at % 900}.第${at}项由牵头单位按季通报。`);
    const fresh = many.map((text, at) => (at % 97 === 0 ? text.replace('按季', '按月') : text));
    let view: ComparisonView | null = null;
    expect(
      processorTime(() => {
        view = compared(many, fresh);
      }),
    ).toBeLessThan(15_000);
    expect(view).toMatchObject({ statistics: { changed: 516, added: 0, removed: 0 } });
  });

  it('whose paragraphs are all equal differ in how many there are', () => {
    const view = compared(
      Array.from({ length: 10_000 }, () => '同上，由各单位办理。'),
      Array.from({ length: 9_990 }, () => '同上，由各单位办理。'),
    );
    expect(view.statistics).toMatchObject({ same: 9_990, removed: 10, changed: 0 });
  });

  it('that are identical, or one of them empty, are told as what they are', () => {
    const lines = generatePolicy({ seed: 3, characters: 20_000 }).split('\n');
    expect(compared(lines, lines)).toMatchObject({ isIdentical: true, statistics: { charactersAdded: 0, charactersRemoved: 0 } });
    expect(compared(lines, [])).toMatchObject({ isIdentical: false, statistics: { same: 0, removed: lines.length } });
    expect(compared([], lines)).toMatchObject({ isIdentical: false, statistics: { added: lines.length } });
    expect(compared([], [])).toMatchObject({ isIdentical: true, lines: [] });
  });

  it('of which one is in traditional script and damaged are lined up all the same', () => {
    const simple = [
      '1.优化营商环境，推动政务服务便利化。',
      '2.强化知识产权保护，建立维权援助机制。',
      '3.压缩办理时限，一般事项3个工作日办结。',
    ];
    const traditional = [
      '1.優化營商環境，推動政務服務便利化。',
      '2.強化?R\uE46A產權保護，建立維權援助機制。',
      '3.壓縮辦理時限，一般事項2個工作日辦結。',
    ];
    const { lines, statistics } = compared(simple, traditional);
    expect(lines.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'changed']);
    expect(statistics.formOnly).toBe(1);
    expect(lines[2]?.values).toEqual([{ old: '3个工作日', new: '2個工作日' }]);
  });

  it('rewritten by half grow in proportion to their length', () => {
    const rewritten = (characters: number): readonly [readonly string[], readonly string[]] => {
      const random = seededRandom(5);
      const lines = generatePolicy({ seed: 5, characters }).split('\n');
      return [lines, lines.map((text) => text.replaceAll(/[\u4e00-\u9fff]{4}/g, (four) => (random() < 0.5 ? '统筹推进' : four)))];
    };
    const [small, large] = [rewritten(8_000), rewritten(32_000)];
    compared(...small);
    const first = Math.min(...[0, 1].map(() => processorTime(() => compared(...small))));
    const second = Math.min(...[0, 1].map(() => processorTime(() => compared(...large))));
    // Four times as long; quadratic time would be sixteen times as much.
    expect(second).toBeLessThan(first * 10 + 500);
  });
});
