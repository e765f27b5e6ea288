import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { usePassage } from '#renderer/api/passage-store.ts';
import type { RepairPlace } from '#shared/domain/repair/repair-places.ts';
import { isUnderlined } from './document-view.ts';
import { offsetUnderPointer } from './text-offsets.ts';

/** Milliseconds that the pointer rests before the original is shown, and before it goes when the pointer has left. */
const REST = 260;

/** The repair whose original is on screen; opened by key it holds the focus and waits to be closed. */
export type ShownRepair = { readonly place: RepairPlace; readonly hasFocus: boolean };

export type RepairCardControl = {
  readonly shown: ShownRepair | null;
  readonly show: (place: RepairPlace, hasFocus: boolean) => void;
  readonly close: () => void;
  /** Told where the pointer is over the text; over the card itself nothing changes. */
  readonly pointerMoved: (event: PointerEvent) => void;
  readonly pointerLeft: () => void;
  readonly pointerOnCard: () => void;
};

/** Shows the original of a repaired passage where the pointer rests on it, or where it is asked for. */
export function useRepairCard(root: RefObject<HTMLDivElement | null>, places: readonly RepairPlace[]): RepairCardControl {
  const [shown, setShown] = useState<ShownRepair | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const stop = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  const later = useCallback(
    (work: () => void) => {
      stop();
      timer.current = setTimeout(work, REST);
    },
    [stop],
  );
  useEffect(() => stop, [stop]);
  const close = useCallback(() => {
    stop();
    setShown(null);
  }, [stop]);
  const hide = (): void => setShown((current) => (current?.hasFocus ? current : null));
  return {
    shown,
    show: useCallback(
      (place, hasFocus) => {
        stop();
        setShown({ place, hasFocus });
      },
      [stop],
    ),
    close,
    pointerMoved(event) {
      if (places.length === 0) return;
      const { clientX, clientY, buttons } = event;
      later(() => {
        if (buttons !== 0 || root.current === null || usePassage.getState().chosen !== null) return hide();
        const offset = offsetUnderPointer(root.current, clientX, clientY);
        const place = offset === null ? null : placeAt(places, offset);
        if (place === null) hide();
        else setShown((current) => (current?.place === place ? current : { place, hasFocus: false }));
      });
    },
    pointerLeft: () => later(hide),
    pointerOnCard: stop,
  };
}

/** The shortest repair at an offset that is underlined there: whole paragraphs and tables are asked for at the gutter. */
export function placeAt(places: readonly RepairPlace[], offset: number): RepairPlace | null {
  let found: RepairPlace | null = null;
  for (const place of places) {
    if (place.start > offset) break;
    if (place.end <= offset || !isUnderlined(place)) continue;
    if (found === null || place.end - place.start < found.end - found.start) found = place;
  }
  return found;
}

/** The next repair at or after an offset, past the one on screen; the first again after the last. `null` where there is none. */
export function nextPlace(places: readonly RepairPlace[], offset: number, current: RepairPlace | null): RepairPlace | null {
  const at = current === null ? -1 : places.indexOf(current);
  const next = at >= 0 ? places[at + 1] : places.find((place) => place.end > offset);
  return next ?? places[0] ?? null;
}
