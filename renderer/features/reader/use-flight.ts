import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TextVirtualizer } from './use-text-virtualizer.ts';

/** Steps of more than a window, one after the other, from which on a text flies past: a single one is a jump to a place. */
const STEPS_OF_FLIGHT = 2;
/** Milliseconds after the last such step at which the text stands still again. */
const LANDING = 50;

/**
 * Whether the text flies past by more than its window a frame. None of it can be read then: what is drawn beside and over it is left out
 * until it lands, since each frame would draw all of it anew.
 */
export function useFlight(virtualizer: TextVirtualizer): boolean {
  const offset = virtualizer.scrollOffset ?? 0;
  const before = useRef({ offset, steps: 0 });
  const [, land] = useState(0);
  const step = Math.abs(offset - before.current.offset);
  const isLong = virtualizer.isScrolling && step > (virtualizer.scrollRect?.height ?? Number.POSITIVE_INFINITY);
  const steps = isLong ? before.current.steps + 1 : 0;
  useLayoutEffect(() => {
    before.current = { offset, steps };
  });
  const isFlying = steps >= STEPS_OF_FLIGHT;
  useEffect(() => {
    if (!isFlying) return;
    const timer = setTimeout(() => land((count) => count + 1), LANDING);
    return () => clearTimeout(timer);
  });
  return isFlying;
}
