import { describe, expect, it } from 'vitest';
import { blockText, canonicalText } from '#shared/domain/text/canonical-text.ts';

const paragraph = (text: string) => ({ kind: 'paragraph' as const, text, rows: null });
const table = {
  kind: 'table' as const,
  text: '',
  rows: [
    ['序号', '事项'],
    ['1', '企业开办'],
  ],
};

describe('the canonical text of a document', () => {
  it('joins blocks by line breaks and table cells by tabs', () => {
    const canonical = canonicalText([paragraph('一、总则'), table, paragraph('附件')]);
    expect(canonical.text).toBe('一、总则\n序号\t事项\n1\t企业开办\n附件');
    expect([...canonical.blockStarts]).toEqual([0, 5, 18]);
    expect(blockText(table)).toBe('序号\t事项\n1\t企业开办');
  });

  it('finds the block of every offset and comes back to it', () => {
    const canonical = canonicalText([paragraph('甲'), paragraph(''), table, paragraph('乙丙')]);
    for (let offset = 0; offset <= canonical.text.length; offset += 1) {
      const place = canonical.locate(offset);
      expect(canonical.offsetOf(place.blockIndex, place.offset)).toBe(offset);
    }
    expect(canonical.locate(2)).toEqual({ blockIndex: 1, offset: 0 });
  });

  it('clamps what lies outside', () => {
    const canonical = canonicalText([paragraph('甲乙')]);
    expect(canonical.locate(-4)).toEqual({ blockIndex: 0, offset: 0 });
    expect(canonical.locate(99)).toEqual({ blockIndex: 0, offset: 2 });
    expect(canonical.offsetOf(0, 99)).toBe(2);
    expect(canonicalText([]).locate(3)).toEqual({ blockIndex: 0, offset: 0 });
  });
});
