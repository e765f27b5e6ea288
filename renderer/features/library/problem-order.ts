import type { LibraryProblem } from '../../api/document-problem.ts';

/** What the list of problems is sorted by; `null` as they were found. */
export type ProblemSorting = { readonly key: 'file' | 'reason'; readonly isDescending: boolean } | null;

/** The file or folder that a problem is about, as a person knows it. */
export function problemPlace(entry: LibraryProblem): string {
  return entry.kind === 'folder' ? entry.folder.label : entry.document.relativePath;
}

/** The problems in an order; those of one reason by their files. `reasonOf` gives the reason in words. */
export function sortProblems(
  problems: readonly LibraryProblem[],
  sorting: ProblemSorting,
  { reasonOf, language }: { readonly reasonOf: (entry: LibraryProblem) => string; readonly language: string },
): readonly LibraryProblem[] {
  if (sorting === null) return problems;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const byFile = (left: LibraryProblem, right: LibraryProblem): number => compare(problemPlace(left), problemPlace(right));
  const sign = sorting.isDescending ? -1 : 1;
  return [...problems].sort((left, right) => {
    const order = sorting.key === 'reason' ? compare(reasonOf(left), reasonOf(right)) : byFile(left, right);
    return order * sign || byFile(left, right);
  });
}
