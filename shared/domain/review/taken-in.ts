import type { Annotation } from '#shared/model/annotation.ts';
import type { ChecklistRun } from '#shared/model/checklist.ts';
import type { PackageTakenIn, StoredReview } from '#shared/model/review.ts';
import { wordsKey } from '../text/words-key.ts';

type Entries = Pick<StoredReview, 'annotations' | 'checklists'>;
type Entry = Annotation | ChecklistRun;
/** An entry that a step added or changed: what stood before it, and the key of what stands since. */
type ChangedEntry = PackageTakenIn['entries'][number];

/** The entries that a step added or changed. Linear. */
export function changedEntries(before: Entries, after: Entries): readonly { readonly before: Entry | null; readonly after: Entry }[] {
  const known = new Map<string, Entry>([...before.annotations, ...before.checklists].map((entry) => [entry.id, entry]));
  return [...after.annotations, ...after.checklists].flatMap((entry) => {
    const former = known.get(entry.id) ?? null;
    return former === entry ? [] : [{ before: former, after: entry }];
  });
}

/** What is kept of a step so that it can be undone; of an entry that an earlier part of the step (`known`) changed too, what stood before that. */
export function rememberedEntries(
  known: readonly ChangedEntry[],
  changed: readonly { readonly before: Entry | null; readonly after: Entry }[],
): ChangedEntry[] {
  const entries = new Map(known.map((entry) => [entry.id, entry]));
  for (const { before, after } of changed) {
    const first = entries.get(after.id);
    entries.set(after.id, { id: after.id, before: first === undefined ? before : first.before, after: entryKey(after) });
  }
  return [...entries.values()];
}

/**
 * The review with a step undone, and what it takes to make it again; `null` where one of its entries was changed since, so that somebody's
 * later work would go. Times and signatures do not count: a change that was taken back leaves new times behind. Linear.
 */
export function withEntriesPut<Review extends Entries>(
  review: Review,
  changed: readonly ChangedEntry[],
): { readonly review: Review; readonly inverse: ChangedEntry[] } | null {
  const current = new Map<string, Entry>([...review.annotations, ...review.checklists].map((entry) => [entry.id, entry]));
  if (changed.some(({ id, after }) => entryKey(current.get(id) ?? null) !== after)) return null;
  const wanted = new Map(changed.map(({ id, before }) => [id, before === null ? null : keepingSource(before, current.get(id))]));
  const put = <Kind extends Entry>(entries: readonly Kind[], isKind: (entry: Entry) => entry is Kind): Kind[] => {
    const kept = entries.flatMap((entry) => {
      const next = wanted.get(entry.id);
      if (next === undefined) return [entry];
      return next !== null && isKind(next) ? [next] : [];
    });
    const missing = [...wanted].flatMap(([id, next]) => (current.has(id) || next === null ? [] : [next]));
    return [...kept, ...missing.filter(isKind)];
  };
  const inverse = changed.map(({ id }) => ({ id, before: current.get(id) ?? null, after: entryKey(wanted.get(id) ?? null) }));
  return {
    review: { ...review, annotations: put(review.annotations, isAnnotation), checklists: put(review.checklists, isChecklist) },
    inverse,
  };
}

/** Where an annotation was carried from, and what was decided on it there, no package changes: it stays as it is. */
function keepingSource(before: Entry, current: Entry | undefined): Entry {
  if (current === undefined || !isAnnotation(before) || !isAnnotation(current)) return before;
  const { carried: _former, ...bare } = before;
  return current.carried === undefined ? bare : { ...bare, carried: current.carried };
}

function isAnnotation(entry: Entry): entry is Annotation {
  return 'target' in entry;
}

function isChecklist(entry: Entry): entry is ChecklistRun {
  return 'template' in entry;
}

const NOT_COUNTED: ReadonlySet<string> = new Set(['updatedAt', 'writtenAt', 'takenUntil', 'earlierTimes', 'author', 'carried']);

/** Keys sorted, because an entry read from the disk and one just made need not have them in one order; empty for no entry. */
function entryKey(entry: Entry | null): string {
  if (entry === null) return '';
  const plain = JSON.stringify(entry, (key, value: unknown) => {
    if (NOT_COUNTED.has(key)) return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
  return wordsKey(plain);
}
