import { describe, expect, it } from 'vitest';
import { cellStarts, firstPieceOf, pieceAt, textPieces } from '#renderer/features/reader/text-pieces.ts';
import { blockText, canonicalText } from '#shared/domain/text/canonical-text.ts';
import type { Block } from '#shared/model/document.ts';

function paragraph(text: string, kind: Block['kind'] = 'paragraph'): Block {
  return { id: text.slice(0, 8), kind, level: null, label: null, text, rows: null, path: [], page: null };
}

const TABLE: Block = { ...paragraph('', 'table'), rows: Array.from({ length: 30 }, (_, row) => [`${row}`, `措施${row}`, '']) };
const SENTENCE = '窗口收件当日分送并告知办结时间。';

describe('textPieces', () => {
  it('covers every unit of the text once, in reading order', () => {
    const blocks = [paragraph('方案'), paragraph(SENTENCE.repeat(900)), TABLE, paragraph('')];
    const canonical = canonicalText(blocks);
    const pieces = textPieces(blocks, canonical);
    const drawn = blocks.map((_, index) =>
      pieces
        .filter((piece) => piece.blockIndex === index)
        .map((piece) => canonical.text.slice(piece.start, piece.end))
        .join(index === 2 ? '\n' : ''),
    );
    expect(drawn).toEqual(blocks.map(blockText));
    expect(pieces.length).toBeGreaterThan(blocks.length + 5);
  });

  it('knows the signers and the date that close a paper, and no other date', () => {
    const lines = [
      '临江市供水方案',
      '2031年3月6日',
      '各单位要抓好落实。',
      '临江市水务局',
      '临江市住房和城乡建设委员会',
      '2031年3月8日',
      '附件：任务清单',
    ];
    const blocks = lines.map((line, index) => paragraph(line, index === 0 ? 'title' : 'paragraph'));
    const pieces = textPieces(blocks, canonicalText(blocks));
    expect(pieces.filter(({ isSignature }) => isSignature).map(({ blockIndex }) => lines[blockIndex])).toEqual(lines.slice(3, 6));
  });

  it('cuts a long paragraph after a sentence', () => {
    const blocks = [paragraph(SENTENCE.repeat(600))];
    const pieces = textPieces(blocks, canonicalText(blocks));
    expect(pieces.length).toBeGreaterThan(3);
    for (const piece of pieces)
      expect(blocks[0]?.text.slice(piece.blockOffset, piece.blockOffset + piece.end - piece.start).endsWith('。')).toBe(true);
  });

  it('never cuts a surrogate pair', () => {
    const blocks = [paragraph('a'.concat('𠮷'.repeat(4000)))];
    const { text } = canonicalText(blocks);
    for (const piece of textPieces(blocks, canonicalText(blocks))) {
      expect(text.slice(piece.start, piece.end)).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
    }
  });

  it('joins the lines of a title', () => {
    const blocks = [paragraph('临江市人民政府', 'title'), paragraph('关于印发方案的通知', 'title'), paragraph('各县：')];
    const pieces = textPieces(blocks, canonicalText(blocks));
    expect(pieces.map(({ isJoinedAbove, isJoinedBelow }) => [isJoinedAbove, isJoinedBelow])).toEqual([
      [false, true],
      [true, false],
      [false, false],
    ]);
  });
});

describe('places in pieces', () => {
  const blocks = [paragraph('甲乙丙'), TABLE, paragraph(SENTENCE.repeat(400))];
  const canonical = canonicalText(blocks);
  const pieces = textPieces(blocks, canonical);

  it('finds the piece that holds an offset, at every border', () => {
    pieces.forEach((piece, index) => {
      expect(pieceAt(pieces, piece.start)).toBe(index);
      expect(pieceAt(pieces, Math.max(piece.start, piece.end - 1))).toBe(index);
    });
  });

  it('finds the first piece of each block', () => {
    expect([0, 1, 2].map((block) => pieces[firstPieceOf(pieces, block)]?.blockIndex)).toEqual([0, 1, 2]);
    expect(pieces[firstPieceOf(pieces, 2)]?.isFirst).toBe(true);
  });

  it('knows where each cell of a table begins', () => {
    for (const piece of pieces.filter(({ rows }) => rows !== null)) {
      const [from, to] = piece.rows ?? [0, 0];
      const rows = TABLE.rows ?? [];
      cellStarts(rows, from, to, piece.start).forEach((starts, row) => {
        starts.forEach((start, column) => {
          const cell = rows[from + row]?.[column] ?? '';
          expect(canonical.text.slice(start, start + cell.length)).toBe(cell);
        });
      });
    }
  });
});
