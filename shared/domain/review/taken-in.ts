import type { Annotation } from '#shared/model/annotation.ts';
import type { ChecklistRun } from '#shared/model/checklist.ts';
import type { StoredReview } from '#shared/model/review.ts';

type Entries = Pick<StoredReview, 'annotations' | 'checklists'>;
type Entry = Annotation | ChecklistRun;

/** What a review held under some ids before and after a step; `null` where it held nothing. */
export type ChangedEntries = ReadonlyMap<string, { readonly before: Entry | null; readonly after: Entry | null }>;

/** The entries that a step added or changed. Linear. */
export function changedEntries(before: Entries, after: Entries): ChangedEntries {
  const known = new Map<string, Entry>([...before.annotations, ...before.checklists].map((entry) => [entry.id, entry]));
  return new Map(
    [...after.annotations, ...after.checklists].flatMap((entry) => {
      const former = known.get(entry.id) ?? null;
      return former === entry ? [] : [[entry.id, { before: former, after: entry }]];
    }),
  );
}

/**
 * The review with changed entries put back (or, `isForth`, made again); `null` where one of them was changed since, so that somebody's later
 * work would go. Times and signatures do not count: a change that was taken back leaves new times behind. Linear.
 */
export function withEntriesPut(review: StoredReview, changed: ChangedEntries, isForth: boolean): StoredReview | null {
  const current = new Map<string, Entry>([...review.annotations, ...review.checklists].map((entry) => [entry.id, entry]));
  for (const [id, { before, after }] of changed) if (!isSame(current.get(id) ?? null, isForth ? before : after)) return null;
  const put = <Kind extends Entry>(entries: readonly Kind[], isKind: (entry: Entry) => entry is Kind): Kind[] => {
    const wanted = (id: string): Entry | null | undefined => {
      const change = changed.get(id);
      return change === undefined ? undefined : isForth ? change.after : change.before;
    };
    const kept = entries.flatMap((entry) => {
      const next = wanted(entry.id);
      if (next === undefined) return [entry];
      return next !== null && isKind(next) ? [next] : [];
    });
    const missing = [...changed.keys()].filter((id) => !current.has(id)).flatMap((id) => wanted(id) ?? []);
    return [...kept, ...missing.filter(isKind)];
  };
  return { ...review, annotations: put(review.annotations, isAnnotation), checklists: put(review.checklists, isChecklist) };
}

function isAnnotation(entry: Entry): entry is Annotation {
  return 'target' in entry;
}

function isChecklist(entry: Entry): entry is ChecklistRun {
  return 'template' in entry;
}

function isSame(one: Entry | null, other: Entry | null): boolean {
  return one === other || plain(one) === plain(other);
}

const NOT_COUNTED: ReadonlySet<string> = new Set(['updatedAt', 'writtenAt', 'takenUntil', 'earlierTimes', 'author']);

/** Keys sorted, because an entry read from the disk and one just made need not have them in one order. */
function plain(entry: Entry | null): string {
  return JSON.stringify(entry, (key, value: unknown) => {
    if (NOT_COUNTED.has(key)) return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
