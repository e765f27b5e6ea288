import type { LibraryNumbers } from '#shared/contract/review-views.ts';
import { type ReviewState, reviewState } from '#shared/model/library.ts';

/** One bar: what it is called, how long it is, and the value it leads to; `null` for those summed up. */
export type Bar = { readonly label: string; readonly value: string | null; readonly count: number };

/** Bars a chart has room for. */
const MOST_BARS = 10;

/** Values as bars; of more than there is room for, the rest as one (`null` for none: then all are shown). */
export function valueBars(values: LibraryNumbers['years'], unknown: string, others: string | null): readonly Bar[] {
  const bars = values.map(({ value, count }) => ({ label: value === '' ? unknown : value, value, count }));
  if (others === null || bars.length <= MOST_BARS) return bars;
  const rest = bars.slice(MOST_BARS - 1);
  return [...bars.slice(0, MOST_BARS - 1), { label: others, value: null, count: rest.reduce((sum, { count }) => sum + count, 0) }];
}

/** The states of review in their order, those of no document too. */
export function stateBars(states: LibraryNumbers['states'], words: Readonly<Record<ReviewState, string>>): readonly Bar[] {
  const counts = new Map(states.map(({ value, count }) => [value, count]));
  return reviewState.options.map((state) => ({ label: words[state], value: state, count: counts.get(state) ?? 0 }));
}

/** Tasks by when they are due. */
export function dueBars(
  due: LibraryNumbers['due'],
  words: Readonly<Record<LibraryNumbers['due'][number]['period'], string>>,
): readonly Bar[] {
  return due.map(({ period, tasks }) => ({ label: words[period], value: period, count: tasks }));
}
