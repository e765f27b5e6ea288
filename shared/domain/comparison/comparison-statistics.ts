import type { ComparedRow, ComparisonStatistics } from '#shared/model/comparison.ts';

/** How many rows of each kind there are, and how much text the edits hold. Linear. */
export function comparisonStatistics(rows: readonly Pick<ComparedRow, 'kind' | 'edits' | 'aspects' | 'isApart'>[]): ComparisonStatistics {
  const counts = { same: 0, changed: 0, moved: 0, added: 0, removed: 0 };
  let [numberingOnly, formOnly, charactersAdded, charactersRemoved] = [0, 0, 0, 0];
  const apart = { added: 0, removed: 0, charactersAdded: 0, charactersRemoved: 0 };
  for (const { kind, edits, aspects, isApart } of rows) {
    if (isApart) {
      const length = edits.reduce((sum, { text }) => sum + text.length, 0);
      apart[kind === 'added' ? 'added' : 'removed'] += 1;
      apart[kind === 'added' ? 'charactersAdded' : 'charactersRemoved'] += length;
      continue;
    }
    counts[kind] += 1;
    if (kind === 'changed' && aspects.every((aspect) => aspect === 'numbering')) numberingOnly += 1;
    if (kind === 'changed' && aspects.every((aspect) => aspect === 'form')) formOnly += 1;
    for (const { op, text } of edits) {
      if (op === 'add') charactersAdded += text.length;
      if (op === 'remove') charactersRemoved += text.length;
    }
  }
  return { ...counts, numberingOnly, formOnly, charactersAdded, charactersRemoved, apart };
}
