import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { SavedExport } from '#shared/contract/review-views.ts';
import { HIT_PAGE, hitAt, type SearchAnswer, useSearchState } from '../../api/search-store.ts';
import { ChosenFilters } from './ChosenFilters.tsx';
import { Hit } from './Hit.tsx';
import { HitSummary } from './HitSummary.tsx';
import { NothingFound } from './NothingFound.tsx';
import styles from './SearchScreen.module.css';
import { useHitPages } from './use-search.ts';

const ROW_HEIGHT = 96;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** All hits of an answer, of which only those in view are drawn; arrows go from one to the next. */
export function HitList({ answer, onSaved }: { readonly answer: SearchAnswer; readonly onSaved: (file: SavedExport) => void }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const fetchPage = useHitPages();
  const [focused, setFocused] = useState<number | null>(null);
  const virtualizer = useVirtualizer({
    count: answer.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    initialOffset: useSearchState.getState().scrollTop,
    getItemKey: (index) => hitAt(answer, index)?.document ?? index,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { ask } = answer;
  useEffect(() => {
    // Another question: its best hit stands at the top. Coming back from reading keeps the place.
    if (useSearchState.getState().scrollTop === 0) scroller.current?.scrollTo({ top: 0 });
    if (ask !== null) setFocused(null);
  }, [ask]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pages belong to this answer, and a new one needs its own
  useEffect(() => {
    for (let page = Math.floor(first / HIT_PAGE); page <= Math.floor(last / HIT_PAGE); page += 1) fetchPage(page);
  }, [first, last, fetchPage, answer]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a hit scrolled to takes the focus once it is drawn
  useEffect(() => {
    if (focused === null) return;
    const target = scroller.current?.querySelector<HTMLElement>(`[data-hit="${focused}"]`);
    if (target && target !== document.activeElement) target.focus({ preventScroll: true });
  }, [focused, first, last]);

  const move = (event: KeyboardEvent): void => {
    const at = event.target instanceof HTMLElement ? event.target.dataset['hit'] : undefined;
    const step = STEPS[event.key];
    if (at === undefined || step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(answer.total - 1, Number(at) + step));
    virtualizer.scrollToIndex(next);
    setFocused(next);
  };
  if (answer.total === 0) {
    return (
      <>
        <ChosenFilters />
        <NothingFound answer={answer} />
      </>
    );
  }
  return (
    <>
      <HitSummary answer={answer} onSaved={onSaved} />
      <ChosenFilters />
      <div
        ref={scroller}
        className={styles.results}
        onScroll={(event) => useSearchState.setState({ scrollTop: event.currentTarget.scrollTop })}
      >
        <ol className={styles.hits} style={{ height: virtualizer.getTotalSize() }} onKeyDown={move}>
          {items.map((item) => (
            <li
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={styles.hit}
              style={{ transform: `translateY(${item.start}px)` }}
              aria-setsize={answer.total}
              aria-posinset={item.index + 1}
            >
              <Hit hit={hitAt(answer, item.index)} index={item.index} query={ask.query} />
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}
