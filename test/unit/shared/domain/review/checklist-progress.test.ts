import { describe, expect, it } from 'vitest';
import { checklistProgress, needsEvidence, verdictOf } from '#shared/domain/review/checklist-progress.ts';
import { findTemplate } from '#shared/domain/review/checklist-templates/checklist-templates.ts';
import type { ChecklistRun, Verdict } from '#shared/model/checklist.ts';
import { answer, passage } from '../tables/table-material.ts';

function runWith(verdicts: Readonly<Record<string, Verdict>>, evidenceFor: readonly string[] = []): ChecklistRun {
  const template = findTemplate('consistency');
  if (template === null) throw new Error('template missing');
  const answers = Object.entries(verdicts).map(([id, verdict]) => [
    id,
    answer({ verdict, evidence: evidenceFor.includes(id) ? [passage('全市推广')] : [] }),
  ]);
  return { id: 'run', template, answers: Object.fromEntries(answers), conclusion: null, startedAt: '2026-03-02T01:00:00Z' };
}

describe('checklist progress', () => {
  it('counts an untouched checklist as open', () => {
    expect(checklistProgress(runWith({}))).toMatchObject({ total: 12, answered: 0, open: 12, unmetWithoutEvidence: [] });
  });

  it('adds up: every item is met, unmet, not applicable or open', () => {
    const progress = checklistProgress(
      runWith({ 'CN-1': 'met', 'CN-2': 'unmet', 'CN-3': 'not-applicable', 'CN-4': 'open', 'CN-5': 'met' }),
    );
    expect(progress).toMatchObject({ total: 12, answered: 4, met: 2, unmet: 1, notApplicable: 1, open: 8 });
  });

  it('lists findings that do not point at a passage yet, in the order of the template', () => {
    const run = runWith({ 'CN-9': 'unmet', 'CN-1': 'unmet', 'CN-2': 'unmet', 'CN-3': 'met' }, ['CN-2']);
    expect(checklistProgress(run).unmetWithoutEvidence).toEqual(['CN-1', 'CN-9']);
  });

  it('leaves out answers to items that the template does not have', () => {
    expect(checklistProgress(runWith({ 'ZZ-1': 'unmet' }))).toMatchObject({ total: 12, answered: 0, unmet: 0 });
  });

  it('takes an item named like an object member for open', () => {
    expect(verdictOf(runWith({}), 'constructor')).toBe('open');
  });

  it.each([
    ['unmet', 0, true],
    ['unmet', 1, false],
    ['met', 0, false],
    ['not-applicable', 0, false],
    ['open', 0, false],
  ] as const)('%s with %i passages asks for a passage: %s', (verdict, passages, expected) => {
    expect(needsEvidence(answer({ verdict, evidence: Array.from({ length: passages }, () => passage('减免')) }))).toBe(expected);
  });
});
