import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { PassageButtons } from './PassageButtons.tsx';
import styles from './SelectionBar.module.css';
import { mountedRange } from './text-offsets.ts';
import { useDragThrough } from './use-drag-through.ts';

/** Pixels that stay free at either side of the bar. */
const MARGIN = 8;

type SelectionBarProps = {
  readonly document: ReadyDocument;
  readonly range: TextRange | null;
  readonly root: RefObject<HTMLDivElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
};

/**
 * The small bar at a chosen passage: what can be done with it. It waits until the mouse button is up, so that it is never in the
 * way of choosing, and steps aside while somebody works in the panels beside the text; the passage stays chosen for them.
 */
export function SelectionBar({ document, range, root, scroller }: SelectionBarProps): ReactNode {
  // Listened to from before the first selection: a bar that learned only once mounted that the button is down would stand under the pointer.
  const isPressed = usePressed();
  const isAside = useAside(range, scroller);
  if (range === null || isPressed || isAside) return null;
  return <Bar document={document} range={range} root={root} scroller={scroller} />;
}

function Bar({ document, range, root, scroller }: SelectionBarProps & { readonly range: TextRange }): ReactNode {
  const words = useWords();
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  const [isShort, setShort] = useState(false);
  // One row, always: a bar of several would hide the lines that were just read.
  useLayoutEffect(() => {
    if (root.current !== null && bar.current !== null && bar.current.offsetWidth > root.current.clientWidth - 2 * MARGIN) setShort(true);
  }, [root]);
  useLayoutEffect(() => {
    if (root.current === null || scroller.current === null) return;
    setPlace(barPlace(root.current, scroller.current, range, { bar: bar.current, isShort }));
  }, [range, root, scroller, isShort]);
  const drag = useDragThrough(root, bar);
  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      aria-label={words.reader.selectionBar}
      // Until its size is known the bar has no place.
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      // The press would dissolve the selection before the button could use it.
      onPointerDown={(event) => {
        event.preventDefault();
        drag(event.nativeEvent);
      }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={() => undefined}
    >
      <PassageButtons document={document} range={range} isShort={isShort} />
    </div>
  );
}

/** Whether somebody went to work beside the text since this passage was chosen: by the focus in a panel, or by a press outside of the text. */
function useAside(range: TextRange | null, scroller: RefObject<HTMLElement | null>): boolean {
  const [leftWith, setLeftWith] = useState<TextRange | null>(null);
  useEffect(() => {
    const focused = (event: FocusEvent): void => {
      setLeftWith(event.target instanceof Element && event.target.closest('aside') !== null ? range : null);
    };
    const pressed = ({ target }: PointerEvent): void => {
      if (target instanceof Node && scroller.current?.contains(target) === false) setLeftWith(range);
    };
    window.addEventListener('focusin', focused);
    window.addEventListener('pointerdown', pressed, true);
    return () => {
      window.removeEventListener('focusin', focused);
      window.removeEventListener('pointerdown', pressed, true);
    };
  }, [range, scroller]);
  return range !== null && leftWith === range;
}

/** Whether a mouse button is down anywhere. */
function usePressed(): boolean {
  const [isPressed, setPressed] = useState(false);
  useEffect(() => {
    // A press on the bar is for the bar, also when the hand is unsteady.
    let isOnBar = false;
    const down = (event: PointerEvent): void => {
      isOnBar = event.target instanceof Element && event.target.closest('[role="toolbar"]') !== null;
      setPressed(!isOnBar);
    };
    const up = (): void => {
      isOnBar = false;
      setPressed(false);
    };
    // A release that was never told (outside of the window) shows in the next move.
    const move = (event: PointerEvent): void => setPressed(!isOnBar && (event.buttons & 1) === 1 && event.pointerType === 'mouse');
    window.addEventListener('pointerdown', down, true);
    window.addEventListener('pointerup', up, true);
    window.addEventListener('pointercancel', up, true);
    window.addEventListener('pointermove', move, true);
    return () => {
      window.removeEventListener('pointerdown', down, true);
      window.removeEventListener('pointerup', up, true);
      window.removeEventListener('pointercancel', up, true);
      window.removeEventListener('pointermove', move, true);
    };
  }, []);
  return isPressed;
}

/** Above the first line of the passage, so that the text read next stays free; below its last where there is no room above; in pixels from the content's corner. `null` while nothing of it is mounted. */
function barPlace(
  root: Element,
  scroller: Element,
  range: TextRange,
  { bar }: { readonly bar: HTMLElement | null; readonly isShort: boolean },
): { readonly left: number; readonly top: number } | null {
  const mounted = mountedRange(root, range);
  const boxes = mounted === null ? [] : [...mounted.getClientRects()].filter((box) => box.width > 0);
  const [first] = boxes;
  const last = boxes.at(-1);
  if (first === undefined || last === undefined || bar === null) return null;
  const { offsetWidth: width, offsetHeight: height } = bar;
  const origin = root.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  const above = first.top - height - 6;
  const below = last.bottom + 6;
  const hasRoomAbove = above >= frame.top + 6;
  const isAbove = hasRoomAbove || below + height + 6 > frame.bottom;
  const top = (isAbove ? Math.max(above, frame.top + 6) : Math.max(below, frame.top + 6)) - origin.top;
  const line = isAbove ? first : last;
  const left = Math.max(MARGIN, Math.min(line.left + line.width / 2 - origin.left - width / 2, origin.width - width - 2 * MARGIN));
  return { left, top };
}
