import { describe, expect, it } from 'vitest';
import { rulesOf } from '#electron/extract/ofd/path-rules.ts';

const MATRIX = [2, 0, 0, 2, 10, 20] as const;
const stroked = (data: string) => rulesOf([{ data, matrix: MATRIX, isStroked: true }]);
const filled = (data: string) => rulesOf([{ data, matrix: MATRIX, isStroked: false }]);
/** A quarter of a circle in a corner. */
const CORNER = 'B 30 0 30 0 30 1';

describe('lines on an OFD page', () => {
  it('are the straight edges of stroked paths, the closing one included', () => {
    expect(stroked('M 0 0 L 30 0 L 30 15 C')).toEqual([
      { isAlong: true, at: 20, from: 10, to: 70 },
      { isAlong: false, at: 70, from: 20, to: 50 },
    ]);
    expect(stroked('M 0 0 L 30 0 L 0 15 C')).toContainEqual({ isAlong: false, at: 10, from: 20, to: 50 });
  });

  it('go on from where a curve ended', () => {
    expect(stroked(`M 0 0 ${CORNER} L 30 15`)).toEqual([{ isAlong: false, at: 70, from: 22, to: 50 }]);
  });

  it('are not looked for in emblems and letters drawn as outlines', () => {
    expect(stroked(`M 0 0 ${`${CORNER} L 30 15 `.repeat(20)}`)).toEqual([]);
  });

  it('are thin filled shapes, and no broad ones', () => {
    expect(filled('M 0 0 L 30 0 L 30 1 L 0 1 C')).toEqual([{ isAlong: true, at: 21, from: 10, to: 70 }]);
    expect(filled('M 0 0 L 30 0 L 30 30 L 0 30 C')).toEqual([]);
  });
});
