import type { PaperGroups } from '#renderer/api/paper-groups.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';

/** A row of the list: a document, or one of several versions that stand for their paper. */
export type ListRow = {
  readonly document: DocumentView;
  /** 1 for the other versions below the one that stands for them. */
  readonly depth: 0 | 1;
  /** On the row that stands for a paper with several versions in the list. */
  readonly folded: { readonly versions: number; readonly isOpen: boolean } | null;
};

/** Each document a row. */
export function plainRows(documents: readonly DocumentView[]): readonly ListRow[] {
  return documents.map((document) => ({ document, depth: 0, folded: null }));
}

/**
 * One row a paper: its latest version, where the first of its versions would stand, with the others below it where it is open (`open` holds
 * the id of any of them). Linear.
 */
export function foldedRows(documents: readonly DocumentView[], groups: PaperGroups, open: ReadonlySet<string>): readonly ListRow[] {
  const listed = new Map(documents.map((document) => [document.id, document]));
  const told = new Set<string>();
  const rows: ListRow[] = [];
  for (const document of documents) {
    if (told.has(document.id)) continue;
    const versions = (groups.get(document.id)?.documentIds ?? [document.id]).flatMap((id) => listed.get(id) ?? []);
    for (const { id } of versions) told.add(id);
    const [latest = document, ...earlier] = versions.toReversed();
    const isOpen = versions.some(({ id }) => open.has(id));
    rows.push({ document: latest, depth: 0, folded: earlier.length === 0 ? null : { versions: versions.length, isOpen } });
    if (isOpen) for (const version of earlier) rows.push({ document: version, depth: 1, folded: null });
  }
  return rows;
}
