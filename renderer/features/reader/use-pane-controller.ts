import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { withTasks } from '#renderer/api/document-tasks.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { nextSentence, sentenceRanges } from '#shared/domain/text/sentence-ranges.ts';
import type { DocumentView } from './document-view.ts';
import { type PaneController, registerPane } from './pane-registry.ts';
import { takeTheLead } from './scroll-link.ts';
import { pieceAt } from './text-pieces.ts';
import { type CitationMark, openCitationIn } from './use-citation-marks.ts';
import { dropChoice, selectInBrowser } from './use-passage-selection.ts';
import { nextPlace, type RepairCardControl } from './use-repair-card.ts';
import type { ShowRange } from './use-show-range.ts';
import type { TextWindow } from './use-text-virtualizer.ts';

type ControllerOptions = {
  readonly paneKey: number;
  readonly document: ReadyDocument;
  readonly view: DocumentView;
  readonly window: TextWindow;
  readonly root: RefObject<HTMLDivElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly showRange: ShowRange;
  readonly openFind: () => void;
  readonly stepHit: (by: 1 | -1) => boolean;
  readonly openClause: () => void;
  readonly repairCard: RepairCardControl;
  readonly citationMarks: readonly CitationMark[];
};

/** Makes a pane answer commands; gives the block under the keyboard cursor, `null` before it was moved. */
export function usePaneController(options: ControllerOptions): number | null {
  const [cursor, setCursor] = useState<number | null>(null);
  // Commands run between renders, so they read what the last one left; the registration itself stays for the life of the text.
  const latest = useRef({ ...options, cursor });
  latest.current = { ...options, cursor };
  const { paneKey, document, view } = options;
  useEffect(() => registerPane(paneKey, createController({ paneKey, document, view }, latest, setCursor)), [paneKey, document, view]);
  const isLedByTopic = useWorkspace((state) => state.isScrollLinked && state.linksByTopic && state.panes.length > 1);
  useEffect(() => {
    // On their way before somebody scrolls: panes follow by topic once the tasks of both are there.
    if (isLedByTopic) withTasks(document);
  }, [isLedByTopic, document]);
  const chosenStart = usePassage((state) => (state.chosen?.paneKey === paneKey ? state.chosen.range.start : null));
  useEffect(() => {
    if (chosenStart !== null) usePassage.getState().standAt(paneKey, document.canonical.locate(chosenStart).blockIndex);
  }, [chosenStart, paneKey, document]);
  return cursor;
}

type Latest = RefObject<ControllerOptions & { readonly cursor: number | null }>;

