import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type ReactNode,
  type Ref,
  useCallback,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import type { ComparedPair } from '#renderer/api/comparison-store.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { measureOnceLaidOut } from '#renderer/ui/VirtualCards.tsx';
import { documentTitle } from '#shared/domain/text/document-title.ts';
import type { ComparedLine } from '#shared/model/comparison.ts';
import { ApartBlock } from './ApartBlock.tsx';
import { ChangeMap, type LaidOut } from './ChangeMap.tsx';
import styles from './Compare.module.css';
import { ComparedRow } from './ComparedRow.tsx';
import type { CompareLayout } from './LayoutChoice.tsx';
import { lineWeight } from './line-weight.ts';
import type { ShownItem } from './shown-lines.ts';

/** Goes to a line of the comparison. */
export type ComparedTextHandle = { readonly show: (line: number) => void };

type Props = {
  readonly ref: Ref<ComparedTextHandle>;
  readonly pair: ComparedPair;
  readonly lines: readonly ComparedLine[];
  readonly items: readonly ShownItem[];
  readonly changes: readonly number[];
  /** Whether all lines are there. */
  readonly isWhole: boolean;
  readonly layout: CompareLayout;
  readonly ignoresForm: boolean;
  readonly current: number | null;
  readonly onPick: (line: number) => void;
  readonly onJump: (line: number) => void;
  readonly onUnfold: (from: number) => void;
};

const FOLD_HEIGHT = 33;
const NOT_LAID_OUT: LaidOut = { items: [], heights: [] };

/** Both texts, line beside line or as one with marks; only what is in sight is mounted. */
export function ComparedText(props: Props): ReactNode {
  const { lines, items, changes, isWhole, layout, ignoresForm, current } = props;
  const words = useWords().comparing;
  const reading = useLibrary((state) => state.settings.reading);
  const scroller = useRef<HTMLElement>(null);
  const size = useElementSize<HTMLElement>();
  const merged = useMergedRef(scroller, size.ref);
  const fontSize = Math.max(14, reading.fontSize - 2);
  const width = size.width === 0 ? 800 : size.width;
  // Worked out once: a row that is measured has the heights of all behind it summed up again.
  const heights = useMemo(
    () =>
      items.map((item) => {
        const line = item.kind === 'line' ? lines[item.at] : undefined;
        return line ? lineWeight(line, { width, fontSize, layout }) : FOLD_HEIGHT;
      }),
    [items, lines, width, fontSize, layout],
  );
  // The map is about all of the text: it comes behind the first screen of that.
  const laidOut = useDeferredValue(
    useMemo((): LaidOut => (isWhole ? { items, heights } : NOT_LAID_OUT), [items, heights, isWhole]),
    NOT_LAID_OUT,
  );
  const estimate = useCallback((index: number): number => heights[index] ?? FOLD_HEIGHT, [heights]);
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: estimate,
    measureElement: measureOnceLaidOut,
    // Rows are moved where they stand: a measured height draws nothing anew.
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
    // Each row costs every frame of a scroll that leaves none of them in sight.
    overscan: 1,
    getItemKey: (index) => keyOf(items[index]),
  });
  useImperativeHandle(
    props.ref,
    () => ({
      show(line) {
        const index = items.findIndex((item) =>
          item.kind === 'line' ? item.at === line : item.kind === 'fold' && item.from <= line && line < item.from + item.count,
        );
        if (index >= 0) virtualizer.scrollToIndex(index, { align: 'center' });
      },
    }),
    [items, virtualizer],
  );
  // The keys that step through the changes would else go on into the field that a document was chosen in.
  useEffect(() => scroller.current?.focus({ preventScroll: true }), []);
  const listed = useMemo(() => new Set(changes), [changes]);
  if (changes.length === 0 && items.every(({ kind }) => kind === 'fold')) return <EmptyState title={words.nothingListed} />;
  return (
    <div className={styles.text}>
      <Titles pair={props.pair} layout={layout} />
      <div className={styles.textBody}>
        <section
          ref={merged}
          className={styles.scroller}
          data-compared-text
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a text longer than its frame is scrolled with the arrow keys
          tabIndex={0}
          aria-label={words.text}
          aria-busy={!isWhole}
          data-layout={layout}
          style={
            {
              '--text-size': `${fontSize}px`,
              '--text-face': `var(--reading-${reading.fontFamily})`,
            } as CSSProperties /* CSS variables are not among React's style names */
          }
        >
          <div ref={virtualizer.containerRef} className={styles.laidOut}>
            {virtualizer.getVirtualItems().map(({ index, key }) => {
              const item = items[index];
              const line = item?.kind === 'line' ? lines[item.at] : undefined;
              return (
                <div key={key} ref={virtualizer.measureElement} data-index={index} className={styles.item}>
                  {item?.kind === 'fold' ? (
                    <button type="button" className={styles.fold} onClick={() => props.onUnfold(item.from)} title={words.unfold}>
                      … {words.unchanged(item.count, item.hidden)} …
                    </button>
                  ) : null}
                  {item?.kind === 'apart' ? <ApartBlock {...{ item, lines }} onUnfold={props.onUnfold} /> : null}
                  {item?.kind === 'line' && line ? (
                    <ComparedRow
                      line={line}
                      at={item.at}
                      partner={line.partner === undefined ? null : (lines[line.partner] ?? null)}
                      layout={layout}
                      ignoresForm={ignoresForm}
                      isListed={listed.has(item.at)}
                      isCurrent={current === item.at}
                      onPick={props.onPick}
                      onJump={props.onJump}
                    />
                  ) : null}
                </div>
              );
            })}
          </div>
        </section>
        <ChangeMap {...{ laidOut, lines, current }} changes={listed} onGoTo={props.onJump} />
      </div>
    </div>
  );
}

/** Of a line its number; of a fold that of its first line, below 0; a block set apart stands between. */
function keyOf(item: ShownItem | undefined): number {
  if (item === undefined) return Number.NaN;
  return item.kind === 'line' ? item.at : item.kind === 'fold' ? -1 - item.from : item.from + 0.5;
}

function Titles({ pair, layout }: { readonly pair: ComparedPair; readonly layout: CompareLayout }): ReactNode {
  const words = useWords().comparing;
  const time = useTimeWords();
  const titleOf = (id: string, state?: string): string => {
    const document = useLibrary.getState().documents.find((other) => other.id === id);
    const earlier = document?.earlier?.find(({ contentHash }) => contentHash === state);
    if (earlier) return words.earlierText(earlier.title || earlier.fileName, time(earlier.replacedAt));
    return document === undefined ? '' : documentTitle(document);
  };
  const [old, fresh] = [words.oldSide(titleOf(pair.oldId, pair.oldState)), words.newSide(titleOf(pair.newId))];
  return (
    <div className={styles.titles} data-layout={layout}>
      <span title={old}>{old}</span>
      <span title={fresh}>{fresh}</span>
    </div>
  );
}
