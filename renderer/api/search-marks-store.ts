import { create } from 'zustand';

/** Queries whose hits are marked in the text, by document; lives as long as the window. */
type SearchMarks = { readonly queries: Readonly<Record<string, string>> };

/** Documents with marks at the same time: those opened longest ago lose theirs. */
const MARKED_LIMIT = 20;

/** Which documents have the hits of which query marked. */
export const useSearchMarks = create<SearchMarks>()(() => ({ queries: {} }));

/** Marks the hits of a query wherever the document is open. */
export function markQuery(documentId: string, query: string): void {
  useSearchMarks.setState(({ queries }) => {
    const { [documentId]: _before, ...others } = queries;
    const kept = Object.entries(others).slice(-(MARKED_LIMIT - 1));
    return { queries: { ...Object.fromEntries(kept), [documentId]: query } };
  });
}

/** Takes the marks of a query away. */
export function unmarkQuery(documentId: string): void {
  useSearchMarks.setState(({ queries }) => {
    const { [documentId]: _before, ...others } = queries;
    return { queries: others };
  });
}
