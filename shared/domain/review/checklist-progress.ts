import type { ChecklistAnswer, ChecklistRun, Verdict } from '#shared/model/checklist.ts';

/** How far a checklist has come. `total = answered + open`, `answered = met + unmet + notApplicable`. */
export type ChecklistProgress = {
  readonly total: number;
  readonly answered: number;
  readonly met: number;
  readonly unmet: number;
  readonly notApplicable: number;
  readonly open: number;
  /** Ids of the items, in the template's order, whose finding does not yet point at a passage. */
  readonly unmetWithoutEvidence: readonly string[];
};

/** What an item without an answer is taken to be. */
export function verdictOf(run: ChecklistRun, itemId: string): Verdict {
  // `Object.hasOwn`: an item of an imported template may be called `constructor`.
  return Object.hasOwn(run.answers, itemId) ? (run.answers[itemId]?.verdict ?? 'open') : 'open';
}

/** Says whether the answer still asks for a passage: a finding (不符合, or 是 on the yes-no scale) has to show where it is. */
export function needsEvidence(answer: Pick<ChecklistAnswer, 'verdict' | 'evidence'>): boolean {
  return answer.verdict === 'unmet' && answer.evidence.length === 0;
}

/** Counts the answers of a run; answers to items that its template does not have are left out. */
export function checklistProgress(run: ChecklistRun): ChecklistProgress {
  const counts: Record<Verdict, number> = { met: 0, unmet: 0, 'not-applicable': 0, open: 0 };
  const unmetWithoutEvidence: string[] = [];
  for (const item of run.template.items) {
    const verdict = verdictOf(run, item.id);
    counts[verdict] += 1;
    const answer = run.answers[item.id];
    if (verdict === 'unmet' && answer !== undefined && needsEvidence(answer)) unmetWithoutEvidence.push(item.id);
  }
  const total = run.template.items.length;
  return {
    total,
    answered: total - counts.open,
    met: counts.met,
    unmet: counts.unmet,
    notApplicable: counts['not-applicable'],
    open: counts.open,
    unmetWithoutEvidence,
  };
}
