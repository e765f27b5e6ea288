import { describe, expect, it } from 'vitest';
import { lineSpans } from '#electron/export/excel/line-spans.ts';

describe('form lines over the columns of a sheet', () => {
  it.each([
    [[3, 7, 16, 16, 15, 5], 2],
    [[4, 4, 4, 4], 2],
    [[60, 1, 1, 1], 2],
    [[1, 1, 1, 60], 2],
    [[5, 5, 5], 2],
    [[5, 5], 1],
  ] as const)('covers %j from edge to edge without gap or overlap', (widths, pairs) => {
    const spans = lineSpans(widths, pairs).flatMap(({ label, value }) => [label, value]);
    expect(spans[0]?.from).toBe(1);
    expect(spans.at(-1)?.to).toBe(widths.length);
    spans.forEach((span, index) => {
      expect(span.to).toBeGreaterThanOrEqual(span.from);
      if (index > 0) expect(span.from).toBe((spans[index - 1]?.to ?? 0) + 1);
    });
  });

  it('gives one pair where four columns are not there', () => {
    expect(lineSpans([5, 5, 5], 2)).toHaveLength(1);
  });
});
