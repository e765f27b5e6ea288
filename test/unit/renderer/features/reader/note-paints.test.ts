import { describe, expect, it } from 'vitest';
import type { FileNote } from '#renderer/api/file-notes.ts';
import { noteAt, notePaints } from '#renderer/features/reader/note-paints.ts';
import { textPieces } from '#renderer/features/reader/text-pieces.ts';
import { canonicalText } from '#shared/domain/text/canonical-text.ts';
import { placeRange } from '#shared/domain/text/place-range.ts';
import { documentOf } from '../../../electron/store/document-examples.ts';

const { blocks } = documentOf(['标题', '第一段文字。', '第二段文字。']);
const canonical = canonicalText(blocks);
const pieces = textPieces(blocks, canonical);

function revision(
  id: string,
  kind: 'insertion' | 'deletion',
  block: string,
  start: number,
  end: number,
): Extract<FileNote, { kind: 'revision' }> {
  const place = { block, start, endBlock: block, end };
  return {
    kind: 'revision',
    id,
    range: placeRange(place, canonical),
    revision: { id, kind, author: '王敏', date: null, text: '文字', place },
  };
}

describe('what the file’s own notes draw', () => {
  it('paints words put in, over every piece they cover, and marks where words were taken out', () => {
    const across = { block: 'b2', start: 3, endBlock: 'b3', end: 2 };
    const notes: FileNote[] = [
      revision('v1', 'deletion', 'b2', 6, 6),
      { ...revision('v2', 'insertion', 'b2', 0, 0), range: placeRange(across, canonical) },
    ];
    const { paints, takenOut } = notePaints(notes, pieces);
    expect([...paints.keys()]).toEqual([1, 2]);
    expect(takenOut.get(1)).toEqual([{ id: 'v1', at: 9, text: '文字', author: '王敏' }]);
  });

  it('finds the shortest note under a place', () => {
    const notes = [revision('v1', 'insertion', 'b2', 0, 6), revision('v2', 'insertion', 'b2', 2, 4)];
    expect(noteAt(notes, 3 + 3)?.id).toBe('v2');
    expect(noteAt(notes, 3 + 1)?.id).toBe('v1');
    expect(noteAt(notes, 0)).toBeNull();
  });

  it('keeps places inside the text', () => {
    expect(placeRange({ block: 'b9', start: 4, endBlock: 'b9', end: 8 }, canonical)).toEqual({
      start: canonical.text.length,
      end: canonical.text.length,
    });
  });
});
