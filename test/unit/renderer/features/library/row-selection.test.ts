import { describe, expect, it } from 'vitest';
import { keepShown, NO_SELECTION, pickAll, pickRow, type RowSelection } from '#renderer/features/library/row-selection.ts';

const ROWS = ['a', 'b', 'c', 'd', 'e'];
const idsOf = ({ ids }: RowSelection): string[] => [...ids].sort();

describe('choosing rows', () => {
  it('chooses one, adds and takes others, and extends from the row chosen last', () => {
    const one = pickRow(NO_SELECTION, ROWS, 'b', 'only');
    expect(idsOf(one)).toEqual(['b']);
    const two = pickRow(one, ROWS, 'd', 'toggle');
    expect(idsOf(two)).toEqual(['b', 'd']);
    expect(idsOf(pickRow(two, ROWS, 'd', 'toggle'))).toEqual(['b']);
    const range = pickRow(two, ROWS, 'a', 'range');
    expect(idsOf(range)).toEqual(['a', 'b', 'c', 'd']);
    expect(idsOf(pickRow(range, ROWS, 'e', 'range'))).toEqual(['d', 'e']);
  });

  it('walks without choosing, and begins a range where nothing was chosen yet', () => {
    const walked = pickRow(pickRow(NO_SELECTION, ROWS, 'a', 'only'), ROWS, 'c', 'walk');
    expect(walked).toMatchObject({ focus: 'c', anchor: 'a' });
    expect(idsOf(walked)).toEqual(['a']);
    expect(idsOf(pickRow(NO_SELECTION, ROWS, 'c', 'range'))).toEqual(['c']);
  });

  it('lets go of rows that the list shows no more, and is the same where all are shown', () => {
    const all = pickAll(pickRow(NO_SELECTION, ROWS, 'e', 'only'), ROWS);
    expect(keepShown(all, ROWS)).toBe(all);
    const kept = keepShown(all, ['a', 'c']);
    expect(idsOf(kept)).toEqual(['a', 'c']);
    expect(kept).toMatchObject({ anchor: null, focus: null });
  });
});
