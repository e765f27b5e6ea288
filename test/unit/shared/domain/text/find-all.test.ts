import { describe, expect, it } from 'vitest';
import { findAll } from '#shared/domain/text/find-all.ts';

describe('finding every match', () => {
  it('gives what matchAll gives, groups and offsets included', () => {
    const text = '2026年6月底前，12月底前';
    const pattern = /(\d{1,2})月(底)?/g;
    expect(findAll(pattern, text).map((match) => [...match, match.index])).toEqual(
      [...text.matchAll(pattern)].map((match) => [...match, match.index]),
    );
  });

  it('passes over empty matches one unit at a time', () => {
    expect(findAll(/市?/g, '县市').map((match) => match.index)).toEqual([0, 1, 2]);
  });

  it('begins anew in each text, wherever it stopped in the last', () => {
    const pattern = /局/g;
    expect(findAll(pattern, '财政局')).toHaveLength(1);
    expect(findAll(pattern, '局')).toHaveLength(1);
  });

  it('refuses a pattern that would find the same place for ever', () => {
    expect(() => findAll(/局/, '局')).toThrow(TypeError);
  });
});
