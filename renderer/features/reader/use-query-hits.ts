import { useCallback, useMemo, useState } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { unmarkQuery, useSearchMarks } from '#renderer/api/search-marks-store.ts';
import { findQueryRanges, type QueryRange } from '#shared/domain/search/find-query-ranges.ts';
import { parseQuery } from '#shared/domain/search/parse-query.ts';
import { paintsByPiece } from './document-view.ts';
import type { Paint } from './highlight-painter.ts';
import type { TextPiece } from './text-pieces.ts';
import type { ShowRange } from './use-show-range.ts';

/** The hits of the query that led here: all of them marked, one after another by key. */
export type QueryHits = {
  /** `null` where no query led here, or its marks were taken away. */
  readonly query: string | null;
  readonly ranges: readonly QueryRange[];
  readonly current: QueryRange | null;
  /** Number of the current one; `null` before the first step. */
  readonly currentIndex: number | null;
  readonly paints: ReadonlyMap<number, readonly Paint[]>;
  /** `false` where there is none to go to. */
  readonly step: (by: 1 | -1) => boolean;
  readonly close: () => void;
};

const NO_RANGES: readonly QueryRange[] = [];

type QueryHitsOptions = {
  readonly document: ReadyDocument;
  readonly pieces: readonly TextPiece[];
  readonly place: () => number;
  readonly showRange: ShowRange;
};

/** Marks the hits of the query that a document was opened from. */
export function useQueryHits({ document, pieces, place, showRange }: QueryHitsOptions): QueryHits {
  const documentId = document.opened.document.id;
  const query = useSearchMarks((state) => state.queries[documentId] ?? null);
  const ranges = useMemo(
    () => (query === null ? NO_RANGES : findQueryRanges(document.canonical.text, parseQuery(query).terms)),
    [document, query],
  );
  const paints = useMemo(
    () =>
      paintsByPiece(
        ranges.map(({ start, end }): Paint => ({ layer: 'hit', start, end })),
        pieces,
      ),
    [ranges, pieces],
  );
  // The hit itself, not its number: another query's hits have other numbers.
  const [current, setCurrent] = useState<QueryRange | null>(null);
  const index = current === null ? -1 : ranges.indexOf(current);
  const step = useCallback(
    (by: 1 | -1) => {
      const next = nextHit(ranges, { index, by, place: Math.floor(place()) });
      if (next === null) return false;
      setCurrent(next);
      showRange(next, { isFlashing: false, rest: 'quarter' });
      return true;
    },
    [ranges, index, place, showRange],
  );
  const close = useCallback(() => unmarkQuery(documentId), [documentId]);
  return { query, ranges, current: index < 0 ? null : current, currentIndex: index < 0 ? null : index, paints, step, close };
}

/** The hit after (before) the current one, or from the upper edge where there is none; round at the ends. */
export function nextHit(
  ranges: readonly QueryRange[],
  { index, by, place }: { readonly index: number; readonly by: 1 | -1; readonly place: number },
): QueryRange | null {
  if (ranges.length === 0) return null;
  if (index >= 0) return ranges[(index + by + ranges.length) % ranges.length] ?? null;
  if (by < 0) return ranges.findLast(({ start }) => start < place) ?? ranges.at(-1) ?? null;
  return ranges.find(({ start }) => start >= place) ?? ranges[0] ?? null;
}
