import { expect } from 'vitest';
import type { ReviewClient } from '#shared/contract/client.ts';
import { packReview } from '#shared/domain/review/review-package.ts';

/** Takes what was written about one document to another as a package, back, and there again; and writes one. */
export async function exchangeReviews({ call }: Pick<ReviewClient, 'call'>, fromId: string, documentId: string): Promise<void> {
  const about = { title: '', fileName: '方案.txt', contentHash: '' };
  const packed = packReview({ document: about, ...(await call('review.read', { documentId: fromId })) }, new Date().toISOString());
  const { importId, added } = await call('review.import', { documentId, package: packed });
  expect(added).toBe(packed.annotations.length + packed.checklists.length);
  const annotationId = packed.annotations[0]?.id ?? '';
  await expect(call('annotation.swapWords', { documentId, annotationId, place: 0 })).rejects.toMatchObject({ code: 'not-found' });
  expect((await call('review.read', { documentId })).imports?.map(({ id, entries }) => [id, entries])).toEqual([[importId, []]]);
  for (const isUndone of [true, false]) {
    await call('review.undoImport', { documentId, importId, isUndone });
    const { annotations } = await call('review.read', { documentId });
    expect(annotations.some(({ id }) => id === annotationId)).toBe(!isUndone);
  }
  expect(await call('review.export', { documentId })).toMatchObject({ kind: 'saved', file: { name: expect.stringMatching(/\.json$/) } });
}
