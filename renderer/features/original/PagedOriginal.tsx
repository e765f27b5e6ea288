import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './Original.module.css';
import { OriginalToolbar, type Zoom, zoomStep } from './OriginalToolbar.tsx';
import type { PageSource } from './page-source.ts';
import { SheetPage } from './SheetPage.tsx';
import { useChosenText } from './use-chosen-text.ts';
import { type OriginalPlace, type OriginalSurface, useOriginalLink } from './use-original-link.ts';

/** Pixels around the pages. */
const GAP = 14;
const MARGIN = 16;
/** Where in the scroller the page stands that is the current one, and where a marked passage comes to rest. */
const READING_SHARE = 0.3;

/** What every kind of original gets to know of its pane. */
export type OriginalPane = {
  readonly paneKey: number;
  readonly paneIndex: number;
  readonly document: ReadyDocument;
  /** Whether the text is not shown beside it. */
  readonly isAlone: boolean;
  readonly title: string;
};

/** An original of pages: those near are drawn, the others are only as high as they are. */
export function PagedOriginal({ pane, source }: { readonly pane: OriginalPane; readonly source: PageSource }): ReactNode {
  const words = useWords().original;
  const scroller = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const width = useWidth(scroller);
  const [shown, setShown] = useState<OriginalPlace | null>(null);
  const fitting = Math.max(0.25, Math.min(4, (width - 2 * MARGIN) / source.sizeOf(0).width));
  const scale = zoom === 'fit' ? fitting : zoom;
  const [, setMeasured] = useState(0);
  const virtualizer = useVirtualizer({
    count: source.count,
    getScrollElement: () => scroller.current,
    estimateSize: (page) => source.sizeOf(page).height * scale + GAP,
    paddingStart: GAP,
    overscan: 1,
  });
  const items = virtualizer.getVirtualItems();
  const seen = scroller.current?.clientHeight ?? 0;
  const offset = virtualizer.scrollOffset ?? 0;
  // The last page may never come up to the reading line.
  const isAtEnd = offset > 0 && offset + seen >= virtualizer.getTotalSize() + GAP - 2;
  const page = isAtEnd ? source.count - 1 : pageAt(items, offset + seen * READING_SHARE);
  useKeptPlace({ scroller, virtualizer, scale });
  useRememberedPlace(pane, page);
  const goToPage = useCallback(
    (wanted: number) => {
      const top = virtualizer.measurementsCache[wanted]?.start ?? 0;
      scroller.current?.scrollTo({ top: Math.max(0, top - GAP / 2) });
    },
    [virtualizer],
  );
  const pending = useRef<number | null>(null);
  const show = useCallback(
    (place: OriginalPlace) => {
      pending.current = place.page;
      setShown(place);
      const isNear = virtualizer.getVirtualItems().some((item) => item.index === place.page);
      if (!isNear || place.range === null) goToPage(place.page);
    },
    [virtualizer, goToPage],
  );
  const surface = useMemo((): OriginalSurface => ({ pageCount: source.count, textOf: source.textOf, show }), [source, show]);
  const { notice, choose } = useOriginalLink(pane, surface);
  useChosenText(scroller, null, pageRootOf, choose);
  const drawn = useCallback(
    (index: number, markTop: number | null) => {
      const item = virtualizer.measurementsCache[index];
      const { height } = source.sizeOf(index);
      if (item !== undefined && Math.abs(item.size - (height * scale + GAP)) > 1) {
        virtualizer.resizeItem(index, height * scale + GAP);
        setMeasured((count) => count + 1);
      }
      const element = scroller.current;
      if (pending.current !== index || markTop === null || element === null || item === undefined) return;
      pending.current = null;
      const top = item.start + markTop * height * scale;
      const isInSight = top > element.scrollTop + 8 && top < element.scrollTop + element.clientHeight * 0.8;
      if (!isInSight) element.scrollTo({ top: Math.max(0, top - element.clientHeight * READING_SHARE) });
    },
    [virtualizer, source, scale],
  );
  const press = (event: KeyboardEvent): void => {
    if (handleKey(event, { page, last: source.count - 1, scale, goToPage, setZoom })) event.preventDefault();
  };
  const contentWidth = Math.max(width, ...items.map((item) => source.sizeOf(item.index).width * scale + 2 * MARGIN));
  return (
    <div className={styles.view}>
      <OriginalToolbar
        page={page}
        pageCount={source.count}
        onPage={goToPage}
        scale={scale}
        zoom={zoom}
        onZoom={setZoom}
        notice={notice}
        hint={null}
      />
      <div
        ref={scroller}
        className={styles.scroller}
        role="region"
        aria-label={words.region(pane.title)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable by keyboard
        tabIndex={0}
        onKeyDown={press}
        data-original=""
      >
        <div className={styles.canvas} style={{ height: virtualizer.getTotalSize() + GAP, width: contentWidth }}>
          {items.map((item) => {
            const size = source.sizeOf(item.index);
            return (
              <SheetPage
                key={item.index}
                source={source}
                page={item.index}
                scale={scale}
                mark={shown?.page === item.index ? shown.range : null}
                onDrawn={drawn}
                style={{
                  top: item.start,
                  left: Math.max(MARGIN, (contentWidth - size.width * scale) / 2),
                  width: size.width * scale,
                  height: size.height * scale,
                }}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The element that holds a page's text, around a node in it. */
function pageRootOf(node: Node): { readonly root: Node; readonly page: number } | null {
  const element = node instanceof Element ? node : node.parentElement;
  const root = element?.closest('[data-page-text]') ?? null;
  return root === null ? null : { root, page: Number(root.getAttribute('data-page-text')) };
}

function pageAt(items: readonly { readonly index: number; readonly start: number; readonly end: number }[], offset: number): number {
  return items.find((item) => item.end > offset)?.index ?? items.at(-1)?.index ?? 0;
}

type KeyActions = {
  readonly page: number;
  readonly last: number;
  readonly scale: number;
  readonly goToPage: (page: number) => void;
  readonly setZoom: (zoom: Zoom) => void;
};

function handleKey(event: KeyboardEvent, { page, last, scale, goToPage, setZoom }: KeyActions): boolean {
  if (event.altKey || event.metaKey || event.ctrlKey) return false;
  if (event.key === 'PageDown') goToPage(Math.min(last, page + 1));
  else if (event.key === 'PageUp') goToPage(Math.max(0, page - 1));
  else if (event.key === 'Home') goToPage(0);
  else if (event.key === 'End') goToPage(last);
  else return zoomKey(event.key, scale, setZoom);
  return true;
}

/** Zooms by `+`, `-` and `0`; `false` for any other key. */
export function zoomKey(key: string, scale: number, setZoom: (zoom: Zoom) => void): boolean {
  if (key === '+' || key === '=') setZoom(zoomStep(scale, 1));
  else if (key === '-') setZoom(zoomStep(scale, -1));
  else if (key === '0') setZoom('fit');
  else return false;
  return true;
}

/** The inner width of an element, as it changes. */
export function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(600);
  useLayoutEffect(() => {
    const found = element.current;
    if (found === null) return;
    const measure = (): void => setWidth(found.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(found);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

type Sizing = {
  readonly scroller: { readonly current: HTMLDivElement | null };
  readonly virtualizer: { readonly measure: () => void; readonly getTotalSize: () => number };
  readonly scale: number;
};

/** Keeps what is at the reading line where it is when the scale changes. */
function useKeptPlace({ scroller, virtualizer, scale }: Sizing): void {
  const before = useRef(scale);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || before.current === scale) return;
    const line = element.clientHeight * READING_SHARE;
    const place = (element.scrollTop + line) * (scale / before.current) - line;
    before.current = scale;
    virtualizer.measure();
    element.scrollTop = place;
  }, [scroller, virtualizer, scale]);
}

/** Where the text is not beside it, the page that is read is the pane's place. */
function useRememberedPlace({ isAlone, document, paneIndex }: OriginalPane, page: number): void {
  useEffect(() => {
    if (!isAlone) return;
    const { blocks } = document.opened.model;
    const blockIndex = blocks.findIndex((block) => block.page === page + 1);
    const pane = useWorkspace.getState().panes[paneIndex];
    const isThere = pane !== undefined && blocks[pane.blockIndex]?.page === page + 1;
    if (blockIndex >= 0 && !isThere) useWorkspace.getState().setPanePlace(paneIndex, blockIndex);
  }, [isAlone, document, paneIndex, page]);
}
