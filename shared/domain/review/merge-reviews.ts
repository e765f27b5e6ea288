import type { Annotation } from '#shared/model/annotation.ts';
import type { ChecklistRun } from '#shared/model/checklist.ts';
import type { PackagedAnnotation, PackagedChecklist } from '#shared/model/review-package.ts';
import { arrivedBy, mergeAnnotation } from './merge-annotation.ts';
import { checklistArrivedBy, mergeChecklist } from './merge-checklist.ts';

/** Lists put together, and how many entries of the second were new, later than the known ones, or known as they are. */
export type Merged<Entry> = {
  readonly entries: readonly Entry[];
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
};

/**
 * Annotations of two lists, each once: of one that stands in both the words that came of the others, or the later ones with the others kept
 * beside them. What was taken away here stays away, unless it was changed there since. What is dated later than `now` (`null` where there is
 * no clock to go by) is dated now, and known again by its own time when it comes again. Linear.
 */
export function mergeAnnotations(
  known: readonly Annotation[],
  incoming: readonly PackagedAnnotation[],
  now: string | null = null,
): Merged<Annotation> {
  const dated = now === null ? incoming : incoming.map((entry) => arrivedBy(now, entry));
  return merged(known, dated, {
    made: (entry) => ({ ...entry, removedAt: null }),
    changed: mergeAnnotation,
  });
}

/**
 * Checklists of two lists, each once: of one that stands in both every answer as it was given last, and the later conclusion; what somebody
 * else answered there is kept beside it. What is dated later than `now` is treated as with annotations. Linear.
 */
export function mergeChecklists(
  known: readonly ChecklistRun[],
  incoming: readonly PackagedChecklist[],
  now: string | null = null,
): Merged<ChecklistRun> {
  return merged<ChecklistRun, PackagedChecklist>(known, incoming, {
    made: (run) => (now === null ? run : checklistArrivedBy(now, run)),
    changed: (run, fresh) => mergeChecklist(run, fresh, now),
  });
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
