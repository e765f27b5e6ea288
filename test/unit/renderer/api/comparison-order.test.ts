import { describe, expect, it } from 'vitest';
import { inOrderOfTime } from '#renderer/api/comparison-order.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';

/** A row of the library as far as the order looks at it. */
function document(id: string, stage: string | null, issueDate: string | null): DocumentView {
  return { id, state: { kind: 'ready', summary: { stage, issueDate } } } as DocumentView;
}

describe('two documents to be compared', () => {
  it.each([
    ['by stage', document('b', '送审稿', null), document('a', '征求意见稿', null)],
    ['a draft before the paper as issued', document('b', null, '2031-01-01'), document('a', '征求意见稿', '2031-06-01')],
    ['by date within one stage', document('b', null, '2031-06-01'), document('a', null, '2030-06-01')],
    ['as they were given where nothing tells', document('a', null, null), document('b', null, null)],
  ])('stand with the earlier one first: %s', (_how, one, other) => {
    expect(inOrderOfTime(one, other)).toEqual({ oldId: 'a', newId: 'b' });
  });
});
