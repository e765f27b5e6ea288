import type { DocumentView } from '#shared/contract/review-views.ts';

export const SORT_KEYS = ['title', 'docNumber', 'issuer', 'issueDate', 'kind', 'stage', 'reading', 'tasks', 'annotations'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type Sorting = { readonly key: SortKey; readonly isDescending: boolean };

/** What is shown of a document in the list; a file that was not read goes by its name. */
export function cellOf(document: DocumentView, key: SortKey): string | number | null {
  if (key === 'annotations') return document.annotations;
  if (document.state.kind === 'failed') return key === 'title' ? document.fileName : null;
  if (key === 'reading') return document.state.summary.repairs;
  return document.state.summary[key];
}

/** The rows of the list: those of a folder that contain the filter's text, sorted; empty cells always come last. */
export function documentRows(
  documents: readonly DocumentView[],
  options: { readonly folderId: string | null; readonly filter: string; readonly sorting: Sorting },
): readonly DocumentView[] {
  const wanted = options.filter.trim().toLowerCase();
  const rows = documents.filter(
    (document) =>
      (options.folderId === null || document.folderId === options.folderId) && (wanted === '' || searchable(document).includes(wanted)),
  );
  const direction = options.sorting.isDescending ? -1 : 1;
  return rows.sort((a, b) => compareCells(cellOf(a, options.sorting.key), cellOf(b, options.sorting.key), direction));
}

function searchable(document: DocumentView): string {
  const summary = document.state.kind === 'ready' ? document.state.summary : null;
  return [summary?.title, summary?.docNumber, summary?.issuer, summary?.kind, summary?.stage, document.relativePath]
    .join(' ')
    .toLowerCase();
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

function compareCells(a: string | number | null, b: string | number | null, direction: number): number {
  const isEmpty = (value: string | number | null): boolean => value === null || value === '';
  if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b));
  if (typeof a === 'number' && typeof b === 'number') return direction * (a - b);
  return direction * collator.compare(String(a), String(b));
}
