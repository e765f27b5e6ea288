import { type ReactVirtualizer, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Block } from '#shared/model/document.ts';
import { type TextMetrics, textMetrics } from './text-metrics.ts';
import { pieceAt, type TextPiece } from './text-pieces.ts';
import { useFlight } from './use-flight.ts';
import { useHeights } from './use-heights.ts';

/** Rows kept mounted beyond the edges: a spare one behind, two on the way. Each costs every frame of a scroll that leaves no row in sight. */
const OVERSCAN = { ahead: 2, behind: 1 };
/** Frames in which a place is sought again after the column changed. */
const SETTLING_FRAMES = 4;
const PADDING_START = 20;
/** Pixels at the upper edge in which a last line may still be seen. */
const SLIVER = 28;
const PADDING_END = 160;
/** Pixels; drawn with for a moment before the true width is known. */
const LIKELY_WIDTH = 700;

export type TextVirtualizer = ReactVirtualizer<HTMLDivElement, HTMLDivElement>;

/** The mounted window over a document's pieces and the way between scroll positions and places in the text. */
export type TextWindow = {
  readonly virtualizer: TextVirtualizer;
  readonly metrics: TextMetrics;
  /** The text flies past: what lasts is not painted, and no row is kept to spare. */
  readonly isFlying: boolean;
  /** Canonical offset at the upper edge, with a fraction. */
  readonly place: () => number;
  /** The block a reader takes for the first one: a sliver of text at the upper edge does not count. */
  readonly firstBlock: () => number;
  /** Whether any of a block is in sight. */
  readonly isInSight: (blockIndex: number) => boolean;
  readonly scrollToPlace: (place: number) => void;
  /** Somebody goes elsewhere: the place kept through a change of the column is sought no longer, and is this one from now on (`null`: wherever it comes to stand). */
  readonly aim: (place: number | null) => void;
};

type WindowOptions = {
  readonly pieces: readonly TextPiece[];
  readonly blocks: readonly Block[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly fontSize: number;
  /** Pieces that stay mounted out of sight, because a selection ends in them: unmounting would destroy it. */
  readonly pinned: RefObject<readonly number[]>;
  readonly firstPiece: number;
};

/** Mounts only the pieces in sight; a change of width or type size keeps the place. */
export function useTextWindow({ pieces, blocks, scroller, fontSize, pinned, firstPiece }: WindowOptions): TextWindow {
  const measured = useTextMetrics(scroller, fontSize);
  const metrics = measured ?? textMetrics(LIKELY_WIDTH, fontSize);
  const heights = useHeights({ pieces, blocks, metrics: measured }, firstPiece);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another way of naming rows makes the virtualizer place all of them by their heights
  const getItemKey = useCallback((index: number) => index, [heights]);
  const scrolled = useRef<TextVirtualizer | null>(null);
  const flying = useRef(false);
  const virtualizer: TextVirtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: pieces.length,
    // All heights hang on the width: before it is known there is nothing to place.
    enabled: measured !== null,
    getScrollElement: () => scroller.current,
    getItemKey,
    estimateSize: (index) => heights[index] ?? 0,
    overscan: OVERSCAN.ahead,
    paddingStart: PADDING_START,
    paddingEnd: PADDING_END,
    initialOffset: () => estimatedStart(heights, firstPiece),
    // Rows are moved where they stand: a measured height draws nothing anew, and a row is no layer of its own.
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
    rangeExtractor: ({ startIndex, endIndex, count }) => {
      const { ahead, behind } = spareRows(scrolled.current, flying.current);
      const first = Math.max(0, startIndex - behind);
      const last = Math.min(count - 1, endIndex + ahead);
      const indexes = new Set(pinned.current.filter((index) => index < count));
      for (let index = first; index <= last; index += 1) indexes.add(index);
      return [...indexes].sort((left, right) => left - right);
    },
  });
  scrolled.current = virtualizer;
  const isFlying = useFlight(virtualizer);
  flying.current = isFlying;
  // The offset as the last scroll event gave it: asking the element would lay the page out once more in every frame.
  const place = useCallback(() => placeAt(virtualizer, pieces, virtualizer.scrollOffset ?? 0), [virtualizer, pieces]);
  const firstBlock = useCallback(() => {
    const item = virtualizer.getVirtualItemForOffset((virtualizer.scrollOffset ?? 0) + SLIVER);
    return (item === undefined ? undefined : pieces[item.index]?.blockIndex) ?? 0;
  }, [virtualizer, pieces]);
  const isInSight = useCallback(
    (blockIndex: number) => {
      const top = virtualizer.scrollOffset ?? 0;
      const bottom = top + (virtualizer.scrollRect?.height ?? 0);
      const first = virtualizer.getVirtualItemForOffset(top + SLIVER);
      const last = virtualizer.getVirtualItemForOffset(bottom);
      if (first === undefined || last === undefined) return true;
      return (pieces[first.index]?.blockIndex ?? 0) <= blockIndex && blockIndex <= (pieces[last.index]?.blockIndex ?? 0);
    },
    [virtualizer, pieces],
  );
  const scrollToPlace = useCallback(
    (wanted: number) => {
      const element = scroller.current;
      if (element !== null) element.scrollTop = scrollTopOf(virtualizer, pieces, wanted);
    },
    [virtualizer, pieces, scroller],
  );
  const aim = useKeptPlace({ virtualizer, metrics: measured, place, scrollToPlace, scroller, firstPlace: pieces[firstPiece]?.start ?? 0 });
  useHeldTop(virtualizer, { heights, metrics: measured, scroller });
  return { virtualizer, metrics, isFlying, place, firstBlock, isInSight, scrollToPlace, aim };
}

