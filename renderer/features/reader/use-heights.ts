import { useEffect, useMemo, useRef, useState } from 'react';
import type { Block } from '#shared/model/document.ts';
import { estimateHeight, roughHeight, type TextMetrics } from './text-metrics.ts';
import type { TextPiece } from './text-pieces.ts';

/** Rows on either side of the first one in sight that are counted before anything is shown. */
const NEAR = 60;
/** Rows counted together: about a millisecond. */
const ROWS_AT_ONCE = 150;
/** Milliseconds of idle time that must be left for them. */
const ENOUGH = 3;
/** Milliseconds after which some are counted although the window is never idle. */
const PATIENCE = 100;

/** Rows, and the column they are set in; `null` before it is known. */
type Rows = { readonly pieces: readonly TextPiece[]; readonly blocks: readonly Block[]; readonly metrics: TextMetrics | null };

const NONE: readonly number[] = [];

/**
 * Heights of all rows as they will probably be measured; empty before the column is known. Counting a long text takes as long as drawing its
 * first screen: when it first appears, rows far from `firstPiece` have a rough height, and are counted in the window's idle time.
 */
export function useHeights({ pieces, blocks, metrics }: Rows, firstPiece: number): readonly number[] {
  const opening = useRef<{ readonly pieces: readonly TextPiece[]; readonly metrics: TextMetrics; readonly firstPiece: number } | null>(
    null,
  );
  if (metrics !== null) opening.current ??= { pieces, metrics, firstPiece };
  const first = opening.current;
  const isOpening = first !== null && first.pieces === pieces && first.metrics === metrics;
  const heights = useMemo(() => {
    if (metrics === null) return NONE;
    const isCounted = (index: number): boolean => !isOpening || first === null || Math.abs(index - first.firstPiece) <= NEAR;
    return pieces.map((piece, index) => (isCounted(index) ? estimateHeight : roughHeight)(piece, blocks[piece.blockIndex], metrics));
  }, [pieces, blocks, metrics, isOpening, first]);
  const [counted, setCounted] = useState(NONE);
  const isRough = isOpening && counted === NONE && pieces.length > 2 * NEAR;
  useEffect(() => {
    if (!isRough || metrics === null) return;
    const exact: number[] = [];
    let waiting = 0;
    const count = (deadline: IdleDeadline): void => {
      do {
        for (const piece of pieces.slice(exact.length, exact.length + ROWS_AT_ONCE))
          exact.push(estimateHeight(piece, blocks[piece.blockIndex], metrics));
      } while (exact.length < pieces.length && deadline.timeRemaining() > ENOUGH);
      if (exact.length < pieces.length) waiting = requestIdleCallback(count, { timeout: PATIENCE });
      else setCounted(exact);
    };
    waiting = requestIdleCallback(count, { timeout: PATIENCE });
    return () => cancelIdleCallback(waiting);
  }, [isRough, pieces, blocks, metrics]);
  return isOpening && counted !== NONE ? counted : heights;
}
