import { z } from 'zod';
import { readMeasures } from '#shared/domain/alignment/read-measures.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';
import type { Alignment } from '#shared/model/alignment.ts';
import type { DocumentModel } from '#shared/model/document.ts';

/** Which measures of several documents speak of the same matter, by a reader's judgement; a measure is named by the end of its clause path. */
export const alignmentLabels = z.object({
  documents: z.record(z.string(), z.string()),
  rows: z.array(z.object({ matter: z.string(), measures: z.record(z.string(), z.array(z.string())) })),
});

export type AlignmentLabels = z.infer<typeof alignmentLabels>;

/** Of all pairs of measures from different documents: how many the alignment puts under one topic rightly, and which not. */
export type AlignmentScore = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
};

/** Scores an alignment of `models`, named in their order. A label of what is no measure by the models counts as missed; one that names several fails. */
export function scoreAlignment(
  labels: AlignmentLabels,
  names: readonly string[],
  models: readonly DocumentModel[],
  alignment: Alignment,
): AlignmentScore {
  const wanted = new Set<string>();
  for (const { measures } of labels.rows) {
    const members = names.flatMap((name, document) =>
      (measures[name] ?? []).map((clause) => ({ document, clause: `${name} ${resolveClause(models[document], clause)}` })),
    );
    for (const pair of pairsOf(members)) wanted.add(pair);
  }
  const found = new Set<string>();
  for (const { lines } of alignment.topics) {
    const members = lines.flatMap(({ cells }) =>
      cells.flatMap((cell, document) =>
        cell === null ? [] : [{ document, clause: `${names[document]} ${foldText(cell.path.join(''))}` }],
      ),
    );
    for (const pair of pairsOf(members)) found.add(pair);
  }
  const right = [...found].filter((pair) => wanted.has(pair)).length;
  const precision = found.size === 0 ? 0 : right / found.size;
  const recall = wanted.size === 0 ? 0 : right / wanted.size;
  return {
    precision,
    recall,
    f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    missed: [...wanted].filter((pair) => !found.has(pair)),
    wrong: [...found].filter((pair) => !wanted.has(pair)),
  };
}

function pairsOf(members: readonly { readonly document: number; readonly clause: string }[]): readonly string[] {
  return members.flatMap((one) => members.flatMap((other) => (one.document < other.document ? [`${one.clause} — ${other.clause}`] : [])));
}

/** The whole clause path, folded, of the measure whose path is or ends as written; a bare number is a whole label. */
function resolveClause(model: DocumentModel | undefined, clause: string): string {
  const paths = model === undefined ? [] : readMeasures(model, 0).measures.map(({ path }) => path);
  const wanted = foldText(clause);
  const whole = paths.filter((path) => foldText(path.join('')) === wanted);
  const ending = paths.filter((path) =>
    /^\d/.test(wanted) ? foldText(path.at(-1) ?? '') === wanted : foldText(path.join('')).endsWith(wanted),
  );
  const own = whole.length > 0 ? whole : ending;
  const [only] = own;
  if (own.length > 1) throw new Error(`${clause} names ${own.length} measures`);
  return only === undefined ? wanted : foldText(only.join(''));
}