function createController(
  { paneKey, document, view }: Pick<ControllerOptions, 'paneKey' | 'document' | 'view'>,
  latest: Latest,
  setCursor: (blockIndex: number) => void,
): PaneController {
  const documentId = document.opened.document.id;
  const choose = (range: TextRange): void => {
    usePassage.getState().choosePassage({ documentId, paneKey, range });
    latest.current.showRange(range, { isFlashing: false, rest: 'quarter' });
    // One frame later its rows are mounted.
    requestAnimationFrame(() => {
      const root = latest.current.root.current;
      if (root !== null) selectInBrowser(root, range);
    });
  };
  const show: ShowRange = (range, manner) => {
    takeTheLead(paneKey);
    latest.current.showRange(range, manner);
  };
  /** A jump takes the cursor along: J, K and the marking keys go on from where a person was brought. */
  const standAt = (blockIndex: number): void => {
    latest.current = { ...latest.current, cursor: blockIndex };
    setCursor(blockIndex);
    usePassage.getState().standAt(paneKey, blockIndex);
  };
  const moveTo = (blockIndex: number): void => {
    const bounded = Math.max(0, Math.min(blockIndex, document.opened.model.blocks.length - 1));
    dropChoice();
    standAt(bounded);
    show(blockRange(document, bounded), { isFlashing: false, rest: 'quarter' });
  };
  return {
    document,
    linkedText: view.linkedText,
    place: () => latest.current.window.place(),
    scrollToPlace: (place) => latest.current.window.scrollToPlace(place),
    isInSight: ({ start }) => {
      const { window } = latest.current;
      return start >= window.place() && window.isInSight(document.canonical.locate(start).blockIndex);
    },
    showRange: (range) => {
      standAt(document.canonical.locate(range.start).blockIndex);
      show(range, { isFlashing: true, rest: 'quarter' });
    },
    showBlock: (blockIndex) => {
      standAt(blockIndex);
      show(blockRange(document, blockIndex), { isFlashing: false, rest: 'edge' });
    },
    moveCursor: (step) => {
      const { cursor } = latest.current;
      moveTo(cursor === null ? firstInSight(latest.current) : cursor + step);
    },
    extendByBlock: (step) => {
      const base = latest.current.cursor ?? firstInSight(latest.current);
      const chosen = chosenIn(paneKey);
      const range = blockRange(document, base);
      const edge = chosen === null ? base : document.canonical.locate(step > 0 ? chosen.end : chosen.start).blockIndex;
      const next =
        chosen === null ? range : blockRange(document, Math.max(0, Math.min(edge + step, document.opened.model.blocks.length - 1)));
      setCursor(base);
      choose(chosen === null ? range : { start: Math.min(chosen.start, next.start), end: Math.max(chosen.end, next.end) });
    },
    chooseSentence: (isExtending) => {
      const base = latest.current.cursor ?? firstInSight(latest.current);
      const chosen = chosenIn(paneKey);
      const next = nextSentence(sentenceRanges(document.canonical.text, blockRange(document, base)), chosen);
      if (next === null) return;
      setCursor(base);
      choose(isExtending && chosen !== null && next.start >= chosen.end ? { start: chosen.start, end: next.end } : next);
    },
    actionRange: () => chosenIn(paneKey) ?? (latest.current.cursor === null ? null : blockRange(document, latest.current.cursor)),
    clearChoice: dropChoice,
    openFind: () => latest.current.openFind(),
    stepHit: (by) => latest.current.stepHit(by),
    openClause: () => latest.current.openClause(),
    showRepair: () => {
      const { cursor, repairCard } = latest.current;
      const from = document.canonical.blockStarts[cursor ?? firstInSight(latest.current)] ?? 0;
      const place = nextPlace(view.repairPlaces, from, repairCard.shown?.place ?? null);
      if (place === null) return false;
      moveTo(place.blockIndex);
      // One frame later its rows are mounted, and the card can be put beside them.
      requestAnimationFrame(() => latest.current.repairCard.show(place, true));
      return true;
    },
    openCitation: () => {
      const { cursor, citationMarks } = latest.current;
      const range = chosenIn(paneKey) ?? blockRange(document, cursor ?? firstInSight(latest.current));
      return openCitationIn(documentId, citationMarks, range);
    },
    focus: () => latest.current.scroller.current?.focus({ preventScroll: true }),
  };
}

function chosenIn(paneKey: number): TextRange | null {
  const { chosen } = usePassage.getState();
  return chosen?.paneKey === paneKey ? chosen.range : null;
}

function blockRange(document: ReadyDocument, blockIndex: number): TextRange {
  const start = document.canonical.blockStarts[blockIndex] ?? 0;
  const next = document.canonical.blockStarts[blockIndex + 1];
  return { start, end: next === undefined ? document.canonical.text.length : next - 1 };
}

/** The first block that begins below the upper edge, so that the cursor starts on something seen whole. */
function firstInSight({ window, view, document }: ControllerOptions): number {
  const place = window.place();
  const piece = view.pieces[pieceAt(view.pieces, place)];
  if (piece === undefined) return 0;
  const isCut = place > piece.start + 1;
  return Math.min(piece.blockIndex + (isCut ? 1 : 0), document.opened.model.blocks.length - 1);
}
