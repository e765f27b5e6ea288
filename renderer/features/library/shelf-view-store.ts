import { create } from 'zustand';
import type { Sorting } from './document-rows.ts';
import { NO_SELECTION, type RowSelection } from './row-selection.ts';
import { NO_FILTER, type ShelfFilter } from './shelf-filter.ts';

/** What the library screen shows; kept while other screens are looked at. */
export type ShelfView = {
  readonly tab: string;
  readonly filter: ShelfFilter;
  /** Words typed above the list. */
  readonly text: string;
  readonly sorting: Sorting;
  readonly selection: RowSelection;
  /** Whether versions of one paper share a row. */
  readonly foldsVersions: boolean;
  /** Any version of each paper whose versions are shown below it. */
  readonly open: ReadonlySet<string>;
};

/** The view of a window that nobody has used yet. */
export const INITIAL_VIEW: ShelfView = {
  tab: 'documents',
  filter: NO_FILTER,
  text: '',
  sorting: { key: 'title', isDescending: false },
  selection: NO_SELECTION,
  foldsVersions: false,
  open: new Set(),
};

/** The view of the library screen. */
export const useShelfView = create<ShelfView>()(() => INITIAL_VIEW);

/** Narrows the list further, or less where a part is `null`. Who narrows it sees it; a folder narrows the problems as well. */
export function narrow(change: Partial<ShelfFilter>): void {
  const isWider = Object.values(change).every((value) => value === null);
  useShelfView.setState(({ tab, filter }) => ({
    tab: isWider || (tab === 'problems' && 'folderId' in change) ? tab : 'documents',
    filter: { ...filter, ...change },
  }));
}

/** Shows the list with nothing but this filter: where a chart leads. */
export function showOnly(change: Partial<ShelfFilter>): void {
  useShelfView.setState({ tab: 'documents', text: '', filter: { ...NO_FILTER, ...change } });
}

/** Shows what could not be read, of all folders. */
export function showProblems(): void {
  useShelfView.setState({ tab: 'problems', filter: NO_FILTER });
}

/** Shows all documents again. */
export function clearFilter(): void {
  useShelfView.setState({ filter: NO_FILTER, text: '' });
}

/** Opens or closes the versions of a paper in the list. */
export function toggleVersions(documentIds: readonly string[]): void {
  useShelfView.setState(({ open }) => {
    const next = new Set(open);
    const isOpen = documentIds.some((id) => next.has(id));
    for (const id of documentIds) next.delete(id);
    const [first] = documentIds;
    if (!isOpen && first !== undefined) next.add(first);
    return { open: next };
  });
}
