import type { ReadyDocument } from '#renderer/api/document-store.ts';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import type { LinkedText } from './link-places.ts';

/** What a mounted pane can be asked to do; places and ranges are canonical offsets. */
export type PaneController = {
  readonly document: ReadyDocument;
  readonly linkedText: () => LinkedText;
  /** What stands at the upper edge, with a fraction inside of a block. */
  readonly place: () => number;
  readonly scrollToPlace: (place: number) => void;
  /** Whether a passage begins in sight. */
  readonly isInSight: (range: TextRange) => boolean;
  /** Brings a passage into sight and shows for a moment which it is. */
  readonly showRange: (range: TextRange) => void;
  readonly showBlock: (blockIndex: number) => void;
  /** Moves the block cursor; from the upper edge where it was out of sight. */
  readonly moveCursor: (step: 1 | -1) => void;
  readonly extendByBlock: (step: 1 | -1) => void;
  readonly chooseSentence: (isExtending: boolean) => void;
  /** The chosen passage, else the block under the cursor; `null` when there is neither. */
  readonly actionRange: () => TextRange | null;
  readonly clearChoice: () => void;
  readonly openFind: () => void;
  /** Goes to the next hit of the query that led here; `false` where none is marked. */
  readonly stepHit: (by: 1 | -1) => boolean;
  readonly openClause: () => void;
  /** Shows the original of the next repair from the cursor on; `false` where nothing was repaired. */
  readonly showRepair: () => boolean;
  /** Goes to what is cited first in the chosen passage or the block under the cursor; `false` where nothing there can be followed. */
  readonly openCitation: () => boolean;
  readonly focus: () => void;
};

const controllers = new Map<number, PaneController>();

/** Makes a pane known under its key; the returned function takes it away. */
export function registerPane(paneKey: number, controller: PaneController): () => void {
  controllers.set(paneKey, controller);
  return () => {
    if (controllers.get(paneKey) === controller) controllers.delete(paneKey);
  };
}

/** The controller of a pane; `null` while its text is not there. */
export function paneController(paneKey: number): PaneController | null {
  return controllers.get(paneKey) ?? null;
}

/** Every mounted pane with its key. */
export function mountedPanes(): ReadonlyMap<number, PaneController> {
  return controllers;
}
