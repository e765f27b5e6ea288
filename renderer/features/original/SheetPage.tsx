import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import styles from './Original.module.css';
import type { DrawnSheet, PageSource } from './page-source.ts';
import { boxesOf, domRangeOf, type MarkBox, readRootText } from './text-root.ts';

/** Milliseconds a page has to stay near before it is drawn: pages that fly past cost nothing. */
const REST_TIME = 60;

type SheetProps = {
  readonly source: PageSource;
  readonly page: number;
  readonly scale: number;
  readonly style: CSSProperties;
  readonly mark: TextRange | null;
  /** Called once the page is drawn, with where its mark begins as a share of its height. */
  readonly onDrawn: (page: number, markTop: number | null) => void;
};

type Drawn = { readonly sheet: DrawnSheet | null; readonly isFailed: boolean };

/** One page: drawn a moment after it came near, drawn anew at another scale while the old picture stays, and given back when it goes. */
export function SheetPage({ source, page, scale, style, mark, onDrawn }: SheetProps): ReactNode {
  const words = useWords().original;
  const host = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<Drawn>({ sheet: null, isFailed: false });
  const [boxes, setBoxes] = useState<readonly MarkBox[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const draw = async (): Promise<void> => {
      try {
        const sheet = await source.draw(page, scale, stop.signal);
        if (stop.signal.aborted) sheet.dispose();
        else setDrawn({ sheet, isFailed: false });
      } catch (error) {
        // Called off, or a page that the library cannot draw: the others go on.
        if (!stop.signal.aborted) setDrawn((before) => ({ ...before, isFailed: error !== null }));
      }
    };
    const timer = setTimeout(() => void draw(), REST_TIME);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [source, page, scale]);
  const { sheet, isFailed } = drawn;
  useEffect(() => {
    const element = host.current;
    if (element === null || sheet === null) return;
    element.replaceChildren(...sheet.nodes);
    return () => {
      element.replaceChildren();
      sheet.dispose();
    };
  }, [sheet]);
  useEffect(() => {
    const element = host.current;
    if (element === null || sheet === null) return;
    const range = mark === null ? null : domRangeOf(readRootText(element), mark.start, mark.end);
    const found = range === null ? [] : boxesOf(range, element);
    setBoxes(found);
    onDrawn(page, found[0]?.top ?? null);
  }, [sheet, mark, page, onDrawn]);
  return (
    <div className={styles.sheet} style={style} data-page={page} data-drawn={sheet === null ? undefined : ''}>
      {sheet === null ? <div className={styles.waiting}>{isFailed ? words.damaged : ''}</div> : null}
      <div ref={host} data-page-text={page} style={{ position: 'absolute', inset: 0 }} />
      <Marks boxes={boxes} />
      {sheet !== null && (sheet.missingImages > 0 || sheet.isCut) ? (
        <div className={styles.sheetNote}>{sheet.isCut ? words.cut : words.missingImages(sheet.missingImages)}</div>
      ) : null}
    </div>
  );
}

/** Boxes over a page or a flow, where the passage stands. */
export function Marks({ boxes }: { readonly boxes: readonly MarkBox[] }): ReactNode {
  return (
    <div className={styles.marks} aria-hidden="true">
      {boxes.map(({ left, top, width, height }) => (
        <div
          key={`${left} ${top} ${width}`}
          className={styles.mark}
          data-original-mark=""
          style={{ left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` }}
        />
      ))}
    </div>
  );
}
