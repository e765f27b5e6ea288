import { describe, expect, it } from 'vitest';
import { answerOf, isRefused, itemGroups } from '#renderer/features/checklists/item-groups.ts';
import type { ChecklistItem, ChecklistRun, Verdict } from '#shared/model/checklist.ts';

function item(id: string, group: string): ChecklistItem {
  return {
    id,
    group,
    question: '',
    howToJudge: '',
    legalBasis: '',
    sourceMark: 'general',
    signalWords: [],
    severity: 'normal',
    formCell: null,
  };
}

function run(scale: ChecklistRun['template']['scale'], verdicts: Readonly<Record<string, Verdict>>): ChecklistRun {
  const items = [item('X-1', '依据'), item('X-2', '依据'), item('constructor', '程序')];
  const template = { id: 't', version: 1, name: '', nameEn: '', description: '', scale, conclusions: [], items };
  const answers = Object.fromEntries(
    Object.entries(verdicts).map(([id, verdict]) => [id, { verdict, opinion: '', evidence: [], author: '', updatedAt: '' }]),
  );
  return { id: 'r', template, answers, conclusion: null, startedAt: '' };
}

describe('itemGroups', () => {
  const half = run('conformity', { 'X-1': 'met', 'X-2': 'unmet' });

  it('keeps groups and order, and leaves out groups without an item to show', () => {
    expect(itemGroups(half, 'all', null).map(({ name, items }) => [name, items.length])).toEqual([
      ['依据', 2],
      ['程序', 1],
    ]);
    expect(itemGroups(half, 'unmet', null).flatMap(({ items }) => items.map(({ id }) => id))).toEqual(['X-2']);
  });

  it('takes an item without an answer as open, whatever it is called', () => {
    expect(itemGroups(half, 'open', null).flatMap(({ items }) => items.map(({ id }) => id))).toEqual(['constructor']);
    expect(answerOf(half, 'constructor').verdict).toBe('open');
  });

  it('keeps the item in hand though it no longer passes', () => {
    expect(itemGroups(half, 'open', 'X-1').flatMap(({ items }) => items.map(({ id }) => id))).toEqual(['X-1', 'constructor']);
  });
});

describe('isRefused', () => {
  it.each([
    ['conformity', 'unmet', 0, true],
    ['conformity', 'unmet', 1, false],
    ['conformity', 'met', 0, false],
    ['yes-no', 'unmet', 0, false],
  ] as const)('on the %s scale, %s with %i passages: %s', (scale, verdict, passages, isExpected) => {
    expect(isRefused(run(scale, {}), { verdict, evidence: Array.from({ length: passages }) })).toBe(isExpected);
  });
});
