import { describe, expect, it } from 'vitest';
import { createAnchorKeeper, sharing, withAnnotation } from '#renderer/api/review-state.ts';
import { createAnchorIndex } from '#shared/domain/anchoring/anchor-index.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { Block } from '#shared/model/document.ts';
import type { StoredReview } from '#shared/model/review.ts';

function document(...texts: readonly string[]) {
  const blocks = texts.map(
    (text, index): Block => ({ id: `b${index}`, kind: 'paragraph', level: null, label: null, text, rows: null, path: [], page: null }),
  );
  return { blocks, contentHash: texts.join('|') };
}

const TEXT = document('窗口当日受理、次日办结。', '责任单位：市政务服务局。');
const INDEX = createAnchorIndex(TEXT);

function annotation(id: string, start: number, end: number): Annotation {
  const content = { colour: 'yellow', issueType: null, severity: null, note: '', suggestion: '', basis: '', status: 'open' } as const;
  return { id, target: describePassage(INDEX, { start, end }), ...content, author: '', createdAt: '1', updatedAt: '1', removedAt: null };
}

const REVIEW: StoredReview = {
  schemaVersion: 2,
  documentId: 'd',
  annotations: [annotation('a', 0, 4), annotation('b', 5, 9)],
  checklists: [],
  corrections: [],
  dismissals: [],
  reading: { encoding: null, undoneRepairs: [] },
  formHead: {},
};

describe('sharing', () => {
  it('keeps the objects that did not change', () => {
    const fresh: StoredReview = structuredClone(REVIEW);
    expect(sharing(REVIEW, fresh).annotations).toBe(REVIEW.annotations);
    const [first, second] = fresh.annotations;
    const changed = sharing(REVIEW, {
      ...fresh,
      annotations: [first, { ...second, note: '改', updatedAt: '2' }].filter((one): one is Annotation => one !== undefined),
    });
    expect(changed.annotations[0]).toBe(REVIEW.annotations[0]);
    expect(changed.annotations[1]?.note).toBe('改');
  });
});

describe('withAnnotation', () => {
  it('replaces one in its place and adds a new one at the end', () => {
    const changed = withAnnotation(withAnnotation(REVIEW, { ...annotation('a', 0, 4), note: '新' }), annotation('c', 1, 2));
    expect(changed.annotations.map(({ id, note }) => [id, note])).toEqual([
      ['a', '新'],
      ['b', ''],
      ['c', ''],
    ]);
  });
});

describe('createAnchorKeeper', () => {
  it('resolves only what changed, and everything on a new text', () => {
    const keep = createAnchorKeeper();
    const first = keep(REVIEW.annotations, INDEX);
    const next = keep([...REVIEW.annotations, annotation('c', 2, 3)], INDEX);
    expect(next.get('a')).toBe(first.get('a'));
    expect(next.get('c')).toEqual({ kind: 'exact', range: { start: 2, end: 3 } });
    const edited = createAnchorIndex(document('说明。', '窗口当日受理、次日办结。', '责任单位：市政务服务局。'));
    const moved = keep(REVIEW.annotations, edited).get('b');
    expect(moved?.kind === 'orphan' ? null : moved?.range.start).toBe(9);
  });

  it('leaves out what was removed', () => {
    const keep = createAnchorKeeper();
    expect(keep([{ ...annotation('a', 0, 4), removedAt: '3' }], INDEX).size).toBe(0);
  });
});
