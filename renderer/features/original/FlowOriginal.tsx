import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './Original.module.css';
import { OriginalToolbar, type Zoom } from './OriginalToolbar.tsx';
import { type OriginalPane, useWidth, zoomKey } from './PagedOriginal.tsx';
import { Marks } from './SheetPage.tsx';
import { boxesOf, domRangeOf, type MarkBox, type RootText, readRootText } from './text-root.ts';
import { useChosenText } from './use-chosen-text.ts';
import { type OriginalPlace, type OriginalSurface, useOriginalLink } from './use-original-link.ts';

const RESTING_SHARE = 0.3;
/** Milliseconds in which what comes to be laid out above a place may still move it. */
const SETTLE_TIME = 700;

/** A laid out document: its nodes, under a shadow root where its own style must not reach the window. */
export type LaidFlow = {
  readonly nodes: readonly Node[];
  readonly isShadowed: boolean;
  /** CSS pixels at 100 %; `null` for what takes the width it is given. */
  readonly width: number | null;
  readonly hint: string;
  /** When all of it is there; what is there before grows at its end. Fails where the rest does not come. */
  readonly whole: Promise<void>;
  readonly dispose: () => void;
};

/** An original that flows: one text from beginning to end. */
export function FlowOriginal({ pane, flow }: { readonly pane: OriginalPane; readonly flow: LaidFlow }): ReactNode {
  const words = useWords().original;
  const scroller = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<HTMLElement | ShadowRoot | null>(null);
  const [place, setPlace] = useState<OriginalPlace | null>(null);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const width = useWidth(scroller);
  const fitting = flow.width === null ? 1 : Math.max(0.25, Math.min(2, (width - 40) / flow.width));
  const scale = zoom === 'fit' ? fitting : zoom;
  const mount = useCallback(
    (host: HTMLDivElement | null) => {
      if (host === null) return;
      const target = flow.isShadowed ? (host.shadowRoot ?? host.attachShadow({ mode: 'open' })) : host;
      target.replaceChildren(...flow.nodes);
      setRoot(target);
    },
    [flow],
  );
  useEffect(() => flow.dispose, [flow]);
  const { read, isWhole } = useFlowText(flow, root);
  const surface = useMemo(
    (): OriginalSurface | null =>
      root === null ? null : { pageCount: 1, textOf: () => flow.whole.then(() => read()?.text ?? ''), show: setPlace },
    [root, flow, read],
  );
  const { notice, choose } = useOriginalLink(pane, surface);
  const rootOf = useCallback((node: Node) => (root?.contains(node) ? { root, page: 0 } : null), [root]);
  useChosenText(scroller, root instanceof ShadowRoot ? root : null, rootOf, choose);
  const boxes = useMarkedPlace({ scroller, frame, place, read });
  const press = (event: KeyboardEvent): void => {
    if (!(event.altKey || event.metaKey || event.ctrlKey) && zoomKey(event.key, scale, setZoom)) event.preventDefault();
  };
  // `zoom` is no name of React's style type in every version.
  const zoomed: CSSProperties = { zoom: scale } as CSSProperties;
  return (
    <div className={styles.view}>
      <OriginalToolbar
        page={null}
        pageCount={0}
        onPage={() => undefined}
        scale={scale}
        zoom={zoom}
        onZoom={setZoom}
        notice={notice}
        hint={isWhole ? flow.hint : words.laying}
      />
      <div
        ref={scroller}
        className={`${styles.scroller} ${styles.anchored}`}
        role="region"
        aria-label={words.region(pane.title)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable by keyboard
        tabIndex={0}
        onKeyDown={press}
        data-original=""
      >
        <div ref={frame} className={flow.width === null ? styles.fitted : styles.flow}>
          <div style={zoomed}>
            <div ref={mount} data-original-flow="" />
          </div>
          <Marks boxes={boxes} />
        </div>
      </div>
    </div>
  );
}

/** The text of a flow, read from its nodes once all of them are there. */
function useFlowText(
  flow: LaidFlow,
  root: HTMLElement | ShadowRoot | null,
): { readonly read: () => RootText | null; readonly isWhole: boolean } {
  const [whole, setWhole] = useState<LaidFlow | null>(null);
  useEffect(() => {
    let isShown = true;
    // What fails later than its first part stays as it is.
    void flow.whole.then(
      () => isShown && setWhole(flow),
      () => isShown && setWhole(flow),
    );
    return () => {
      isShown = false;
    };
  }, [flow]);
  const isWhole = whole === flow;
  const read = useMemo(() => {
    let known: RootText | null = null;
    return () => {
      const text = known ?? (root === null ? null : readRootText(root));
      if (isWhole) known = text;
      return text;
    };
  }, [root, isWhole]);
  return { read, isWhole };
}

type MarkedPlace = {
  readonly scroller: { readonly current: HTMLElement | null };
  readonly frame: { readonly current: HTMLElement | null };
  readonly place: OriginalPlace | null;
  readonly read: () => RootText | null;
};

/** Brings a place into sight and gives the boxes of its mark, as what lies above it is laid out, and as the scale and the width change. */
function useMarkedPlace({ scroller, frame, place, read }: MarkedPlace): readonly MarkBox[] {
  const [boxes, setBoxes] = useState<readonly MarkBox[]>([]);
  useLayoutEffect(() => {
    const element = frame.current;
    const outer = scroller.current;
    const text = place?.range == null ? null : read();
    const range = text === null || place?.range == null ? null : domRangeOf(text, place.range.start, place.range.end);
    if (range === null || element === null || outer === null) return setBoxes([]);
    const settled = performance.now() + SETTLE_TIME;
    const bringUp = (): void => {
      setBoxes(boxesOf(range, element));
      if (performance.now() < settled) bringIntoSight(range, outer);
    };
    bringUp();
    const observer = new ResizeObserver(bringUp);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, frame, place, read]);
  return boxes;
}

function bringIntoSight(range: Range, scroller: HTMLElement): void {
  const box = range.getBoundingClientRect();
  const outer = scroller.getBoundingClientRect();
  const isInSight = box.top > outer.top + 8 && box.top < outer.bottom - outer.height * 0.2;
  if (!isInSight) scroller.scrollTop += box.top - outer.top - outer.height * RESTING_SHARE;
}
