import { expect, it } from 'vitest';
import { packageParts } from '#renderer/api/package-parts.ts';
import { type PackagedAnnotation, REVIEW_PACKAGE_FORMAT, type ReviewPackage } from '#shared/model/review-package.ts';

const WHEN = '2031-01-01T00:00:00.000Z';

function note(id: string, length: number): PackagedAnnotation {
  const selector: PackagedAnnotation['target']['selector'] = [
    { type: 'TextPositionSelector', start: 0, end: 2 },
    { type: 'TextQuoteSelector', exact: '台账', prefix: '', suffix: '' },
    { type: 'YueceClauseSelector', path: [] },
  ];
  const content = { colour: 'blue', issueType: null, severity: null, suggestion: '', basis: '', status: 'open' } as const;
  return { ...content, id, note: '文'.repeat(length), target: { source: '', selector }, author: '', createdAt: WHEN, updatedAt: WHEN };
}

const whole = (annotations: PackagedAnnotation[]): ReviewPackage => ({
  format: REVIEW_PACKAGE_FORMAT,
  document: { title: '台账办法', fileName: '台账办法.docx', contentHash: '' },
  exportedAt: WHEN,
  annotations,
  checklists: [],
});

it('sends a package of whatever size in parts that each fit, every entry once and in order', () => {
  const annotations = Array.from({ length: 60 }, (_, index) => note(`n${index}`, 400));
  const parts = packageParts(whole(annotations), 8_000);
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.flatMap((part) => part.annotations)).toEqual(annotations);
  for (const part of parts) expect(Buffer.byteLength(JSON.stringify(part.annotations))).toBeLessThanOrEqual(8_001);
});

it('is one part where all fits, also where there is nothing, and one of its own where an entry is too large', () => {
  expect(packageParts(whole([note('a', 10)])).map(({ annotations }) => annotations.length)).toEqual([1]);
  expect(packageParts(whole([])).length).toBe(1);
  const large = [note('a', 10), note('b', 9_000), note('c', 10)];
  expect(packageParts(whole(large), 8_000).map(({ annotations }) => annotations.map(({ id }) => id))).toEqual([['a'], ['b'], ['c']]);
});
