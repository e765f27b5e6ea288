import { type MouseEvent, useCallback, useEffect } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { askOriginal, noteChosenThere } from '#renderer/api/original-link.ts';
import { usePassage } from '#renderer/api/passage-store.ts';

/**
 * Sends the original beside a pane's text to what is chosen in the text, to where a jump or the cursor goes, and to the paragraph
 * clicked on. Gives the handler of the clicks.
 */
export function useTellOriginal(paneKey: number, document: ReadyDocument): (event: MouseEvent) => void {
  const chosen = usePassage((state) => (state.chosen?.paneKey === paneKey ? state.chosen.range : null));
  const stand = usePassage((state) => state.stands.get(paneKey) ?? null);
  const { canonical } = document;
  useEffect(() => {
    // What is chosen says more than the block it stands in, which changes with it.
    if (chosen !== null) askOriginal(paneKey, chosen);
    else if (stand !== null)
      askOriginal(paneKey, { start: canonical.offsetOf(stand, 0), end: canonical.offsetOf(stand, Number.POSITIVE_INFINITY) });
  }, [chosen, stand, paneKey, canonical]);
  return useCallback(
    (event) => {
      const row = event.target instanceof Element ? event.target.closest('[data-start]') : null;
      if (row === null || !(globalThis.document.getSelection()?.isCollapsed ?? true)) return;
      const { blockIndex } = canonical.locate(Number(row.getAttribute('data-start')));
      noteChosenThere(null);
      askOriginal(paneKey, { start: canonical.offsetOf(blockIndex, 0), end: canonical.offsetOf(blockIndex, Number.POSITIVE_INFINITY) });
    },
    [canonical, paneKey],
  );
}
