import { Tooltip } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { TakenOut } from './note-paints.ts';
import styles from './TakenOutMarks.module.css';
import { holderStart, holdersIn, pointInHolder } from './text-offsets.ts';

/** Units of the words taken out that the hint shows; the card beside the text has all. */
const SHOWN_LENGTH = 400;

type Place = { readonly left: number; readonly top: number; readonly height: number };

/** Small marks over one row where words were taken out; the words show on pointing. The text itself stays untouched. */
export function TakenOutMarks({
  places,
  onOpen,
}: {
  readonly places: readonly TakenOut[];
  readonly onOpen: (id: string) => void;
}): ReactNode {
  const words = useWords().fileNotes;
  const layer = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState<readonly (Place | null)[]>([]);
  useLayoutEffect(() => {
    const row = layer.current?.parentElement;
    if (row === null || row === undefined) return;
    const measure = (): void => setMeasured(places.map(({ at }) => placeOf(row, at)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(row);
    return () => observer.disconnect();
  }, [places]);
  return (
    // The same changes stand in the list beside the text, where the keyboard reaches them.
    <div ref={layer} className={styles.layer} aria-hidden="true">
      {places.map(({ id, text, author }, index) => {
        const place = measured[index];
        if (place === null || place === undefined) return null;
        return (
          <Tooltip key={id} label={words.takenOut(author, text.slice(0, SHOWN_LENGTH).trim())} multiline maw={420} openDelay={120}>
            <button
              type="button"
              tabIndex={-1}
              className={styles.mark}
              data-taken-out={id}
              style={{ left: place.left, top: place.top, height: place.height }}
              onClick={(event) => {
                event.stopPropagation();
                onOpen(id);
              }}
            />
          </Tooltip>
        );
      })}
    </div>
  );
}

function placeOf(row: Element, at: number): Place | null {
  const holder = holdersIn(row).findLast((candidate) => holderStart(candidate) <= at);
  if (holder === undefined) return null;
  const origin = row.getBoundingClientRect();
  const point = pointInHolder(holder, at);
  const { left, rect } =
    point === null ? { left: holder.getBoundingClientRect().left, rect: holder.getBoundingClientRect() } : edgeOf(point);
  return { left: left - origin.left, top: rect.top - origin.top, height: rect.height };
}

/** The edge between two characters: a range without any has no box of its own everywhere. */
function edgeOf({ node, offset }: { readonly node: Text; readonly offset: number }): { readonly left: number; readonly rect: DOMRect } {
  const range = globalThis.document.createRange();
  const isBefore = offset < node.length;
  range.setStart(node, isBefore ? offset : Math.max(0, offset - 1));
  range.setEnd(node, isBefore ? offset + 1 : offset);
  const rects = [...range.getClientRects()];
  const rect = (isBefore ? rects[0] : rects.at(-1)) ?? range.getBoundingClientRect();
  return { left: isBefore ? rect.left : rect.right, rect };
}
