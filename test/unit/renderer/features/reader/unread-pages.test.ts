import { describe, expect, it } from 'vitest';
import { unreadPages } from '#renderer/features/reader/unread-pages.ts';
import type { TextlessPage } from '#shared/model/remark.ts';
import { documentOf } from '../../../electron/store/document-examples.ts';

function places(pages: readonly (number | null)[], pagesWithoutText: TextlessPage[]): [number, number[]][] {
  const { blocks } = documentOf(pages.map((_, index) => `第${index}段。`));
  const placed = blocks.map((block, index) => ({ ...block, page: pages[index] ?? null }));
  return [...unreadPages({ blocks: placed, pagesWithoutText })].map(([block, missing]) => [block, missing.map(({ page }) => page)]);
}

const scanned = (page: number): TextlessPage => ({ page, kind: 'scanned' });

describe('pages without text in the reading view', () => {
  it('stand behind the last paragraph that begins before them, those in a row together', () => {
    expect(places([1, 1, 4, 5], [scanned(2), scanned(3), scanned(6)])).toEqual([
      [1, [2, 3]],
      [3, [6]],
    ]);
  });

  it('stand before the first paragraph where the file begins with them', () => {
    expect(places([2], [{ page: 1, kind: 'unusable' }])).toEqual([[-1, [1]]]);
  });

  it('are told where they seem empty too', () => {
    expect(places([1, 3], [{ page: 2, kind: 'empty' }])).toEqual([[0, [2]]]);
  });
});
