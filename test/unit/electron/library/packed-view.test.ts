import { describe, expect, it } from 'vitest';
import { packView, unpackView } from '#electron/library/packed-view.ts';
import { compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import { comparisonView } from '#shared/domain/comparison/comparison-view.ts';
import type { Block } from '#shared/model/document.ts';
import { generatePolicy, seededRandom } from '../../../support/generate-policy.ts';

const blockOf = (text: string, at: number): Block => {
  const label = /^\d+\./.exec(text)?.[0] ?? null;
  const rows = at % 9 === 4 ? [['事项', '时限'], text.split('，').slice(0, 3)] : null;
  return {
    id: `b${at}`,
    kind: rows ? 'table' : 'paragraph',
    level: null,
    label,
    text: rows ? '' : text,
    rows,
    path: label ? [label] : [],
    page: null,
  };
};

describe('a comparison packed for its way between the processes', () => {
  it('comes out of it as it went in: moved, reworded, renumbered and removed lines, tables and differences of form', () => {
    const random = seededRandom(8);
    const olds = generatePolicy({ seed: 2, characters: 6_000 }).split('\n');
    const news = olds.flatMap((text) => {
      const dice = random();
      if (dice < 0.1) return [];
      if (dice < 0.2) return [text, '新增一项工作安排。'];
      return [dice < 0.5 ? text.replace(/[\u4e00-\u9fff]{3}/, '３个工作日').replace('，', ',') : text];
    });
    news.splice(5, 0, ...news.splice(20, 2));
    const [old, fresh] = [olds.map(blockOf), news.map(blockOf)];
    const view = comparisonView(compareDocuments(old, fresh), old, fresh);
    expect(new Set(view.lines.map(({ kind }) => kind)).size).toBeGreaterThan(4);
    expect(unpackView(packView(view))).toEqual(view);
  });

  it('is refused where it is cut short', () => {
    const view = comparisonView(compareDocuments([blockOf('甲', 0)], [blockOf('乙', 0)]), [blockOf('甲', 0)], [blockOf('乙', 0)]);
    const { words, numbers } = packView(view);
    expect(() => unpackView({ words, numbers: numbers.slice(0, -2) })).toThrow(/too early/);
  });
});
