import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useRef } from 'react';
import styles from './VirtualCards.module.css';

/** A list of cards of any height that scrolls, of which only those in view are drawn. */
export type CardWindow = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
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
    overscan: 2,
    paddingStart: 8,
    paddingEnd: 24,
    gap: 8,
  });
  return { scroller, virtualizer };
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
  return (
    <div ref={scroller} className={styles.list}>
      <ul className={styles.cards} aria-label={label} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            className={styles.item}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {card(item.index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
