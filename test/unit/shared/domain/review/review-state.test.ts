import { describe, expect, it } from 'vitest';
import { reviewStateOf } from '#shared/domain/review/review-state.ts';

const work = { checklistsUnderWay: 0, checklistsDone: 0, isBegun: true };

describe('how far a review is', () => {
  it.each([
    ['nobody wrote about the document', undefined, 'not-started'],
    ['what was written is gone again', { ...work, isBegun: false }, 'not-started'],
    ['there are notes, but no checklist', work, 'under-way'],
    ['a checklist is under way beside one that is done', { ...work, checklistsUnderWay: 1, checklistsDone: 1 }, 'under-way'],
    ['all checklists are done', { ...work, checklistsDone: 2 }, 'done'],
  ] as const)('follows the review where %s', (_name, held, state) => {
    expect(reviewStateOf(null, held)).toBe(state);
  });

  it('is what a person says, whatever the review holds', () => {
    expect(reviewStateOf('not-started', { ...work, checklistsDone: 1 })).toBe('not-started');
    expect(reviewStateOf('done', undefined)).toBe('done');
  });
});
