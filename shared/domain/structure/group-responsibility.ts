import type { DocumentLayout } from './document-layout.ts';
import type { ResponsibilityPassage } from './responsibility-passages.ts';
import type { TaskCandidate } from './task-clauses.ts';

/** A document names units once a group where at least so many groups, and this share of those that name any, do. */
const FEWEST_GROUPS = 2;
const LEAST_SHARE = 0.6;

/**
 * Lines that name the units for a whole group of items: they stand on their own below its last item, and no other item of it names any.
 * For each item that has none of its own, the lines that speak for it; empty where the document has no such habit. Linear.
 */
export function groupResponsibilityLines(
  candidates: readonly TaskCandidate[],
  layout: DocumentLayout,
  passages: ReadonlyMap<number, readonly ResponsibilityPassage[]>,
): ReadonlyMap<TaskCandidate, readonly number[]> {
  const groups = new Map<number, TaskCandidate[]>();
  for (const candidate of candidates) {
    const parent = candidate.clause.parent?.line;
    if (parent === undefined) continue;
    const items = groups.get(parent);
    if (items === undefined) groups.set(parent, [candidate]);
    else items.push(candidate);
  }
  const spoken: { readonly items: readonly TaskCandidate[]; readonly lines: readonly number[] }[] = [];
  let naming = 0;
  for (const items of groups.values()) {
    if (items.length < 2) continue;
    const named = items.map((item) => linesWithin(item, passages));
    if (named.some((lines) => lines.length > 0)) naming += 1;
    const closing = named.at(-1) ?? [];
    const isClosing = closing.length > 0 && named.slice(0, -1).every((lines) => lines.length === 0);
    if (isClosing && closing.every((line) => standsAlone(line, layout, passages)))
      spoken.push({ items: items.slice(0, -1), lines: closing });
  }
  if (spoken.length < FEWEST_GROUPS || spoken.length < naming * LEAST_SHARE) return new Map();
  return new Map(spoken.flatMap(({ items, lines }) => items.map((item) => [item, lines] as const)));
}

function linesWithin(item: TaskCandidate, passages: ReadonlyMap<number, unknown>): readonly number[] {
  const lines: number[] = [];
  for (let line = item.first; line < item.end; line += 1) if (passages.has(line)) lines.push(line);
  return lines;
}

/** A line without a number that holds nothing but the passage. */
function standsAlone(index: number, layout: DocumentLayout, passages: ReadonlyMap<number, readonly ResponsibilityPassage[]>): boolean {
  const line = layout.lines[index];
  const found = passages.get(index) ?? [];
  const [first] = found;
  if (line === undefined || first === undefined || layout.labels[index] != null) return false;
  return first.start === line.start && (found.at(-1)?.end ?? 0) >= line.end - 1;
}
