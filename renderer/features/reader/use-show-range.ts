import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { mountedRange } from './text-offsets.ts';
import { pieceAt, type TextPiece } from './text-pieces.ts';
import type { TextWindow } from './use-text-virtualizer.ts';
import { showInTable } from './wide-table-scroll.ts';

/** How far down the pane a passage is brought, as a share of its height. */
const RESTING_SHARE = 0.25;
/** Pixels kept free above a block that is brought to the upper edge. */
const EDGE_MARGIN = 14;
/** Rows are measured as they mount, and each measurement may shift what comes after: so the place is approached in a few frames. */
const MOST_FRAMES = 8;
/** Milliseconds for which a passage just gone to is marked. */
const FLASH_TIME = 1600;

/** How a passage is brought into sight: marked for a moment or not, and where it comes to rest; `edge` moves even what is in sight already. */
export type ShowManner = { readonly isFlashing: boolean; readonly rest: 'quarter' | 'edge' };

export type ShowRange = (range: TextRange, manner: ShowManner) => void;

type ShowOptions = {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly window: Pick<TextWindow, 'virtualizer' | 'aim'>;
  readonly pieces: readonly TextPiece[];
};

/** Brings passages into sight; the passage that was just gone to is `flash` for a moment. */
export function useShowRange({ root, scroller, window: { virtualizer, aim }, pieces }: ShowOptions): {
  readonly flash: TextRange | null;
  readonly showRange: ShowRange;
} {
  const [flash, setFlash] = useState<TextRange | null>(null);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  useEffect(() => {
    if (flash === null) return;
    const timer = setTimeout(() => setFlash(null), FLASH_TIME);
    return () => clearTimeout(timer);
  }, [flash]);

  const showRange = useCallback(
    (range: TextRange, { isFlashing, rest }: ShowManner) => {
      cancelAnimationFrame(frame.current);
      aim(range.start);
      if (isFlashing && range.end > range.start) setFlash({ ...range });
      const approach = (framesLeft: number, isMoving: boolean): void => {
        const element = scroller.current;
        if (element === null || root.current === null) return;
        const distance = distanceToRest(root.current, element, range, { isMoving, rest });
        if (distance === 0 || framesLeft === 0) return;
        if (distance === null) {
          const item = virtualizer.measurementsCache[pieceAt(pieces, range.start)];
          element.scrollTop = (item?.start ?? 0) - element.clientHeight * RESTING_SHARE;
        } else {
          element.scrollTop += distance;
        }
        frame.current = requestAnimationFrame(() => approach(framesLeft - 1, true));
      };
      approach(MOST_FRAMES, false);
    },
    [root, scroller, virtualizer, aim, pieces],
  );
  return { flash, showRange };
}

/** Pixels to scroll; 0 when the passage is in sight already or came to rest, `null` while its row is not mounted. */
function distanceToRest(
  root: Element,
  scroller: Element,
  range: TextRange,
  { isMoving, rest }: { readonly isMoving: boolean; readonly rest: ShowManner['rest'] },
): number | null {
  const dom = mountedRange(root, { start: range.start, end: Math.max(range.end, range.start + 1) });
  if (dom === null) return null;
  showInTable(dom);
  const box = dom.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  const isInSight = box.top >= frame.top + 8 && Math.min(box.bottom, box.top + 120) <= frame.bottom - 24;
  if (!isMoving && isInSight && rest === 'quarter') return 0;
  const distance = box.top - (frame.top + (rest === 'edge' ? EDGE_MARGIN : frame.height * RESTING_SHARE));
  const canMove = distance > 0 ? scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1 : scroller.scrollTop > 0;
  return Math.abs(distance) < 2 || !canMove ? 0 : distance;
}
