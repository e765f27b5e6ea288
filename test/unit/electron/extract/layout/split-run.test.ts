import { describe, expect, it } from 'vitest';
import { splitAtPlaces, splitRun } from '#electron/extract/layout/split-run.ts';
import type { TextRun } from '#electron/extract/layout/text-run.ts';

const run = (text: string, along: number, length: number): TextRun => ({ text, along, across: 100, length, size: 10 });

describe('parting runs at the edges of columns', () => {
  it('parts a run at the space next to the edge, and says where both halves stand', () => {
    const parts = splitRun(run('市发展改革委 市商务局', 100, 103), 162);
    expect(parts?.map(({ text }) => text)).toEqual(['市发展改革委', '市商务局']);
    expect(parts?.[0].along).toBe(100);
    expect(parts?.[1].along).toBeCloseTo(163, 0);
  });

  it('leaves a run whole that has no space near the edge', () => {
    expect(splitRun(run('市发展改革委 市商务局', 100, 103), 125)).toBeNull();
    expect(splitRun(run('市发展改革委员会市商务局', 100, 120), 160)).toBeNull();
  });

  it('parts a run over several cells', () => {
    expect(splitAtPlaces(run('一 推行一窗受理 市数据局', 0, 126), [12, 75]).map(({ text }) => text)).toEqual([
      '一',
      '推行一窗受理',
      '市数据局',
    ]);
  });
});
