import { describe, expect, it } from 'vitest';
import { reviewApi } from '#shared/contract/review-api.ts';
import { passageTarget } from '#shared/model/annotation.ts';
import { DEFAULT_WORKSPACE, workspace } from '#shared/model/library.ts';

function passage(parts: { source?: string; exact?: string; prefix?: string; suffix?: string; path?: string[] }) {
  const { source = 'a'.repeat(64), exact = '建立台账', prefix = '', suffix = '', path = ['一、', '（一）'] } = parts;
  return {
    source,
    selector: [
      { type: 'TextPositionSelector', start: 0, end: exact.length },
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'YueceClauseSelector', path },
    ],
  };
}

const attach = (target: unknown) =>
  reviewApi['annotation.place'].input.safeParse({ documentId: 'd', places: [{ annotationId: 'a', target }] }).success;
const update = (change: unknown) => reviewApi['workspace.update'].input.safeParse({ change }).success;

describe('what a window may send', () => {
  it('holds passages as long as a chapter', () => {
    expect(attach(passage({ exact: '文'.repeat(100_000) }))).toBe(true);
  });

  it.each([
    ['quote', passage({ exact: '文'.repeat(100_001) })],
    ['text before the quote', passage({ prefix: '文'.repeat(5_000) })],
    ['text after the quote', passage({ suffix: '文'.repeat(5_000) })],
    ['source', passage({ source: 'a'.repeat(101) })],
    ['path', passage({ path: Array.from({ length: 101 }, () => '一、') })],
    ['label in a path', passage({ path: ['一'.repeat(5_000)] })],
  ])('has a bounded %s, which the store reads all the same', (_, target) => {
    expect(attach(target)).toBe(false);
    expect(passageTarget.safeParse(target).success).toBe(true);
  });

  it('has bounded ids in the workspace, which the store reads all the same', () => {
    const panes = [{ documentId: 'd'.repeat(101), blockIndex: 0 }];
    const recentDocuments = ['d'.repeat(101)];
    for (const change of [{ panes }, { recentDocuments }]) expect(update(change)).toBe(false);
    expect(update({ panes: [{ documentId: 'd'.repeat(100), blockIndex: 0 }] })).toBe(true);
    expect(workspace.safeParse({ ...DEFAULT_WORKSPACE, panes, recentDocuments }).success).toBe(true);
  });
});
