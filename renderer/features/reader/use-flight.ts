import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Steps of more than a window, one after the other, from which on a text flies past: a single one is a jump to a place. */
const STEPS_OF_FLIGHT = 2;
/** Milliseconds after the last such step at which the text has landed: longer than a frame, and soon enough for whoever looks. */
const LANDING = 100;

/** How far a window has been scrolled, its size, and whether it is on its way. */
type Scrolled = {
  readonly scrollOffset: number | null;
  readonly scrollRect: { readonly height: number } | null;
  readonly isScrolling: boolean;
};

/**
 * Whether the text flies past by more than its window a frame. None of it can be read then: what is drawn beside and over it is left out
 * until it lands, since each frame would draw all of it anew.
 */
export function useFlight(virtualizer: Scrolled): boolean {
  const offset = virtualizer.scrollOffset ?? 0;
  const before = useRef({ offset, steps: 0 });
  const [landed, land] = useState<number | null>(null);
  const steps = virtualizer.isScrolling ? stepsAfter(before.current, offset, virtualizer.scrollRect?.height) : 0;
  useLayoutEffect(() => {
    before.current = { offset, steps };
  });
  const isFlying = steps >= STEPS_OF_FLIGHT && landed !== offset;
  useEffect(() => {
    if (!isFlying) return;
    const timer = setTimeout(() => land(offset), LANDING);
    return () => clearTimeout(timer);
  }, [isFlying, offset]);
  return isFlying;
}

/** Long steps in a row; drawing anew where the text stands already is no step. */
function stepsAfter(before: { readonly offset: number; readonly steps: number }, offset: number, height: number | undefined): number {
  const step = Math.abs(offset - before.offset);
  if (step === 0) return before.steps;
  return step > (height ?? Number.POSITIVE_INFINITY) ? before.steps + 1 : 0;
}
