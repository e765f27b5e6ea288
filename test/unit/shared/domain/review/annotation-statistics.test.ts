import { describe, expect, it } from 'vitest';
import { annotationStatistics, isIssue } from '#shared/domain/review/annotation-statistics.ts';
import { annotation } from '../tables/table-material.ts';

const HIGHLIGHT = { issueType: null, severity: null, note: '', suggestion: ' ', basis: '' } as const;

describe('annotation statistics', () => {
  it('takes a plain highlight for no issue', () => {
    expect(isIssue(annotation(HIGHLIGHT))).toBe(false);
  });

  it.each([
    ['a note', { note: '缺少依据' }],
    ['a suggestion', { suggestion: '删去本款' }],
    ['a basis', { basis: '条例第十条' }],
    ['a type', { issueType: 'format' }],
    ['a severity', { severity: 'hint' }],
  ] as const)('takes an annotation with %s for an issue', (_name, content) => {
    expect(isIssue(annotation({ ...HIGHLIGHT, ...content }))).toBe(true);
  });

  it('takes a removed annotation for no issue', () => {
    expect(isIssue(annotation({ removedAt: '2026-03-02T01:00:00Z' }))).toBe(false);
  });

  it('counts by severity and by status, the unrated ones too', () => {
    const all = [
      annotation({ severity: 'serious' }),
      annotation({ severity: 'hint', status: 'resolved' }),
      annotation({ severity: null }),
      annotation({ severity: 'serious' }),
    ];
    expect(annotationStatistics(all)).toEqual({ total: 4, serious: 2, normal: 0, hint: 1, unrated: 1, open: 3, resolved: 1 });
  });
});
