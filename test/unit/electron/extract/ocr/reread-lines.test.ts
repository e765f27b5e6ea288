import { describe, expect, it } from 'vitest';
import { linesToRuns } from '#electron/extract/ocr/lines-to-runs.ts';
import type { EngineLine } from '#electron/extract/ocr/open-recognizer.ts';
import { rereadWeakLines } from '#electron/extract/ocr/reread-lines.ts';

/** A line of one word a character, all as sure as `confidence` says, but for those named. */
function line(text: string, y: number, confidence: number, unsure: Readonly<Record<string, number>> = {}, x = 100): EngineLine {
  const words = [...text].map((character, index) => {
    const bbox = { x0: x + index * 40, y0: y, x1: x + index * 40 + 38, y1: y + 40 };
    return { text: character, confidence: unsure[character] ?? confidence, bbox, symbols: [{ text: character, bbox }] };
  });
  const bbox = { x0: x, y0: y, x1: x + words.length * 40, y1: y + 40 };
  return { words, bbox, baseline: { ...bbox, y0: y + 40 } };
}

const textOf = ({ words }: EngineLine) => words.map(({ text }) => text).join('');
const never = () => {
  throw new Error('nothing to read again');
};

describe('reading doubtful lines again', () => {
  it('leaves lines alone that are sure, and short ones', () => {
    const lines = [line('各县人民政府', 100, 92), line('一二', 200, 20)];
    expect(rereadWeakLines(lines, never)).toEqual(lines);
  });

  it('puts two readings of one line together by reading it once more', () => {
    const seen: unknown[] = [];
    const lines = rereadWeakLines(
      [line('而江市人民政府', 100, 90, { 而: 14 }), line('属于办公义', 104, 20), line('正文在此处', 300, 92)],
      (box) => {
        seen.push(box);
        return [line('临江市人民政府', 100, 88)];
      },
    );
    expect(lines.map(textOf)).toEqual(['临江市人民政府', '正文在此处']);
    expect(seen[0]).toMatchObject({ y0: 96, y1: 148 });
  });

  it('keeps the first reading where the second is worse or lost most of the text', () => {
    const doubtful = line('海陵市发展规划', 100, 80, { 陵: 20 });
    expect(rereadWeakLines([doubtful], () => [line('海凌市发展规划', 100, 50)]).map(textOf)).toEqual(['海陵市发展规划']);
    expect(rereadWeakLines([doubtful], () => [line('海', 100, 99)]).map(textOf)).toEqual(['海陵市发展规划']);
    expect(rereadWeakLines([doubtful], () => []).map(textOf)).toEqual(['海陵市发展规划']);
  });

  it('does not read a page of noise again and again', () => {
    let count = 0;
    rereadWeakLines(
      Array.from({ length: 200 }, (_, index) => line('噪声噪声噪声', index * 50, 10)),
      () => {
        count += 1;
        return [];
      },
    );
    expect(count).toBeLessThanOrEqual(20);
  });

  it('makes a run no surer than its weakest word', () => {
    const place = {
      picture: { kind: 'grey', width: 1, height: 1, pixels: new Uint8Array(1) },
      left: 0,
      top: 0,
      scaleX: 1,
      scaleY: 1,
    } as const;
    const [sure, doubtful] = linesToRuns([line('临江市人民政府', 100, 90), line('临江市人民政付', 200, 90, { 付: 10 })], place);
    expect(sure?.confidence).toBe(0.9);
    expect(doubtful?.confidence).toBe(0.64);
  });
});
