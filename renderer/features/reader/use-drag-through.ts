import { type RefObject, useCallback } from 'react';
import { selectBetween } from './text-offsets.ts';

/** Pixels after which a press on the bar is a drag, not a click with an unsteady hand. */
const DRAG_BEGINS = 6;

/** Lets a drag that begins on the bar choose the text beneath it, as if the bar were not there; a click stays the button's. */
export function useDragThrough(root: RefObject<HTMLElement | null>, bar: RefObject<HTMLElement | null>): (press: PointerEvent) => void {
  return useCallback(
    (press) => {
      const style = bar.current?.style;
      if (press.button !== 0 || press.pointerType !== 'mouse' || style === undefined) return;
      const moved = (move: PointerEvent): void => {
        const isDrag = Math.hypot(move.clientX - press.clientX, move.clientY - press.clientY) > DRAG_BEGINS;
        if (!isDrag && style.pointerEvents !== 'none') return;
        style.pointerEvents = 'none';
        style.opacity = '0.25';
        if (root.current !== null) selectBetween(root.current, [press.clientX, press.clientY], [move.clientX, move.clientY]);
      };
      const done = (): void => {
        window.removeEventListener('pointermove', moved);
        window.removeEventListener('pointerup', done);
        window.removeEventListener('pointercancel', done);
        style.pointerEvents = '';
        style.opacity = '';
      };
      window.addEventListener('pointermove', moved);
      window.addEventListener('pointerup', done);
      window.addEventListener('pointercancel', done);
    },
    [root, bar],
  );
}
