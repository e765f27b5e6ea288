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
import { boxesOf, domRangeOf, type MarkBox, readRootText } from './text-root.ts';
import { useChosenText } from './use-chosen-text.ts';
import { type OriginalPlace, type OriginalSurface, useOriginalLink } from './use-original-link.ts';

const RESTING_SHARE = 0.3;

/** A laid out document: its nodes, under a shadow root where its own style must not reach the window. */
export type LaidFlow = {
  readonly nodes: readonly Node[];
  readonly isShadowed: boolean;
  /** CSS pixels at 100 %; `null` for what takes the width it is given. */
  readonly width: number | null;
  readonly hint: string;
  readonly dispose: () => void;
};

/** An original that flows: one text from beginning to end. */
export function FlowOriginal({ pane, flow }: { readonly pane: OriginalPane; readonly flow: LaidFlow }): ReactNode {
  const words = useWords().original;
  const scroller = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<HTMLElement | ShadowRoot | null>(null);
  const [place, setPlace] = useState<OriginalPlace | null>(null);
  const [boxes, setBoxes] = useState<readonly MarkBox[]>([]);
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
  const surface = useMemo(
    (): OriginalSurface | null => (root === null ? null : { pageCount: 1, textOf: async () => readRootText(root).text, show: setPlace }),
    [root],
  );
  const { notice, choose } = useOriginalLink(pane, surface);
  const rootOf = useCallback((node: Node) => (root?.contains(node) ? { root, page: 0 } : null), [root]);
  useChosenText(scroller, root instanceof ShadowRoot ? root : null, rootOf, choose);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scale and the width move what was marked
  useLayoutEffect(() => {
    const element = frame.current;
    if (root === null || element === null || place?.range == null) return setBoxes([]);
    const range = domRangeOf(readRootText(root), place.range.start, place.range.end);
    setBoxes(range === null ? [] : boxesOf(range, element));
  }, [root, place, scale, width]);
  useEffect(() => {
    const element = scroller.current;
    if (root === null || element === null || place?.range == null) return;
    const box = domRangeOf(readRootText(root), place.range.start, place.range.end)?.getBoundingClientRect();
    if (box === undefined) return;
    const outer = element.getBoundingClientRect();
    const isInSight = box.top > outer.top + 8 && box.top < outer.bottom - outer.height * 0.2;
    if (!isInSight) element.scrollTop += box.top - outer.top - outer.height * RESTING_SHARE;
  }, [root, place]);
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
        hint={flow.hint}
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