/** How many rows are kept below and above those in sight: none in flight, as the next frame shows none of them. */
function spareRows(virtualizer: TextVirtualizer | null, isFlying: boolean): { readonly ahead: number; readonly behind: number } {
  if (isFlying) return { ahead: 0, behind: 0 };
  const direction = virtualizer?.scrollDirection;
  return {
    ahead: direction === 'backward' ? OVERSCAN.behind : OVERSCAN.ahead,
    behind: direction === 'forward' ? OVERSCAN.behind : OVERSCAN.ahead,
  };
}

/** `null` until the column was measured. */
function useTextMetrics(scroller: RefObject<HTMLDivElement | null>, fontSize: number): TextMetrics | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    setWidth(element.clientWidth);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  const known = useRef<TextMetrics | null>(null);
  if (width === null) return null;
  const next = textMetrics(width, fontSize);
  // The column is on a grid: most changes of the width change nothing, and then nothing is measured again.
  const isSame = next.column === known.current?.column && next.gutter === known.current.gutter && next.fontSize === known.current.fontSize;
  if (!isSame) known.current = next;
  return known.current;
}

type KeptPlace = Omit<TextWindow, 'metrics' | 'isFlying' | 'firstBlock' | 'isInSight' | 'aim'> & {
  readonly metrics: TextMetrics | null;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly firstPlace: number;
};

/** Heights measured for another column are wrong for this one: they are dropped, and the text at the upper edge stays there. */
function useKeptPlace({ virtualizer, metrics, place, scrollToPlace, scroller, firstPlace }: KeptPlace): TextWindow['aim'] {
  const kept = useRef(firstPlace);
  const last = useRef(metrics);
  const frame = useRef(0);
  useEffect(() => {
    const element = scroller.current;
    const remember = (): void => {
      if (last.current === metrics) kept.current = place();
    };
    element?.addEventListener('scroll', remember, { passive: true });
    return () => element?.removeEventListener('scroll', remember);
  }, [scroller, place, metrics]);
  useLayoutEffect(() => {
    if (last.current === metrics) return;
    if (last.current === null) {
      last.current = metrics;
      return;
    }
    const wanted = kept.current;
    virtualizer.measure();
    measureMounted(virtualizer);
    // Rows that mount at the place are measured only then, and what they measure moves it again: the last frame has them all.
    const settle = (framesLeft: number): void => {
      scrollToPlace(wanted);
      if (framesLeft === 0) last.current = metrics;
      else frame.current = requestAnimationFrame(() => settle(framesLeft - 1));
    };
    frame.current = requestAnimationFrame(() => settle(SETTLING_FRAMES));
    return () => cancelAnimationFrame(frame.current);
  }, [metrics, virtualizer, scrollToPlace]);
  return useCallback(
    (wanted) => {
      cancelAnimationFrame(frame.current);
      last.current = metrics;
      if (wanted !== null) kept.current = wanted;
    },
    [metrics],
  );
}

/**
 * Heights of the rows that are there, in the column they have now: the browser tells of those that changed, and one as high as before would
 * keep the height it was taken for.
 */
function measureMounted(virtualizer: TextVirtualizer): void {
  // Heights are compared with those it placed the rows by: they have to be of this column.
  virtualizer.getTotalSize();
  for (const row of virtualizer.elementsCache.values()) virtualizer.measureElement(row);
}

type Top = { readonly heights: readonly number[]; readonly metrics: TextMetrics | null; readonly index: number; readonly start: number };

/** Rows above the upper edge that turn out higher or lower than they were taken for do not move what is read. */
function useHeldTop(
  virtualizer: TextVirtualizer,
  { heights, metrics, scroller }: Pick<Top, 'heights' | 'metrics'> & Pick<KeptPlace, 'scroller'>,
): void {
  const top = useRef<Top | null>(null);
  useLayoutEffect(() => {
    const before = top.current;
    const element = scroller.current;
    // Another column has its own way of keeping the place.
    if (before !== null && element !== null && before.heights !== heights && before.metrics === metrics) {
      const start = virtualizer.measurementsCache[before.index]?.start ?? before.start;
      if (start !== before.start) element.scrollTop = topBefore(element, virtualizer) + start - before.start;
    }
    const item = virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0);
    top.current = item === undefined ? null : { heights, metrics, index: item.index, start: item.start };
  });
}

/** Where the text stood: a browser that finds it shorter than that has moved it to its end already. */
function topBefore(element: HTMLDivElement, virtualizer: TextVirtualizer): number {
  const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
  return isAtEnd ? Math.max(element.scrollTop, virtualizer.scrollOffset ?? 0) : element.scrollTop;
}

function placeAt(virtualizer: TextVirtualizer, pieces: readonly TextPiece[], top: number): number {
  const item = virtualizer.getVirtualItemForOffset(top);
  const piece = item === undefined ? undefined : pieces[item.index];
  if (item === undefined || piece === undefined) return 0;
  const share = item.size > 0 ? Math.max(0, Math.min(1, (top - item.start) / item.size)) : 0;
  return piece.start + share * (piece.end - piece.start + 1);
}

function scrollTopOf(virtualizer: TextVirtualizer, pieces: readonly TextPiece[], place: number): number {
  const index = pieceAt(pieces, place);
  const item = virtualizer.measurementsCache[index];
  const piece = pieces[index];
  if (item === undefined || piece === undefined) return 0;
  const share = Math.max(0, Math.min(1, (place - piece.start) / (piece.end - piece.start + 1)));
  return place <= 0 ? 0 : item.start + share * item.size;
}

function estimatedStart(heights: readonly number[], firstPiece: number): number {
  return firstPiece === 0 ? 0 : heights.slice(0, firstPiece).reduce((sum, height) => sum + height, PADDING_START);
}
