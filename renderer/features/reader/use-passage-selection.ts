import { type RefObject, useEffect, useRef } from 'react';
import { type ChosenPassage, usePassage } from '#renderer/api/passage-store.ts';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { mountedRange, rangeOfSelection } from './text-offsets.ts';
import { pieceAt, type TextPiece } from './text-pieces.ts';

type SelectionOptions = {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly pinned: RefObject<readonly number[]>;
  readonly pieces: readonly TextPiece[];
  readonly documentId: string;
  readonly paneKey: number;
};

/**
 * Keeps the chosen passage in step with the browser's selection in a pane.
 * A selection that the browser drops (its row unmounts, a field takes the focus) stays chosen; one that a person dissolves by a click goes.
 */
export function usePassageSelection({ root, pinned, pieces, documentId, paneKey }: SelectionOptions): void {
  const pressedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    let frame = 0;
    const read = (): void => {
      frame = 0;
      const selection = document.getSelection();
      if (selection === null || !(selection.anchorNode !== null && element.contains(selection.anchorNode))) {
        pinned.current = [];
        return;
      }
      const range = rangeOfSelection(element, selection);
      const { chosen, choosePassage } = usePassage.getState();
      if (range !== null) {
        pinned.current = [pieceAt(pieces, range.start), pieceAt(pieces, range.end - 1)];
        if (chosen !== null && isEcho(element, range)) return;
        ownSelection = null;
        if (!isSame(chosen, { documentId, paneKey, range })) choosePassage({ documentId, paneKey, range });
      } else if (selection.isCollapsed && performance.now() - pressedAt.current < 600) {
        pinned.current = [];
        if (chosen?.paneKey === paneKey) choosePassage(null);
      }
    };
    const schedule = (): void => {
      if (frame === 0) frame = requestAnimationFrame(read);
    };
    const press = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      pressedAt.current = performance.now();
      ownSelection = null;
    };
    document.addEventListener('selectionchange', schedule);
    element.addEventListener('pointerdown', press);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('selectionchange', schedule);
      element.removeEventListener('pointerdown', press);
    };
  }, [root, pinned, pieces, documentId, paneKey]);
}

/** What was last selected in the browser by `selectInBrowser`. */
let ownSelection: { readonly root: Element; readonly range: TextRange } | null = null;

/** The browser tells of a selection a frame late: ours must not take the place of what was chosen since, by a key pressed twice. */
function isEcho(root: Element, { start, end }: TextRange): boolean {
  return ownSelection?.root === root && ownSelection.range.start === start && ownSelection.range.end === end;
}

/** Makes the browser's selection the chosen passage where both its ends are mounted, so that Shift with an arrow key goes on from it. */
export function selectInBrowser(root: Element, range: TextRange): void {
  const mounted = mountedRange(root, range);
  const selection = document.getSelection();
  if (mounted === null || selection === null || mounted.toString().length === 0) return;
  const found = { start: range.start, end: range.end };
  selection.setBaseAndExtent(mounted.startContainer, mounted.startOffset, mounted.endContainer, mounted.endOffset);
  ownSelection = { root, range: found };
  const now = rangeOfSelection(root, selection);
  // Only part of it is mounted: a shorter selection would replace the passage that was asked for.
  if (now !== null && (now.start !== found.start || now.end !== found.end)) selection.removeAllRanges();
}

/** Drops the chosen passage and the browser's selection with it. */
export function dropChoice(): void {
  usePassage.getState().choosePassage(null);
  document.getSelection()?.removeAllRanges();
}

function isSame(chosen: ChosenPassage | null, other: ChosenPassage): boolean {
  return (
    chosen !== null && chosen.paneKey === other.paneKey && chosen.range.start === other.range.start && chosen.range.end === other.range.end
  );
}
