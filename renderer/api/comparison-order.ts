import type { DocumentView } from '#shared/contract/review-views.ts';
import type { ComparedPair } from './comparison-store.ts';

/** The way of a draft, earliest first; one that names no stage is taken for the issued paper. */
const STAGES = [/起草|草案|讨论稿|初稿/, /征求意见|公开征集/, /修改稿|修订/, /送审|审议/, /报批|报审/];

/** Two documents with the earlier one first: by stage, else by date, else as given. */
export function inOrderOfTime(one: DocumentView, other: DocumentView): ComparedPair {
  const isSwapped = stageOf(one) === stageOf(other) ? dateOf(one) > dateOf(other) : stageOf(one) > stageOf(other);
  return isSwapped ? { oldId: other.id, newId: one.id } : { oldId: one.id, newId: other.id };
}

function stageOf({ state }: DocumentView): number {
  const stage = state.kind === 'ready' ? (state.summary.stage ?? '') : '';
  const rank = STAGES.findIndex((pattern) => pattern.test(stage));
  return rank < 0 ? STAGES.length : rank;
}

function dateOf({ state }: DocumentView): string {
  return state.kind === 'ready' ? (state.summary.issueDate ?? '') : '';
}
