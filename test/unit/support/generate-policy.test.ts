import { describe, expect, it } from 'vitest';
import { generatePolicy, seededRandom } from '../../support/generate-policy.ts';

describe('generated plans', () => {
  it('are the same for the same seed and differ for another', () => {
    const first = generatePolicy({ seed: 7, characters: 3_000 });
    expect(generatePolicy({ seed: 7, characters: 3_000 })).toBe(first);
    expect(generatePolicy({ seed: 8, characters: 3_000 })).not.toBe(first);
  });

  it.each([500, 3_000, 300_000])('reach %i characters and go less than one measure beyond', (characters) => {
    const { length } = generatePolicy({ seed: 1, characters });
    expect(length).toBeGreaterThanOrEqual(characters);
    expect(length).toBeLessThan(characters + 600);
  });

  it('number their measures through, each with units and a time limit', () => {
    const measures = generatePolicy({ seed: 3, characters: 20_000 }).match(/^\d+\..*$/gm) ?? [];
    expect(measures.length).toBeGreaterThan(50);
    expect(measures.map((line) => Number.parseInt(line, 10))).toEqual(measures.map((_, index) => index + 1));
    expect(measures.every((line) => /（责任单位：市?.+；完成时限：.+）$/.test(line))).toBe(true);
  });

  it('count their sections as Chinese does', () => {
    const sections = generatePolicy({ seed: 5, characters: 300_000 }).match(/^[一二三四五六七八九十百零]+(?=、)/gm) ?? [];
    expect(sections.slice(9, 12)).toEqual(['十', '十一', '十二']);
    expect(sections[19]).toBe('二十');
    expect(sections.slice(99, 112)).toContain('一百零一');
    expect(sections).toContain('一百一十');
    expect(new Set(sections).size).toBe(sections.length);
  });
});

describe('seeded numbers', () => {
  it('lie in [0, 1) and spread over it', () => {
    const random = seededRandom(42);
    const numbers = Array.from({ length: 1_000 }, random);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(numbers.filter((number) => number < 0.5).length).toBeGreaterThan(400);
    expect(numbers.filter((number) => number < 0.5).length).toBeLessThan(600);
  });
});
