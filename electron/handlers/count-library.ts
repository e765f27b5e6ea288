import type { Clock } from '#electron/ports.ts';
import type { ReviewCounts } from '#electron/store/review-store.ts';
import type { LibraryNumbers } from '#shared/contract/review-views.ts';
import { correctedDeadlines } from '#shared/domain/corrections/corrected-deadlines.ts';
import { type CountedDocument, libraryStatistics } from '#shared/domain/statistics/library-statistics.ts';
import { regionAndYear } from '#shared/domain/structure/region-and-year.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import type { DocumentListing } from './document-listing.ts';
import { today } from './local-day.ts';

/** Makes what counts the library of a listing: again only when a document changed, or the day. */
export function countLibrary(
  clock: Clock,
): (listing: DocumentListing, documents: readonly LibraryDocument[], reviews: ReadonlyMap<string, ReviewCounts>) => LibraryNumbers {
  let last: { readonly key: string; readonly numbers: LibraryNumbers } | null = null;
  return (listing, documents, reviews) => {
    const day = today(clock);
    const key = `${listing.revision()} ${day}`;
    if (last?.key === key) return last.numbers;
    const deadlines = new Map(
      documents.map(({ id, state }) => {
        const read = state.kind === 'ready' ? (state.summary.deadlines ?? {}) : {};
        return [id, correctedDeadlines(read, reviews.get(id)?.deadlineCorrections ?? [])];
      }),
    );
    const counted = listing.read({}).documents.map(({ id, state, reviewState }): CountedDocument => {
      if (state.kind === 'failed') return { id, year: null, region: null, kind: null, reviewState, deadlines: {} };
      const { kind } = state.summary;
      return { id, ...regionAndYear(state.summary), kind, reviewState, deadlines: deadlines.get(id) ?? {} };
    });
    const { years, regions, kinds, states, due, documents: all } = libraryStatistics(counted, day);
    const numbers: LibraryNumbers = {
      documents: all,
      years: [...years],
      regions: [...regions],
      kinds: [...kinds],
      states: [...states],
      due: due.map(({ documentIds, ...rest }) => ({ ...rest, documentIds: [...documentIds] })),
    };
    last = { key, numbers };
    return numbers;
  };
}
