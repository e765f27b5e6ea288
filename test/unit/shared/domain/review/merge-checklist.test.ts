import { describe, expect, it } from 'vitest';
import { mergeChecklist } from '#shared/domain/review/merge-checklist.ts';
import type { ChecklistRun } from '#shared/model/checklist.ts';

const day = (number: number): string => `2031-01-0${number}T00:00:00.000Z`;
const NOW = day(9);
const TEMPLATE: ChecklistRun['template'] = {
  ...{ id: 't', version: 1, name: '', nameEn: '', description: '' },
  ...{ scale: 'conformity', conclusions: ['同意', '不同意'], items: [] },
};
const run: ChecklistRun = { id: 'r', template: TEMPLATE, answers: {}, conclusion: null, startedAt: day(1) };
const said = { choice: '同意', text: '', author: '程静', updatedAt: day(2) };

describe('a conclusion that was taken back here', () => {
  const takenBack = { at: day(3), by: '程静', conclusions: [said] };

  it('does not come back with an older package', () => {
    const known = { ...run, takenBack };
    expect(mergeChecklist(known, { ...run, conclusion: said }, NOW)).toBe(known);
  });

  it.each([
    ['by the same person', said],
    ['by somebody without a name', { ...said, author: '' }],
  ])('comes in where it was drawn again since, %s', (_who, drawn) => {
    const known = { ...run, takenBack: { ...takenBack, by: drawn.author, conclusions: [drawn] } };
    const merged = mergeChecklist(known, { ...run, conclusion: { ...drawn, updatedAt: day(5) } }, NOW);
    expect(merged.conclusion).toMatchObject({ choice: '同意', updatedAt: day(5) });
  });

  it('does not stand beside another one that was drawn since', () => {
    const known = { ...run, takenBack, conclusion: { choice: '不同意', text: '', author: '罗岩', updatedAt: day(4) } };
    expect(mergeChecklist(known, { ...run, conclusion: said }, NOW)).toBe(known);
  });
});
