import { describe, expect, it } from 'vitest';
import { type AnnotationSpan, overlaps, spanAt, spansByPiece } from '#renderer/features/reader/annotation-spans.ts';
import { markedSegments } from '#renderer/features/reader/marked-segments.ts';
import { textPieces } from '#renderer/features/reader/text-pieces.ts';
import { canonicalText } from '#shared/domain/text/canonical-text.ts';
import type { Block } from '#shared/model/document.ts';

function span(id: string, start: number, end: number): AnnotationSpan {
  return { id, start, end, colour: 'yellow', isMoved: false };
}

describe('overlaps', () => {
  it.each([
    ['apart', [span('a', 0, 4), span('b', 4, 8)], []],
    ['crossing', [span('a', 0, 5), span('b', 3, 8)], [[3, 5]]],
    ['one in the other', [span('a', 0, 10), span('b', 2, 4)], [[2, 4]]],
    ['three on each other', [span('a', 0, 10), span('b', 2, 8), span('c', 4, 12)], [[2, 10]]],
    [
      'two separate ones',
      [span('a', 0, 10), span('b', 1, 3), span('c', 6, 8)],
      [
        [1, 3],
        [6, 8],
      ],
    ],
  ])('of spans %s', (_name, spans, expected) => {
    expect(overlaps(spans)).toEqual(expected);
  });
});

describe('spanAt', () => {
  const spans = [span('long', 0, 20), span('short', 5, 9)];

  it('means the shortest, and then the next longer one', () => {
    expect(spanAt(spans, 6, null)?.id).toBe('short');
    expect(spanAt(spans, 6, 'short')?.id).toBe('long');
    expect(spanAt(spans, 6, 'long')?.id).toBe('short');
  });

  it('means nothing outside of all', () => {
    expect(spanAt(spans, 20, null)).toBeNull();
  });
});

describe('spansByPiece', () => {
  it('puts a span under every block it reaches into', () => {
    const blocks = ['甲乙丙', '丁戊己', '庚辛壬'].map(
      (text): Block => ({ id: text, kind: 'paragraph', level: null, label: null, text, rows: null, path: [], page: null }),
    );
    const pieces = textPieces(blocks, canonicalText(blocks));
    const byPiece = spansByPiece([span('a', 1, 6), span('b', 8, 9)], pieces);
    expect([0, 1, 2].map((piece) => (byPiece.get(piece) ?? []).map(({ id }) => id))).toEqual([['a'], ['a'], ['b']]);
  });
});

describe('markedSegments', () => {
  it('cuts at every border and gives the text back', () => {
    const segments = markedSegments('一网通办事项', 10, [
      { layer: 'yellow', start: 11, end: 14 },
      { layer: 'find', start: 13, end: 40 },
    ]);
    expect(segments.map(({ text, layers }) => [text, layers])).toEqual([
      ['一', []],
      ['网通', ['yellow']],
      ['办', ['yellow', 'find']],
      ['事项', ['find']],
    ]);
  });
});
