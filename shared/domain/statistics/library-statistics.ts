/** A document as the overview counts it; `null` where the paper does not say. */
export interface CountedDocument {
  readonly id: string;
  readonly year: string | null;
  readonly region: string | null;
  readonly kind: string | null;
  readonly reviewState: string;
  /** Tasks by the day they are due, `YYYY-MM-DD`. */
  readonly deadlines: Readonly<Record<string, number>>;
}

/** How many documents have a value; an empty one stands for those that do not say. */
export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

export const DUE_PERIODS = ['overdue', 'month', 'quarter', 'later'] as const;
/** When tasks are due, seen from a day: before it, in the rest of its month, of its quarter, or after that. */
export type DuePeriod = (typeof DUE_PERIODS)[number];

/** Tasks due in a period and the documents that have them. */
export interface DueCount {
  readonly period: DuePeriod;
  readonly tasks: number;
  readonly documentIds: readonly string[];
}

/** The numbers of a library. */
export interface LibraryStatistics {
  readonly documents: number;
  /** In their order, those that do not say at the end. */
  readonly years: readonly ValueCount[];
  /** The most frequent first. */
  readonly regions: readonly ValueCount[];
  /** The most frequent first. */
  readonly kinds: readonly ValueCount[];
  readonly states: readonly ValueCount[];
  /** Every period, whether anything is due in it or not. */
  readonly due: readonly DueCount[];
}

/** Counts the documents of a library as of a day (`YYYY-MM-DD`). Linear in documents and deadlines. */
export function libraryStatistics(documents: readonly CountedDocument[], today: string): LibraryStatistics {
  return {
    documents: documents.length,
    years: countBy(documents, ({ year }) => year).sort(
      (a, b) => Number(a.value === '') - Number(b.value === '') || compareText(a.value, b.value),
    ),
    regions: countBy(documents, ({ region }) => region).sort(byFrequency),
    kinds: countBy(documents, ({ kind }) => kind).sort(byFrequency),
    states: countBy(documents, ({ reviewState }) => reviewState),
    due: dueCounts(documents, today),
  };
}

/** In which period a day lies, seen from another. */
export function duePeriodOf(day: string, today: string): DuePeriod {
  if (day < today) return 'overdue';
  if (day.slice(0, 7) === today.slice(0, 7)) return 'month';
  return quarterOf(day) === quarterOf(today) ? 'quarter' : 'later';
}

function dueCounts(documents: readonly CountedDocument[], today: string): readonly DueCount[] {
  const tasks = new Map<DuePeriod, number>();
  const holders = new Map<DuePeriod, Set<string>>(DUE_PERIODS.map((period) => [period, new Set()]));
  for (const { id, deadlines } of documents) {
    for (const [day, count] of Object.entries(deadlines)) {
      const period = duePeriodOf(day, today);
      tasks.set(period, (tasks.get(period) ?? 0) + count);
      holders.get(period)?.add(id);
    }
  }
  return DUE_PERIODS.map((period) => ({ period, tasks: tasks.get(period) ?? 0, documentIds: [...(holders.get(period) ?? [])] }));
}

function countBy(documents: readonly CountedDocument[], textOf: (document: CountedDocument) => string | null): ValueCount[] {
  const counts = new Map<string, number>();
  for (const document of documents) {
    const value = textOf(document) ?? '';
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** The many first; those that do not say last, however many. */
function byFrequency(a: ValueCount, b: ValueCount): number {
  return Number(a.value === '') - Number(b.value === '') || b.count - a.count || compareText(a.value, b.value);
}

function quarterOf(day: string): string {
  return `${day.slice(0, 4)} ${Math.floor((Number(day.slice(5, 7)) - 1) / 3)}`;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
