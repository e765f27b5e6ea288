import { Button } from '@mantine/core';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { readingActions } from '#renderer/api/reading-actions.ts';
import { useReadingNotice } from '#renderer/i18n/use-reading-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './RepairCard.module.css';
import { mountedRange } from './text-offsets.ts';
import type { RepairCardControl } from './use-repair-card.ts';

const LONGEST_SHOWN = 400;
const GAP = 6;

type RepairCardProps = {
  readonly documentId: string;
  readonly control: RepairCardControl;
  readonly root: RefObject<HTMLDivElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
};

/** What stood at a repaired passage before, of which kind the repair is, whether it is certain; one click takes it back or makes it again. */
export function RepairCard({ documentId, control, root, scroller }: RepairCardProps): ReactNode {
  const words = useWords().repairs;
  const tell = useReadingNotice();
  const actions = useMemo(() => readingActions(documentId), [documentId]);
  const card = useRef<HTMLElement>(null);
  const place = usePlace(card, { control, root, scroller });
  const { shown } = control;
  useEffect(() => {
    if (shown?.hasFocus && place !== null) card.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [shown, place]);
  if (shown === null) return null;
  const { repair, isUndone } = shown.place;
  const close = (): void => {
    control.close();
    if (shown.hasFocus) scroller.current?.focus({ preventScroll: true });
  };
  const act = (): void => {
    close();
    tell(isUndone ? actions.makeAgain(repair) : actions.takeBack(repair));
  };
  return (
    <section
      ref={card}
      className={styles.card}
      aria-label={words.card}
      // Until its size is known the card has no place.
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      onPointerMove={(event) => {
        event.stopPropagation();
        control.pointerOnCard();
      }}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        close();
      }}
    >
      <header className={styles.head}>
        <strong>{words.kinds[repair.kind]}</strong>
        {repair.certain ? null : (
          <span className={styles.presumed} title={words.presumedHint}>
            {words.presumed}
          </span>
        )}
        {isUndone ? <span className={styles.undone}>{words.undone}</span> : null}
        <Button size="compact-xs" variant="light" onClick={act} title={isUndone ? words.makeAgainHint : words.takeBackHint}>
          {isUndone ? words.makeAgain : words.takeBack}
        </Button>
      </header>
      <p className={styles.label}>{isUndone ? words.wouldBe : words.before}</p>
      <p className={styles.text}>{shortened(isUndone ? repair.after : repair.before)}</p>
    </section>
  );
}

type Place = { readonly left: number; readonly top: number };

/** Below the passage's first line, above it where there is no room; in pixels from the content's corner. */
function usePlace(card: RefObject<HTMLElement | null>, { control, root, scroller }: Omit<RepairCardProps, 'documentId'>): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  const { shown } = control;
  useLayoutEffect(() => {
    if (shown === null || root.current === null || scroller.current === null || card.current === null) return setPlace(null);
    const [first] = mountedRange(root.current, shown.place)?.getClientRects() ?? [];
    if (first === undefined) return setPlace(null);
    const { offsetWidth: width, offsetHeight: height } = card.current;
    const origin = root.current.getBoundingClientRect();
    const frame = scroller.current.getBoundingClientRect();
    const isBelow = first.bottom + GAP + height < frame.bottom || first.top - GAP - height < frame.top;
    const top = (isBelow ? first.bottom + GAP : first.top - GAP - height) - origin.top;
    const left = Math.max(8, Math.min(first.left - origin.left, origin.width - width - 16));
    setPlace({ left, top });
  }, [shown, root, scroller, card]);
  return place;
}

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
