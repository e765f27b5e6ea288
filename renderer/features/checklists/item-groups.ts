import { verdictOf } from '#shared/domain/review/checklist-progress.ts';
import type { ChecklistAnswer, ChecklistItem, ChecklistRun, Verdict } from '#shared/model/checklist.ts';

/** Which items are shown: all, those not judged yet, those with a problem. */
export type ItemFilter = 'all' | 'open' | 'unmet';

export type ItemGroup = { readonly name: string; readonly items: readonly ChecklistItem[] };

/** The items that pass a filter under their group names, in the template's order; `kept` stays though it no longer passes, so that it does not vanish under the hand. */
export function itemGroups(run: ChecklistRun, filter: ItemFilter, kept: string | null): readonly ItemGroup[] {
  const groups = new Map<string, ChecklistItem[]>();
  for (const item of run.template.items) {
    if (filter !== 'all' && verdictOf(run, item.id) !== filter && item.id !== kept) continue;
    const known = groups.get(item.group);
    if (known === undefined) groups.set(item.group, [item]);
    else known.push(item);
  }
  return [...groups].map(([name, items]) => ({ name, items }));
}

const NOT_ANSWERED: ChecklistAnswer = { verdict: 'open', opinion: '', evidence: [], author: '', updatedAt: '' };

/** The answer to an item; an open one where there is none. */
export function answerOf(run: ChecklistRun, itemId: string): ChecklistAnswer {
  // `Object.hasOwn`: an item of an imported template may be called `constructor`.
  return (Object.hasOwn(run.answers, itemId) ? run.answers[itemId] : undefined) ?? NOT_ANSWERED;
}

/** Whether an answer would be refused: a problem on the conformity scale has to show where it is. */
export function isRefused(run: ChecklistRun, answer: { readonly verdict: Verdict; readonly evidence: readonly unknown[] }): boolean {
  return run.template.scale === 'conformity' && answer.verdict === 'unmet' && answer.evidence.length === 0;
}
