import { type RefObject, useEffect } from 'react';

/**
 * Keeps the rest of a double click that began elsewhere from selecting a word: one on a title in a list opens the text, and its second
 * half lands on whatever stands there by then.
 */
export function useOwnClicks(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let isOwn = false;
    const press = (event: MouseEvent): void => {
      const isInside = event.target instanceof Node && (root.current?.contains(event.target) ?? false);
      if (event.detail <= 1) isOwn = isInside;
      else if (isInside && !isOwn) event.preventDefault();
    };
    document.addEventListener('mousedown', press, true);
    return () => document.removeEventListener('mousedown', press, true);
  }, [root]);
}
