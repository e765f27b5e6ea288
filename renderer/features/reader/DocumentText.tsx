import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { fileNotes, useFileNotes } from '#renderer/api/file-notes.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { useReview } from '#renderer/api/review-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { RepairPlace } from '#shared/domain/repair/repair-places.ts';
import type { Settings } from '#shared/model/library.ts';
import { type AnnotationSpan, spanAt } from './annotation-spans.ts';
import { ClauseBar } from './ClauseBar.tsx';
import { clausePathAt } from './clause-path-at.ts';
import styles from './DocumentText.module.css';
import { paintsByPiece, useDocumentView, useMarkedView } from './document-view.ts';
import { FindBar } from './FindBar.tsx';
import { canPaint } from './highlight-painter.ts';
import { NO_NOTE_PAINTS, noteAt, notePaints } from './note-paints.ts';
import { QueryHitsBar } from './QueryHitsBar.tsx';
import { RepairCard } from './RepairCard.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { followScroll, rememberStand, takeTheLead } from './scroll-link.ts';
import { TakenOutMarks } from './TakenOutMarks.tsx';
import { TextRow } from './TextRow.tsx';
import type { TextMetrics } from './text-metrics.ts';
import { offsetUnderPointer } from './text-offsets.ts';
import { firstPieceOf } from './text-pieces.ts';
import { UnreadPagesNote } from './UnreadPagesNote.tsx';
import { unreadPages } from './unread-pages.ts';
import { openCitationAt, useCitationMarks } from './use-citation-marks.ts';
import { useFind } from './use-find.ts';
import { openFindingAt, useFindingMarks } from './use-finding-marks.ts';
import { lastingPaints, passingPaints, useHighlights } from './use-highlights.ts';
import { useOwnClicks } from './use-own-clicks.ts';
import { usePaneController } from './use-pane-controller.ts';
import { usePassageSelection } from './use-passage-selection.ts';
import { useQueryHits } from './use-query-hits.ts';
import { useRepairCard } from './use-repair-card.ts';
import { useReveal } from './use-reveal.ts';
import { useShowRange } from './use-show-range.ts';
import { type TextWindow, useTextWindow } from './use-text-virtualizer.ts';
import './highlights.css';

/** Milliseconds after the last scroll event at which the place is remembered. */
const PLACE_DELAY = 120;
/** More characters than this within the delay are not read but flown over: the outline follows such a scroll at leisure, after so many delays. */
const FLYING_CHARACTERS = 2500;
const FLYING_DELAYS = 8;

/** A gutter narrower than this is that of a narrow column. Pixels. */
const WIDE_GUTTER = 40;

type DocumentTextProps = {
  readonly paneKey: number;
  readonly paneIndex: number;
  readonly document: ReadyDocument;
  readonly firstBlock: number;
};

