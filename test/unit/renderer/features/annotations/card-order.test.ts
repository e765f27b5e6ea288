import { describe, expect, it } from 'vitest';
import { NO_FILTER, orderAnnotations, shortQuote } from '#renderer/features/annotations/card-order.ts';
import type { Anchor } from '#shared/domain/anchoring/resolve-passage.ts';
import type { Annotation } from '#shared/model/annotation.ts';

function annotation(id: string, change: Partial<Annotation> = {}): Annotation {
  return {
    id,
    target: {
      source: 's',
      selector: [
        { type: 'TextPositionSelector', start: Number(id), end: Number(id) + 2 },
        { type: 'TextQuoteSelector', exact: '办结', prefix: '', suffix: '' },
        { type: 'YueceClauseSelector', path: [] },
      ],
    },
    colour: 'yellow',
    issueType: null,
    severity: null,
    note: '',
    suggestion: '',
    basis: '',
    status: 'open',
    author: '',
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    removedAt: null,
    ...change,
  };
}

const ALL = [
  annotation('1', { issueType: 'wording' }),
  annotation('2', { severity: 'serious' }),
  annotation('3', { status: 'resolved' }),
  annotation('4'),
  annotation('5'),
];
const ANCHORS = new Map<string, Anchor>([
  ['1', { kind: 'exact', range: { start: 50, end: 52 } }],
  ['2', { kind: 'moved', range: { start: 10, end: 12 }, score: 0.8 }],
  ['3', { kind: 'exact', range: { start: 10, end: 30 } }],
  ['4', { kind: 'orphan' }],
  ['5', { kind: 'orphan' }],
]);

function shown(filter: Partial<typeof NO_FILTER>): readonly string[] {
  return orderAnnotations(ALL, ANCHORS, { ...NO_FILTER, ...filter }).placed.map(({ id }) => id);
}

describe('orderAnnotations', () => {
  it('puts cards in reading order, the longer first where two begin together', () => {
    expect(shown({})).toEqual(['3', '2', '1']);
  });

  it('filters by type, severity and status, and by their absence', () => {
    expect(shown({ issueType: 'wording' })).toEqual(['1']);
    expect(shown({ severity: 'none' })).toEqual(['3', '1']);
    expect(shown({ status: 'open' })).toEqual(['2', '1']);
  });

  it('lists every orphan, whatever the filter', () => {
    expect(orderAnnotations(ALL, ANCHORS, { ...NO_FILTER, issueType: 'wording' }).orphans.map(({ id }) => id)).toEqual(['4', '5']);
  });
});

describe('shortQuote', () => {
  it('is one line, and says when it was cut', () => {
    expect(shortQuote('第一行\n第二行', 20)).toBe('第一行 第二行');
    expect(shortQuote('一二三四五', 3)).toBe('一二三…');
  });
});
