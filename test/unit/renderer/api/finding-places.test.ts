import { describe, expect, it } from 'vitest';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { findingRanges, findingTarget } from '#renderer/api/finding-places.ts';
import { createAnchorIndex } from '#shared/domain/anchoring/anchor-index.ts';
import type { Block } from '#shared/model/document.ts';
import type { Finding } from '#shared/model/finding.ts';

function shown(text: string, textKey: string): ReadyDocument {
  const block: Block = { id: 'b1', kind: 'paragraph', text, rows: null, path: [], page: null, label: null, level: null };
  const anchorIndex = createAnchorIndex({ blocks: [block], contentHash: textKey });
  const opened = { model: { blocks: [block] }, document: { id: 'd1', textKey } };
  // Only these fields are looked at here.
  return { kind: 'ready', opened: opened as unknown as ReadyDocument['opened'], canonical: anchorIndex.canonical, anchorIndex };
}

const FINDING: Finding = {
  id: 'f1',
  rule: 'FM-7',
  severity: 'normal',
  message: '标点',
  words: { code: 'title-ended', values: [] },
  basis: '',
  path: [],
  passage: { block: 'b1', start: 2, end: 4 },
  alsoAt: [],
  quote: '三四',
  reversed: false,
};

describe('the places of a finding', () => {
  it('are those of the text that it was found in', () => {
    const document = shown('一二三四五六', 'abc');
    expect(findingRanges(document, FINDING, 'abc')).toEqual([{ start: 2, end: 4 }]);
    expect(findingTarget(document, FINDING, 'abc')?.selector[1].exact).toBe('三四');
  });

  it('are none in another reading of the same file, whose block of that name holds other words', () => {
    const document = shown('甲乙丙丁戊己', 'abc+r1');
    expect(findingRanges(document, FINDING, 'abc')).toEqual([]);
    expect(findingTarget(document, FINDING, 'abc')).toBeNull();
  });

  it('are none while no findings are at hand, for one about the whole document either', () => {
    expect(findingTarget(shown('一二三四', 'abc'), { ...FINDING, passage: null }, null)).toBeNull();
  });
});
