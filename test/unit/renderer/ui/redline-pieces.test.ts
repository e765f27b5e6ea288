import { describe, expect, it } from 'vitest';
import { changeSnippet, redlinePieces } from '#renderer/ui/redline-pieces.ts';
import type { Edit } from '#shared/model/comparison.ts';

describe('the text of a change', () => {
  const edits: readonly Edit[] = [
    { op: 'keep', text: '一般登记' },
    { op: 'remove', text: '３', isForm: true },
    { op: 'add', text: '3', isForm: true },
    { op: 'keep', text: '个工作日内' },
    { op: 'remove', text: '受理' },
    { op: 'add', text: '办结' },
  ];
  const text = (side: 'old' | 'new' | 'both', ignoresForm: boolean): string =>
    redlinePieces(edits, side, ignoresForm)
      .map(({ look, text: piece }) => (look === 'plain' ? piece : look === 'added' ? `+${piece}+` : `-${piece}-`))
      .join('');

  it('is that of one side, or of both in one', () => {
    expect(text('old', false)).toBe('一般登记-３-个工作日内-受理-');
    expect(text('new', false)).toBe('一般登记+3+个工作日内+办结+');
    expect(text('both', false)).toBe('一般登记-３-+3+个工作日内-受理-+办结+');
  });

  it('shows what differs in form as it is on its side where that counts as nothing', () => {
    expect(text('old', true)).toBe('一般登记３个工作日内-受理-');
    expect(text('both', true)).toBe('一般登记3个工作日内-受理-+办结+');
  });

  it('is told in a list by the first words that changed', () => {
    const snippet = changeSnippet([{ op: 'keep', text: '很长的开头'.repeat(20) }, ...edits.slice(4)], false);
    expect(snippet.map(({ text: piece }) => piece)).toEqual([expect.stringMatching(/^….{8}$/), '受理', '办结']);
  });
});
