import { describe, expect, it } from 'vitest';
import { estimateHeight, roughHeight, textMetrics } from '#renderer/features/reader/text-metrics.ts';
import { textPieces } from '#renderer/features/reader/text-pieces.ts';
import { canonicalText } from '#shared/domain/text/canonical-text.ts';
import type { Block } from '#shared/model/document.ts';

const METRICS = textMetrics(740, 17);

function heightOf(block: Partial<Block>): number {
  const whole: Block = { id: 'b', kind: 'paragraph', level: null, label: null, text: '', rows: null, path: [], page: null, ...block };
  const [piece] = textPieces([whole], canonicalText([whole]));
  if (piece === undefined) throw new Error('no piece');
  return estimateHeight(piece, whole, METRICS);
}

describe('the height a row will probably have', () => {
  it('is in whole pixels, as it is measured later: an estimate off by a fraction would be corrected for every row', () => {
    expect(heightOf({ text: '优化服务。' })).toBe(Math.round(17 * 1.85 + 6));
    expect(heightOf({ text: '优'.repeat(80) })).toBe(Math.round(3 * 17 * 1.85 + 6));
  });

  it('counts the indent of a first line', () => {
    expect(heightOf({ text: '优'.repeat(METRICS.characters - 2) })).toBe(Math.round(17 * 1.85 + 6));
    expect(heightOf({ text: '优'.repeat(METRICS.characters) })).toBe(Math.round(2 * 17 * 1.85 + 6));
  });

  it('follows the type size of headings, titles and notes', () => {
    expect(heightOf({ kind: 'heading', level: 1, text: '一、总体要求' })).toBe(Math.round(17 * 1.1 * 1.85 + 16));
    expect(heightOf({ kind: 'heading', level: 3, text: '1.总体要求' })).toBe(Math.round(17 * 1.85 + 16));
    expect(heightOf({ kind: 'title', text: '云岭县实施方案' })).toBe(Math.round(17 * 1.35 * 1.6 + 28));
    expect(heightOf({ kind: 'note', text: '注：以上数据为初步统计。' })).toBe(Math.round(17 * 0.88 * 1.85 + 6));
  });

  it('is known roughly without a look at the text: a whole document comes out within a twentieth', () => {
    const sentence = '各县（市、区）政府、市直各部门要建立台账，逐项说明未按期完成的原因，并于2031年6月底前公布结果。';
    const blocks = Array.from({ length: 200 }, (_, number): Block => {
      const text = `${number + 1}.优化办事流程。${sentence.repeat(1 + (number % 4))}`;
      return { id: `b${number}`, kind: 'paragraph', level: 3, label: null, text, rows: null, path: [], page: null };
    });
    const pieces = textPieces(blocks, canonicalText(blocks));
    const sum = (height: typeof estimateHeight): number =>
      pieces.reduce((total, piece) => total + height(piece, blocks[piece.blockIndex], METRICS), 0);
    expect(sum(roughHeight) / sum(estimateHeight)).toBeGreaterThan(0.95);
    expect(sum(roughHeight) / sum(estimateHeight)).toBeLessThan(1.05);
  });
});
