import type { AlignedFigure } from '#shared/model/alignment.ts';
import { compareFigures } from './figure-direction.ts';

/** How the first document stands beside the others: 领先, 持平 or 落后. */
export type Standing = 'ahead' | 'level' | 'behind';

/**
 * Which values of a figure are the best, by document, and how the first document stands beside the best of the others.
 * `standing` is `null` where the direction is open, the first or all others set nothing, or their units do not settle it.
 */
export function rankFigure({ values, direction }: Pick<AlignedFigure, 'values' | 'direction'>): {
  readonly best: readonly boolean[];
  readonly standing: Standing | null;
} {
  const none = values.map(() => false);
  if (direction === null || values.filter((value) => value !== null).length < 2) return { best: none, standing: null };
  const order = (one: number, other: number): number | null => {
    const left = values[one];
    const right = values[other];
    const compared = left && right ? compareFigures(left.indicator, right.indicator) : null;
    return compared === null ? null : direction === 'higher' ? compared : -compared;
  };
  const held = values.flatMap((value, at) => (value === null ? [] : [at]));
  const best = values.map((value, at) => value !== null && held.every((other) => other === at || (order(at, other) ?? -1) >= 0));
  if (values[0] === null) return { best, standing: null };
  const beside = held.filter((at) => at !== 0).map((at) => order(0, at));
  if (beside.some((each) => each === null)) return { best, standing: beside.includes(-1) ? 'behind' : null };
  const least = Math.min(...beside.map((each) => each ?? 0));
  return { best, standing: least < 0 ? 'behind' : least > 0 ? 'ahead' : 'level' };
}
