import type { ChangeAspect, ComparedLine } from '#shared/model/comparison.ts';

/** What a change can be listed for: what it touches, or what became of the whole line. */
export type ChangeFilter = ChangeAspect | 'added' | 'removed' | 'moved';

/** All of them, in the order they are offered. */
export const CHANGE_FILTERS: readonly ChangeFilter[] = [
  'numbers',
  'units',
  'deadlines',
  'wording',
  'punctuation',
  'numbering',
  'paragraphs',
  'form',
  'added',
  'removed',
  'moved',
];

/** How a comparison is looked at. An empty filter lists everything. */
export type LineOptions = {
  readonly filter: ReadonlySet<ChangeFilter>;
  /** Width, script, case and spaces count as nothing. */
  readonly ignoresForm: boolean;
  /** What only wraps the paper in one of the files counts as removed or added. */
  readonly withApart: boolean;
  readonly isFolded: boolean;
  /** First lines of stretches that a person unfolded. */
  readonly unfolded: ReadonlySet<number>;
};

/** A line on screen, or a stretch of lines folded away; of a fold `hidden` of which are changes that the filter leaves out. */
export type ShownItem =
  | { readonly kind: 'line'; readonly at: number }
  | { readonly kind: 'fold'; readonly from: number; readonly count: number; readonly hidden: number }
  /** Lines that take no part in the comparison. */
  | { readonly kind: 'apart'; readonly from: number; readonly count: number };

/** Stretches shorter than this are not worth folding. */
const LEAST_FOLDED = 3;

type Counting = Pick<LineOptions, 'ignoresForm' | 'withApart'>;

/** Whether a line differs in anything that counts. */
export function isChange(line: ComparedLine, { ignoresForm, withApart }: Counting): boolean {
  if (line.kind === 'same' || line.kind === 'moved-away' || (line.isApart && !withApart)) return false;
  return !(ignoresForm && line.kind === 'changed' && line.aspects.every((aspect) => aspect === 'form'));
}

/** What a change is listed for. */
export function filtersOf(line: ComparedLine): readonly ChangeFilter[] {
  if (line.kind === 'added' || line.kind === 'removed') return [line.kind];
  return line.kind === 'moved' ? [...line.aspects, 'moved'] : line.aspects;
}

/** The numbers of the lines that are listed as changes, in order. Linear. */
export function listedChanges(lines: readonly ComparedLine[], options: LineOptions): readonly number[] {
  const { filter } = options;
  return lines.flatMap((line, at) => {
    if (!isChange(line, options)) return [];
    return filter.size === 0 || filtersOf(line).some((name) => filter.has(name)) ? [at] : [];
  });
}

/** How many changes there are of each kind; those without any are left out. Linear. */
export function countFilters(lines: readonly ComparedLine[], options: Counting): ReadonlyMap<ChangeFilter, number> {
  const counts = new Map<ChangeFilter, number>();
  for (const line of lines) {
    if (!isChange(line, options)) continue;
    for (const name of filtersOf(line)) if (!(options.ignoresForm && name === 'form')) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/**
 * The lines as they are shown: the changes with a line of context on either side, what lies between them folded; what takes no part in the
 * comparison as one block for each side, unless it is counted or unfolded. Linear.
 */
export function shownItems(lines: readonly ComparedLine[], changes: readonly number[], options: LineOptions): readonly ShownItem[] {
  const isOut = (at: number): boolean => lines[at]?.isApart === true && !options.withApart;
  const isListed = new Set(changes);
  const isNear = (at: number): boolean =>
    !options.isFolded ||
    isOut(at) ||
    isListed.has(at) ||
    isListed.has(at - 1) ||
    isListed.has(at + 1) ||
    (lines[at]?.kind === 'moved-away' && isListed.has(lines[at]?.partner ?? -1));
  const items: ShownItem[] = [];
  for (let at = 0; at < lines.length; ) {
    const from = at;
    while (at < lines.length && !isNear(at)) at += 1;
    if (at - from >= LEAST_FOLDED && !options.unfolded.has(from)) {
      const hidden = lines.slice(from, at).filter((line) => isChange(line, options)).length;
      items.push({ kind: 'fold', from, count: at - from, hidden });
    } else for (let line = from; line < at; line += 1) items.push({ kind: 'line', at: line });
    const apartFrom = at;
    // What stands around the paper in the one file and in the other is one block each: a name speaks of one side only.
    while (at < lines.length && isOut(at) && isOnlyOld(lines[at]) === isOnlyOld(lines[apartFrom])) at += 1;
    if (at > apartFrom) {
      items.push({ kind: 'apart', from: apartFrom, count: at - apartFrom });
      if (options.unfolded.has(apartFrom)) for (let line = apartFrom; line < at; line += 1) items.push({ kind: 'line', at: line });
    } else {
      if (at < lines.length) items.push({ kind: 'line', at });
      at += 1;
    }
  }
  return items;
}

function isOnlyOld(line: ComparedLine | undefined): boolean {
  return line?.new === null;
}

/** Where on the bar changes lie, each from 0 to 1, at most `buckets` of them; several in one place are one mark, and say so by the first. */
export function mapMarks(
  items: readonly ShownItem[],
  lines: readonly ComparedLine[],
  {
    changes,
    weightOf,
    buckets,
  }: { readonly changes: ReadonlySet<number>; readonly weightOf: (item: ShownItem, index: number) => number; readonly buckets: number },
): readonly { readonly place: number; readonly at: number; readonly kind: ComparedLine['kind'] }[] {
  const starts: number[] = [];
  let whole = 0;
  for (const [index, item] of items.entries()) {
    starts.push(whole);
    whole += weightOf(item, index);
  }
  const marks = new Map<number, { readonly place: number; readonly at: number; readonly kind: ComparedLine['kind'] }>();
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'line' || !changes.has(item.at)) continue;
    const place = (starts[index] ?? 0) / (whole || 1);
    const bucket = Math.floor(place * buckets);
    if (!marks.has(bucket)) marks.set(bucket, { place, at: item.at, kind: lines[item.at]?.kind ?? 'changed' });
  }
  return [...marks.values()];
}
