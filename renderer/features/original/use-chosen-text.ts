import { type RefObject, useEffect } from 'react';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { offsetOfPoint, readRootText } from './text-root.ts';

/** Milliseconds without a change after which a selection is taken for what a person meant. */
const SETTLE_TIME = 280;

/** Chromium answers for the selection inside a shadow tree there, and only there. */
type SelectingRoot = ShadowRoot & { readonly getSelection?: () => Selection | null };

/**
 * Tells of text chosen inside an original: the page and the range in its text. `roots` finds the element that holds a page's text around
 * a node; what goes on over the end of its page counts to that end.
 */
export function useChosenText(
  scroller: RefObject<HTMLElement | null>,
  shadow: ShadowRoot | null,
  rootOf: (node: Node) => { readonly root: Node; readonly page: number } | null,
  onChoose: (page: number, range: TextRange) => void,
): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let last = '';
    const read = (): void => {
      const inner: SelectingRoot | null = shadow;
      const selection = inner?.getSelection?.() ?? document.getSelection();
      if (selection === null || selection.isCollapsed || selection.rangeCount === 0) {
        last = '';
        return;
      }
      const range = selection.getRangeAt(0);
      const place = rootOf(range.startContainer);
      if (place === null || (shadow === null && !scroller.current?.contains(range.startContainer))) return;
      const text = readRootText(place.root);
      const start = offsetOfPoint(text, range.startContainer, range.startOffset);
      const end = place.root.contains(range.endContainer) ? offsetOfPoint(text, range.endContainer, range.endOffset) : text.text.length;
      const key = `${place.page} ${start} ${end}`;
      if (end <= start || key === last) return;
      last = key;
      onChoose(place.page, { start, end });
    };
    const changed = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(read, SETTLE_TIME);
    };
    document.addEventListener('selectionchange', changed);
    return () => {
      if (timer !== null) clearTimeout(timer);
      document.removeEventListener('selectionchange', changed);
    };
  }, [scroller, shadow, rootOf, onChoose]);
}
