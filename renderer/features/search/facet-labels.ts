import { type ReviewState, reviewState } from '#shared/model/library.ts';
import type { FacetCount, SearchFacet } from '#shared/model/search-request.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Gives the words a value of a facet is shown in. */
export function useFacetLabels(): (facet: SearchFacet, value: string) => string {
  const { search: words, papers } = useWords();
  const folders = useLibrary((state) => state.folders);
  return (facet, value) => {
    if (facet === 'review') {
      const state: ReviewState | undefined = reviewState.options.find((option) => option === value);
      return state === undefined ? value : words.reviewStates[state];
    }
    if (facet === 'kind') return papers.kind(value);
    if (facet === 'stage') return papers.stage(value);
    if (facet !== 'folder') return value;
    const [folderId = '', ...rest] = value.split('/');
    return [folders.find(({ id }) => id === folderId)?.label ?? '', ...rest].join('/');
  };
}

/** Years stand by their order, all others by how many documents have them. */
export function inFacetOrder(facet: SearchFacet, values: readonly FacetCount[]): readonly FacetCount[] {
  return facet === 'year' ? values.toSorted((one, other) => (one.value < other.value ? 1 : -1)) : values;
}