/** A document's text in one pane: mounted where it is in sight, painted, chosen from and walked through. */
export function DocumentText({ paneKey, paneIndex, document, firstBlock }: DocumentTextProps): ReactNode {
  const words = useWords().reader;
  const { model } = document.opened;
  const documentId = document.opened.document.id;
  const reading = useLibrary((state) => state.settings.reading);
  const { annotations, anchors, review } = useReview(documentId);
  const scroller = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const pinned = useRef<readonly number[]>([]);

  const view = useDocumentView(document);
  const unread = useMemo(() => unreadPages(model), [model]);
  const marked = useMarkedView(annotations, anchors, view.pieces);
  const hasNotes = useFileNotes((state) => state.isShown);
  const notes = useMemo(
    () => (hasNotes ? notePaints(fileNotes(document), view.pieces) : NO_NOTE_PAINTS),
    [hasNotes, document, view.pieces],
  );
  const findingMarks = useFindingMarks(document, review?.dismissals);
  const findingPaints = useMemo(() => paintsByPiece(findingMarks, view.pieces), [findingMarks, view.pieces]);
  const citationMarks = useCitationMarks(document);
  const citationPaints = useMemo(() => paintsByPiece(citationMarks, view.pieces), [citationMarks, view.pieces]);
  const window = useTextWindow({
    pieces: view.pieces,
    blocks: model.blocks,
    scroller,
    fontSize: reading.fontSize,
    pinned,
    firstPiece: firstPieceOf(view.pieces, firstBlock),
  });
  const { virtualizer, metrics, isFlying } = window;
  const { flash, showRange } = useShowRange({ root, scroller, window, pieces: view.pieces });
  const find = useFind({ document, place: window.place, showRange });
  const hits = useQueryHits({ document, pieces: view.pieces, place: window.place, showRange });
  const [isClauseOpen, setClauseOpen] = useState(false);
  const openClause = useCallback(() => setClauseOpen(true), []);
  const repairCard = useRepairCard(root, view.repairPlaces);
  const cursor = usePaneController({
    paneKey,
    document,
    view,
    window,
    root,
    scroller,
    showRange,
    openFind: find.open,
    stepHit: hits.step,
    openClause,
    repairCard,
    citationMarks,
  });
  useOwnClicks(scroller);
  usePassageSelection({ root, pinned, pieces: view.pieces, documentId, paneKey });
  useReveal(paneKey, document);
  usePlace({ scroller, paneKey, paneIndex, window });

  const chosen = usePassage((state) => (state.chosen?.paneKey === paneKey ? state.chosen.range : null));
  const focusedId = usePassage((state) => (state.focused?.documentId === documentId ? state.focused.annotationId : null));
  const focused = useMemo(() => {
    const anchor = focusedId === null ? undefined : anchors.get(focusedId);
    return anchor === undefined || anchor.kind === 'orphan' ? null : anchor.range;
  }, [focusedId, anchors]);
  const items = virtualizer.getVirtualItems();
  const holdRoot = useCallback(
    (element: HTMLDivElement | null) => {
      root.current = element;
      virtualizer.containerRef(element);
    },
    [virtualizer],
  );
  const marks = {
    view,
    marked,
    notes,
    citationPaints,
    findingPaints,
    hitPaints: hits.paints,
    currentHit: hits.current,
    matches: find.matches,
    currentMatch: find.current,
    chosen,
    flash,
    focused,
  };
  useHighlights(
    root,
    items.map((item) => item.index),
    { ...marks, isFlying },
  );

  const focusSpan = useCallback(
    (span: AnnotationSpan) => {
      usePassage.getState().focusAnnotation({ documentId, annotationId: span.id, origin: 'text', isEditing: false });
      useWorkspace.getState().showInspector('annotations');
    },
    [documentId],
  );
  const focusFirst = useCallback((spans: readonly AnnotationSpan[]) => spans[0] !== undefined && focusSpan(spans[0]), [focusSpan]);
  const { show: showCard } = repairCard;
  const showRepair = useCallback((place: RepairPlace) => showCard(place, true), [showCard]);
  const focusNote = useCallback(
    (noteId: string) => {
      useFileNotes.getState().focusNote({ documentId, noteId, origin: 'text' });
      useWorkspace.getState().showInspector('annotations');
    },
    [documentId],
  );
  // Under a finding a citation is followed with Ctrl, as links are in a document that is written in.
  const openMarkAt = (offset: number, isFollowing: boolean): boolean =>
    (isFollowing && openCitationAt(documentId, citationMarks, offset)) ||
    openFindingAt(documentId, findingMarks, offset) ||
    openCitationAt(documentId, citationMarks, offset);
  const openUnderPointer = (event: MouseEvent): void => {
    if (root.current === null || !(browserSelection()?.isCollapsed ?? true)) return;
    const offset = offsetUnderPointer(root.current, event.clientX, event.clientY);
    const span = offset === null ? null : spanAt(marked.spans, offset, focusedId);
    const note = span !== null || offset === null || !hasNotes ? null : noteAt(fileNotes(document), offset);
    if (span !== null) focusSpan(span);
    else if (note !== null) focusNote(note.id);
    else if (offset !== null && openMarkAt(offset, event.ctrlKey || event.metaKey)) return;
    else if (focusedId !== null && offset !== null) usePassage.getState().clearFocus();
  };

  // The browser's own way to an end of a long text is animated, and ends wherever the first rows are measured on the way.
  const goToEnd = (event: KeyboardEvent): void => {
    if ((event.key !== 'Home' && event.key !== 'End') || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const place = event.key === 'Home' ? 0 : Math.max(0, document.canonical.text.length - 1);
    showRange({ start: place, end: place }, { isFlashing: false, rest: 'edge' });
  };

  return (
    <div className={styles.frame}>
      <QueryHitsBar hits={hits} />
      {find.isOpen ? <FindBar find={find} /> : null}
      {isClauseOpen ? <ClauseBar document={document} paneKey={paneKey} onClose={() => setClauseOpen(false)} /> : null}
      <div
        ref={scroller}
        className={styles.scroller}
        role="region"
        aria-label={words.textOf(model.meta.title || document.opened.document.fileName)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable by keyboard, and reading keys start here
        tabIndex={0}
        data-reader-text=""
        data-narrow={metrics.gutter < WIDE_GUTTER || undefined}
        style={readingStyle(reading, metrics)}
        onKeyDown={goToEnd}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same annotations are reached by keyboard in the list beside the text */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a click on painted text can only be caught on the text as a whole */}
        <div
          ref={holdRoot}
          className={styles.content}
          data-painted={canPaint || undefined}
          onClick={openUnderPointer}
          onPointerMove={repairCard.pointerMoved}
          onPointerLeave={repairCard.pointerLeft}
        >
          {items.map((item) => {
            const piece = view.pieces[item.index];
            const block = piece === undefined ? undefined : model.blocks[piece.blockIndex];
            if (piece === undefined || block === undefined) return null;
            const takenOut = notes.takenOut.get(item.index);
            return (
              <div key={item.key} ref={virtualizer.measureElement} data-index={item.index} className={styles.item}>
                {item.index === 0 ? <UnreadPagesNote pages={unread.get(-1)} /> : null}
                <TextRow
                  piece={piece}
                  block={block}
                  spans={isFlying ? undefined : marked.byPiece.get(item.index)}
                  // Drawn as an element, the chosen passage would lose the very selection it stands for; the browser shows that itself.
                  paints={canPaint ? null : [...lastingPaints(item.index, piece, marks), ...passingPaints({ ...marks, chosen: null })]}
                  isCursor={cursor === piece.blockIndex}
                  characters={metrics.characters}
                  onMarks={focusFirst}
                  repairs={isFlying ? undefined : view.gutterRepairs.get(item.index)}
                  onRepair={showRepair}
                />
                {takenOut === undefined ? null : <TakenOutMarks places={takenOut} onOpen={focusNote} />}
                {piece.isLast ? <UnreadPagesNote pages={unread.get(piece.blockIndex)} /> : null}
              </div>
            );
          })}
          {repairCard.shown === null ? null : <RepairCard documentId={documentId} control={repairCard} root={root} scroller={scroller} />}
          <SelectionBar document={document} range={chosen} root={root} scroller={scroller} />
        </div>
      </div>
      <div className={styles.announcement} aria-live="polite">
        {cursor === null ? '' : `${clausePathAt(model, cursor)} ${(model.blocks[cursor]?.text ?? '').slice(0, 40)}`}
      </div>
    </div>
  );
}

/** The type and the column as CSS variables; React's style type knows only the names of the standard. */
function readingStyle(reading: Settings['reading'], metrics: TextMetrics): CSSProperties {
  const variables: Readonly<Record<`--${string}`, string>> = {
    '--reading-size': `${reading.fontSize}px`,
    '--reading-face': `var(--reading-${reading.fontFamily})`,
    '--gutter': `${metrics.gutter}px`,
    '--column': `${metrics.column}px`,
  };
  return variables;
}

function browserSelection(): Selection | null {
  return globalThis.document.getSelection();
}

type PlaceOptions = {
  readonly scroller: { readonly current: HTMLDivElement | null };
  readonly paneKey: number;
  readonly paneIndex: number;
  readonly window: Pick<TextWindow, 'place' | 'firstBlock' | 'isInSight' | 'aim'>;
};

/** Remembers where a pane stands, and moves the panes linked with it while a person scrolls this one. */
function usePlace({ scroller, paneKey, paneIndex, window: { place, firstBlock, isInSight, aim } }: PlaceOptions): void {
  // By itself: the other effect begins anew when the column is measured, after a passage asked for was gone to.
  useEffect(() => () => usePassage.getState().standAt(paneKey, null), [paneKey]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const scrolled = (): void => {
      followScroll(paneKey, place());
      if (timer === null) tellSoon(place(), FLYING_DELAYS);
    };
    const tellSoon = (before: number, delaysLeft: number): void => {
      timer = setTimeout(() => {
        timer = null;
        if (delaysLeft > 0 && Math.abs(place() - before) > FLYING_CHARACTERS) {
          tellSoon(place(), delaysLeft - 1);
          return;
        }
        useWorkspace.getState().setPanePlace(paneIndex, firstBlock());
        const { stands, standAt } = usePassage.getState();
        const stand = stands.get(paneKey);
        if (stand !== undefined && !isInSight(stand)) standAt(paneKey, null);
      }, PLACE_DELAY);
    };
    const lead = (): void => {
      aim(null);
      takeTheLead(paneKey);
    };
    const forgetStand = rememberStand(paneKey, place());
    element.addEventListener('scroll', scrolled, { passive: true });
    for (const input of ['wheel', 'pointerdown', 'keydown', 'touchstart']) element.addEventListener(input, lead, { passive: true });
    return () => {
      if (timer !== null) clearTimeout(timer);
      forgetStand();
      element.removeEventListener('scroll', scrolled);
      for (const input of ['wheel', 'pointerdown', 'keydown', 'touchstart']) element.removeEventListener(input, lead);
    };
  }, [scroller, paneKey, paneIndex, place, firstBlock, isInSight, aim]);
}
