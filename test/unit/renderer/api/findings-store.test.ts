import { describe, expect, it } from 'vitest';
import { whatIsJudged } from '#renderer/api/findings-store.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';
import { DEFAULT_SETTINGS } from '#shared/model/library.ts';

type Listed = { readonly textKey?: string; readonly issueDate?: string | null; readonly annotations?: number };

function judged({ textKey = 'abc', issueDate = '2025-03-01', annotations = 0 }: Listed, settings = DEFAULT_SETTINGS): string {
  const state = { kind: 'ready', summary: { issueDate } };
  // Only these fields are looked at here.
  const document = { id: 'd1', contentHash: 'abc', textKey, annotations, state } as DocumentView;
  return whatIsJudged({ documents: [document], settings }, 'd1');
}

describe('what the findings of a document depend on', () => {
  it('is another thing once the same file is read otherwise: a repair taken back, another encoding, recognised text', () => {
    expect(judged({ textKey: 'abc+r1' })).not.toBe(judged({}));
  });

  it('is another thing once the date of issue is corrected, or the correction taken back', () => {
    expect(judged({ issueDate: '2024-03-01' })).not.toBe(judged({}));
    expect(judged({ issueDate: null })).not.toBe(judged({}));
  });

  it('is another thing with other lists of units', () => {
    const checkLists = { knownUnits: ['市财政局'], oldUnitNames: [] };
    expect(judged({}, { ...DEFAULT_SETTINGS, checkLists })).not.toBe(judged({}));
  });

  it('stays the same while people annotate', () => {
    expect(judged({ annotations: 5 })).toBe(judged({}));
  });
});
