import type { Annotation } from '#shared/model/annotation.ts';
import type { ChecklistRun } from '#shared/model/checklist.ts';
import type { PackagedAnnotation, PackagedChecklist } from '#shared/model/review-package.ts';
import { mergeAnnotation } from './merge-annotation.ts';
import { mergeChecklist } from './merge-checklist.ts';

/** Lists put together, and how many entries of the second were new, later than the known ones, or known as they are. */
export type Merged<Entry> = {
  readonly entries: readonly Entry[];
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
};

/**
 * Annotations of two lists, each once: of one that stands in both the words that came of the others, or the later ones with the others kept
 * beside them. What was taken away here stays away, unless it was changed there since. Linear.
 */
export function mergeAnnotations(known: readonly Annotation[], incoming: readonly PackagedAnnotation[]): Merged<Annotation> {
  return merged(known, incoming, {
    made: (entry) => ({ ...entry, removedAt: null }),
    changed: mergeAnnotation,
  });
}

/**
 * Checklists of two lists, each once: of one that stands in both every answer as it was given last, and the later conclusion; what somebody
 * else answered there is kept beside it. Linear.
 */
export function mergeChecklists(known: readonly ChecklistRun[], incoming: readonly PackagedChecklist[]): Merged<ChecklistRun> {
  return merged<ChecklistRun, PackagedChecklist>(known, incoming, {
    made: (run) => run,
    changed: mergeChecklist,
  });
}

type Arriving = { readonly annotations: readonly PackagedAnnotation[]; readonly checklists: readonly PackagedChecklist[] };

/** What arrives, with no time later than now: written under a clock that is ahead, it would win over all that is said here from then on. */
export function noLaterThan(now: string, { annotations, checklists }: Arriving): Arriving {
  const capped = <Dated extends { readonly updatedAt: string }>(dated: Dated): Dated =>
    dated.updatedAt > now ? { ...dated, updatedAt: now } : dated;
  return {
    annotations: annotations.map(capped),
    checklists: checklists.map((run) => ({
      ...run,
      answers: Object.fromEntries(Object.entries(run.answers).map(([item, answer]) => [item, capped(answer)])),
      conclusion: run.conclusion === null ? null : capped(run.conclusion),
    })),
  };
}

type Steps<Entry, Fresh> = { readonly made: (fresh: Fresh) => Entry; readonly changed: (entry: Entry, fresh: Fresh) => Entry };

function merged<Entry extends { readonly id: string }, Fresh extends { readonly id: string }>(
  known: readonly Entry[],
  incoming: readonly Fresh[],
  { made, changed }: Steps<Entry, Fresh>,
): Merged<Entry> {
  const entries = new Map(known.map((entry) => [entry.id, entry] as const));
  const ids = new Set(entries.keys());
  const counts = { added: 0, updated: 0, unchanged: 0 };
  for (const fresh of incoming) {
    const entry = entries.get(fresh.id);
    const next = entry === undefined ? made(fresh) : changed(entry, fresh);
    if (!ids.has(fresh.id)) counts.added += entry === undefined ? 1 : 0;
    else counts[next === entry ? 'unchanged' : 'updated'] += 1;
    entries.set(fresh.id, next);
  }
  return { entries: [...entries.values()], ...counts };
}
