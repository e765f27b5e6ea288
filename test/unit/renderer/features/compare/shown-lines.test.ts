import { describe, expect, it } from 'vitest';
import { countFilters, type LineOptions, listedChanges, mapMarks, shownItems } from '#renderer/features/compare/shown-lines.ts';
import type { ComparedLine } from '#shared/model/comparison.ts';

const line = (kind: ComparedLine['kind'], aspects: ComparedLine['aspects'] = []): ComparedLine => ({
  kind,
  old: null,
  new: null,
  edits: [],
  aspects,
  values: [],
});
const SAME = line('same');
const LINES: readonly ComparedLine[] = [
  line('changed', ['numbers']),
  ...Array.from({ length: 8 }, () => SAME),
  line('changed', ['form']),
  SAME,
  SAME,
  SAME,
  SAME,
  line('added', ['wording']),
];
const OPTIONS: LineOptions = { filter: new Set(), ignoresForm: false, withApart: false, isFolded: true, unfolded: new Set() };
const shown = (options: LineOptions, lines = LINES): readonly string[] =>
  shownItems(lines, listedChanges(lines, options), options).map((item) =>
    item.kind === 'line' ? String(item.at) : item.kind === 'apart' ? `${item.count} apart` : `${item.count} folded, ${item.hidden} changed`,
  );

describe('the lines of a comparison', () => {
  it('fold what did not change, but for a line on either side of a change', () => {
    expect(shown(OPTIONS)).toEqual(['0', '1', '6 folded, 0 changed', '8', '9', '10', '11', '12', '13', '14']);
    expect(shown({ ...OPTIONS, unfolded: new Set([2]) })).toHaveLength(15);
    expect(shown({ ...OPTIONS, isFolded: false })).toHaveLength(15);
  });

  it('say of a stretch how many changes the filter leaves out of it', () => {
    const onlyNumbers = { ...OPTIONS, filter: new Set(['numbers'] as const) };
    expect(shown(onlyNumbers)).toEqual(['0', '1', '13 folded, 2 changed']);
  });

  it('count what differs in form only as nothing where a person wants that', () => {
    expect(listedChanges(LINES, OPTIONS)).toEqual([0, 9, 14]);
    expect(listedChanges(LINES, { ...OPTIONS, ignoresForm: true })).toEqual([0, 14]);
    expect([...countFilters(LINES, { ignoresForm: true, withApart: false })]).toEqual([
      ['numbers', 1],
      ['added', 1],
    ]);
  });

  it('stand in one block that can be opened where they take no part in the comparison, and count where a person wants that', () => {
    const apart: ComparedLine = { ...line('removed', ['wording']), isApart: true };
    const lines = [apart, apart, ...LINES];
    expect(listedChanges(lines, OPTIONS)).toEqual([2, 11, 16]);
    expect(shown(OPTIONS, lines).slice(0, 3)).toEqual(['2 apart', '2', '3']);
    expect(shown({ ...OPTIONS, unfolded: new Set([0]) }, lines).slice(0, 4)).toEqual(['2 apart', '0', '1', '2']);
    expect(shown({ ...OPTIONS, isFolded: false }, lines)).toHaveLength(16);
    expect(listedChanges(lines, { ...OPTIONS, withApart: true })).toEqual([0, 1, 2, 11, 16]);
  });

  it('stand in a block of their own for each of the files where both have a part around the paper', () => {
    const place = { first: 0, count: 1, clause: '', kind: 'paragraph' } as const;
    const announced: ComparedLine = { ...line('removed'), old: place, isApart: true };
    const issued: ComparedLine = { ...line('added'), new: place, isApart: true };
    expect(shown(OPTIONS, [announced, announced, issued, ...LINES]).slice(0, 3)).toEqual(['2 apart', '1 apart', '3']);
    expect(shown({ ...OPTIONS, unfolded: new Set([2]) }, [announced, announced, issued, ...LINES]).slice(0, 3)).toEqual([
      '2 apart',
      '1 apart',
      '2',
    ]);
  });

  it('give the bar one mark a place, however many changes lie there', () => {
    const many = Array.from({ length: 5_000 }, () => line('changed', ['wording']));
    const items = shownItems(many, listedChanges(many, OPTIONS), OPTIONS);
    const marks = mapMarks(items, many, { changes: new Set(many.map((_, at) => at)), weightOf: () => 40, buckets: 100 });
    expect(marks).toHaveLength(100);
    expect(marks.at(-1)?.place).toBeLessThan(1);
  });
});
