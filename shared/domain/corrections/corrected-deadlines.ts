import type { Correction } from '#shared/model/correction.ts';

/** A day that a person put in the place of the machine's; either is empty for none. */
export interface DeadlineCorrection {
  readonly machineValue: string;
  readonly value: string;
}

/** The corrections of tasks' days among all of a document. */
export function deadlineCorrections(corrections: readonly Correction[]): readonly DeadlineCorrection[] {
  return corrections
    .filter(({ subject, field }) => subject.kind === 'task' && field === 'deadlineDate')
    .map(({ machineValue, value }) => ({ machineValue, value }));
}

/**
 * Tasks by the day they are due, as people corrected them: each correction moves one task from the machine's day to the person's.
 * One whose task is no longer among those counted (the file changed since) moves none.
 */
export function correctedDeadlines(
  counts: Readonly<Record<string, number>>,
  corrections: readonly DeadlineCorrection[],
): Readonly<Record<string, number>> {
  if (corrections.length === 0) return counts;
  const days = new Map(Object.entries(counts));
  for (const { machineValue, value } of corrections) {
    const counted = days.get(machineValue) ?? 0;
    if (machineValue === value || (machineValue !== '' && counted === 0)) continue;
    if (counted > 1) days.set(machineValue, counted - 1);
    else days.delete(machineValue);
    if (value !== '') days.set(value, (days.get(value) ?? 0) + 1);
  }
  return Object.fromEntries(days);
}
