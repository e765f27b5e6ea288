import { expect, it } from 'vitest';
import { isReviewNaming, reviewWithout } from '#electron/store/review-without.ts';
import { emptyReview } from '#electron/store/stored-formats.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { StoredReview } from '#shared/model/review.ts';

const WHEN = '2031-01-01T00:00:00.000Z';
const GONE = { ids: new Set(['erased']), titles: [], exports: new Set<string>() };

function carriedFrom(documentId: string): Annotation {
  const selector: Annotation['target']['selector'] = [
    { type: 'TextPositionSelector', start: 0, end: 2 },
    { type: 'TextQuoteSelector', exact: '台账', prefix: '', suffix: '' },
    { type: 'YueceClauseSelector', path: [] },
  ];
  return {
    ...{ colour: 'blue', issueType: null, severity: null, note: '', suggestion: '', basis: '', status: 'open' },
    ...{ id: 'a', target: { source: 'h', selector }, author: '', createdAt: WHEN, updatedAt: WHEN, removedAt: null },
    carried: { documentId, annotationId: 'b', place: 'exact', was: '旧稿所写', isConfirmed: true },
  };
}

it('takes words of an erased document out of what an imported package would be taken back to', () => {
  const taken = { id: 'i', takenAt: WHEN, exportedAt: WHEN, added: 0, updated: 1, isUndone: false };
  const review: StoredReview = {
    ...emptyReview('d'),
    imports: [{ ...taken, entries: [{ id: 'a', before: carriedFrom('erased'), after: 'k' }] }],
  };
  expect(isReviewNaming(JSON.stringify(review), GONE)).toBe(true);
  const left = JSON.stringify(reviewWithout(review, GONE));
  expect(left).not.toContain('旧稿所写');
  expect(left).not.toContain('erased');
});
