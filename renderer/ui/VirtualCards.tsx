import { elementScroll, measureElement, type ReactVirtualizer, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, startTransition, useEffect, useRef, useState } from 'react';
import styles from './VirtualCards.module.css';

/** A list of cards of any height that scrolls, of which only those in view are drawn. */
export type CardWindow = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtualizer: ReactVirtualizer<HTMLDivElement, Element>;
};

/** The window on a list of cards: `keyAt` names a card whatever its place, `height` in pixels is guessed until it is drawn. */
export function useCardWindow(count: number, keyAt: (index: number) => string | number, height: number): CardWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: keyAt,
    // Known before it is measured, so that the first cards are drawn with the list, in slices, and not at once when it is laid out.
    initialRect: { width: 0, height: globalThis.innerHeight },
    observeElementRect: observeOnceLaidOut,
    scrollToFn: scrollUnlessThere,
    measureElement: measureOnceLaidOut,
    // Cards are moved where they stand: a measured height draws nothing anew.
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
    useFlushSync: false,
    overscan: 2,
    paddingStart: 8,
    paddingEnd: 24,
    gap: 8,
  });
  return { scroller, virtualizer };
}

/**
 * The height of a card as the browser laid it out. One just drawn keeps its guess until the browser tells its height, in the same frame:
 * to ask at once would lay the whole page out in the middle of drawing it.
 */
export function measureOnceLaidOut<Scroller extends Element>(
  element: Element,
  entry: ResizeObserverEntry | undefined,
  list: Virtualizer<Scroller, Element>,
): number {
  if (entry !== undefined) return measureElement(element, entry, list);
  const index = list.indexFromElement(element);
  return list.itemSizeCache.get(list.options.getItemKey(index)) ?? list.options.estimateSize(index);
}

/** Tells how large the list is whenever the browser has laid it out. To ask as soon as it appears would lay the whole page out in the middle of drawing it. */
function observeOnceLaidOut<Scroller extends Element>(
  list: Virtualizer<Scroller, Element>,
  tell: (rect: { readonly width: number; readonly height: number }) => void,
): (() => void) | undefined {
  const element = list.scrollElement;
  if (element === null) return undefined;
  const observer = new ResizeObserver(() => tell({ width: element.clientWidth, height: element.clientHeight }));
  observer.observe(element);
  return () => observer.disconnect();
}

/** Scrolls the list; one that has just appeared stands at its beginning, and to send it there would lay the whole page out as well. */
function scrollUnlessThere<Scroller extends Element>(
  offset: number,
  options: { readonly behavior?: ScrollBehavior; readonly adjustments?: number },
  list: Virtualizer<Scroller, Element>,
): void {
  const isAppearing = options.behavior === undefined && options.adjustments === undefined;
  if (isAppearing && offset === 0 && list.scrollOffset === 0) return;
  elementScroll(offset, options, list);
}

/** Cards drawn a frame when a list first appears: more of them at once hold up the text that scrolls beside them. */
const CARDS_A_FRAME = 2;

/** How many of the cards in view are drawn: none with the list itself, a few more in each frame after it, all of them from then on. */
function useDrawnCount(wanted: number): number {
  const [drawn, setDrawn] = useState(0);
  const isWhole = drawn >= wanted && wanted > 0;
  useEffect(() => {
    if (drawn === Number.POSITIVE_INFINITY) return;
    const frame = requestAnimationFrame(() =>
      startTransition(() => setDrawn((before) => (isWhole ? Number.POSITIVE_INFINITY : before + CARDS_A_FRAME))),
    );
    return () => cancelAnimationFrame(frame);
  }, [drawn, isWhole]);
  return drawn;
}

/** The cards in view, in their places. */
export function VirtualCards({
  window: { scroller, virtualizer },
  label,
  card,
}: {
  readonly window: CardWindow;
  readonly label: string;
  readonly card: (index: number) => ReactNode;
}): ReactNode {
  const items = virtualizer.getVirtualItems();
  const drawn = useDrawnCount(items.length);
  return (
    <div ref={scroller} className={styles.list}>
      <ul ref={virtualizer.containerRef} className={styles.cards} aria-label={label}>
        {items.slice(0, drawn).map((item) => (
          <li key={item.key} ref={virtualizer.measureElement} data-index={item.index} className={styles.item}>
            {card(item.index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
