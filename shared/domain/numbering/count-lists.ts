import { formatListNumber } from './format-list-number.ts';

/** One level of a list definition. */
export interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** Text with `%1`…`%9` where the numbers of the levels go. */
  readonly text: string;
  /** Numbers of all levels are shown in decimal (`isLgl`). */
  readonly isLegal: boolean;
  /** 1-based level after which this one begins anew; 0 for never, `null` for whichever above it. */
  readonly restartAfter: number | null;
  readonly suffix: 'tab' | 'space' | 'nothing';
  /** Paragraph style that takes this level by itself. */
  readonly paragraphStyle: string | null;
}

/** A list as paragraphs refer to it: the definition it counts with, and what it changes there. */
export interface ListInstance {
  readonly definition: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** Level → number that the level starts from once this instance is first used. */
  readonly startOverrides: ReadonlyMap<number, number>;
}

/** Instances by their `numId`. */
export type Numbering = ReadonlyMap<string, ListInstance>;

/** What stands in front of a numbered paragraph. */
export interface ListMark {
  /** Visible label, empty for bullets. */
  readonly label: string;
  readonly suffix: ListLevel['suffix'];
}

/** Counts through a document: called once for each numbered paragraph, in order, it gives the label that Word would show. */
export type ListCounter = (listId: string, level: number) => ListMark | null;

const LEVELS = 9;

/** Lists of one definition count on together; an instance with a start of its own begins anew where it is first used. */
function applyOverrides(list: ListInstance, level: number, counts: (number | null)[], seen: Set<string>, listId: string): void {
  const start = list.startOverrides.get(level);
  const key = `${listId}/${level}`;
  if (start !== undefined && !seen.has(key)) counts[level] = start - 1;
  seen.add(key);
}

/** True where a level begins anew because `reached`, a level above it, was just numbered. */
function isRestartedBy(level: ListLevel | undefined, index: number, reached: number): boolean {
  const after = level?.restartAfter ?? index;
  return after !== 0 && reached < after && reached < index;
}

function labelOf(list: ListInstance, level: ListLevel, counts: readonly (number | null)[]): string {
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    const shown = list.levels.get(index);
    const value = counts[index] ?? shown?.start ?? 1;
    const format = shown?.format ?? 'decimal';
    return formatListNumber(value, level.isLegal && format !== 'none' ? 'decimal' : format);
  });
}

/** A counter over the lists of one document. */
export function createListCounter(numbering: Numbering): ListCounter {
  const countsByDefinition = new Map<string, (number | null)[]>();
  const seen = new Set<string>();
  return (listId, index) => {
    const list = numbering.get(listId);
    const level = list?.levels.get(index);
    if (list === undefined || level === undefined) return null;
    const counts = countsByDefinition.get(list.definition) ?? Array.from<null>({ length: LEVELS }).fill(null);
    countsByDefinition.set(list.definition, counts);
    applyOverrides(list, index, counts, seen, listId);
    counts[index] = (counts[index] ?? level.start - 1) + 1;
    for (let deeper = index + 1; deeper < LEVELS; deeper += 1) {
      if (isRestartedBy(list.levels.get(deeper), deeper, index)) counts[deeper] = null;
    }
    return { label: level.format === 'bullet' ? '' : labelOf(list, level, counts), suffix: level.suffix };
  };
}
