import { libraryProblems } from '#renderer/api/document-problem.ts';
import type { DocumentView, FolderView } from '#shared/contract/review-views.ts';

/** A labelled number, as the small bar charts show it. */
export type Count = { readonly label: string; readonly count: number };

/** Bars beyond this many are summed up as the last one. */
const MOST_BARS = 6;

/** The four numbers of the library. */
export function libraryTotals(
  documents: readonly DocumentView[],
  folders: readonly FolderView[],
): {
  readonly documents: number;
  readonly characters: number;
  readonly annotations: number;
  readonly problems: number;
} {
  return {
    documents: documents.length,
    characters: documents.reduce((sum, { state }) => sum + (state.kind === 'ready' ? state.summary.characters : 0), 0),
    annotations: documents.reduce((sum, document) => sum + document.annotations, 0),
    problems: libraryProblems(documents, folders).length,
  };
}

/** Documents a 文种, the most frequent first; `other` names those without one and those beyond the last bar. */
export function countByKind(documents: readonly DocumentView[], other: string): readonly Count[] {
  const counts = countBy(documents, (document) => (document.state.kind === 'ready' ? document.state.summary.kind : null), other);
  const sorted = counts.filter(({ label }) => label !== other).sort((a, b) => b.count - a.count);
  const rest = sum(counts.filter(({ label }) => label === other)) + sum(sorted.slice(MOST_BARS));
  return [...sorted.slice(0, MOST_BARS), ...(rest > 0 ? [{ label: other, count: rest }] : [])];
}

/** Documents a year of their 成文日期, the latest first. */
export function countByYear(documents: readonly DocumentView[], unknown: string): readonly Count[] {
  const counts = countBy(
    documents,
    (document) => (document.state.kind === 'ready' ? (document.state.summary.issueDate?.slice(0, 4) ?? null) : null),
    unknown,
  );
  const dated = counts.filter(({ label }) => label !== unknown).sort((a, b) => b.label.localeCompare(a.label));
  return [...dated.slice(0, MOST_BARS), ...counts.filter(({ label }) => label === unknown)];
}

function countBy(documents: readonly DocumentView[], labelOf: (document: DocumentView) => string | null, unknown: string): Count[] {
  const counts = new Map<string, number>();
  for (const document of documents) {
    const label = labelOf(document) ?? unknown;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].map(([label, count]) => ({ label, count }));
}

function sum(counts: readonly Count[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
