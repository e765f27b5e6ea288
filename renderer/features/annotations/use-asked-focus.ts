import { type RefObject, useEffect } from 'react';

/** What of the panel a text can ask for. */
type Asked = 'annotation' | 'form' | 'note';

/** The asking of each kind that was answered last. */
const answered = new Map<Asked, number>();

/**
 * Gives a card the keyboard once for each asking for it by the text; `asking` grows with each, `null` without one.
 * A list drawn anew, because another pane is used now, must not take the keyboard, or a selection begun there, once more.
 */
export function useAskedFocus(card: RefObject<HTMLElement | null>, kind: Asked, asking: number | null): void {
  useEffect(() => {
    if (asking === null || answered.get(kind) === asking) return;
    answered.set(kind, asking);
    card.current?.focus({ preventScroll: true });
  }, [card, kind, asking]);
}
