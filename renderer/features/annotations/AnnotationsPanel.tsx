import { Button, Loader, Select, Switch } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { memo, type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { PlaceToConfirm } from '#renderer/api/carrying-actions.ts';
import { type ReadyDocument, useOpenedDocument } from '#renderer/api/document-store.ts';
import { type FileNote, type FocusedNote, fileNotes, useFileNotes } from '#renderer/api/file-notes.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import type { AnchorMap } from '#renderer/api/review-state.ts';
import { type DocumentReview, useReview } from '#renderer/api/review-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Later } from '#renderer/ui/Later.tsx';
import { useCardWindow, VirtualCards } from '#renderer/ui/VirtualCards.tsx';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import { annotationStatus, issueType, severity } from '#shared/model/annotation.ts';
import { AnnotationCard, type CardActions } from './AnnotationCard.tsx';
import styles from './Annotations.module.css';
import { AskReviewer } from './AskReviewer.tsx';
import { CarryBar } from './CarryBar.tsx';
import { type AnnotationFilter, type CardItem, mixCards, NO_FILTER, orderAnnotations } from './card-order.ts';
import { type FileNoteActions, FileNoteCard } from './FileNoteCard.tsx';
import { OrphanList } from './OrphanList.tsx';
import { placesToConfirm, waitingAnnotations } from './places-to-confirm.ts';
import { useCardActions } from './use-card-actions.ts';
import { useFileNoteActions } from './use-file-note-actions.ts';

/** The annotations of one document beside its text, in reading order; those that lost their place stand first. */
export function AnnotationsPanel({ documentId }: { readonly documentId: string }): ReactNode {
  const review = useReview(documentId);
  const current = useMemo(() => ({ documentId, review }), [documentId, review]);
  // The text and its marks first: the cards are drawn behind them, and give way to them.
  return <Annotations {...useDeferredValue(current)} />;
}

type AnnotationsProps = { readonly documentId: string; readonly review: DocumentReview };

const Annotations = memo(function Annotations({ documentId, review }: AnnotationsProps): ReactNode {
  const words = useWords();
  const [filter, setFilter] = useState<AnnotationFilter>(NO_FILTER);
  const ordered = useMemo(() => orderAnnotations(review.annotations, review.anchors, filter), [review.annotations, review.anchors, filter]);
  const actions = useCardActions(documentId, review);
  const load = useOpenedDocument(documentId);
  const document = load.kind === 'ready' ? load : null;
  const notes = useMemo(() => (document === null ? [] : fileNotes(document)), [document]);
  const areNotesShown = useFileNotes((state) => state.isShown);
  const noteActions = useFileNoteActions(document);
  // A filter asks for annotations of a kind; the file's notes have none.
  const shownNotes = areNotesShown && filter === NO_FILTER ? notes : NO_NOTES;
  const items = useMemo(
    () => mixCards(ordered.placed, review.anchors, withPaths(document, shownNotes)),
    [document, ordered.placed, review.anchors, shownNotes],
  );
  const waiting = useMemo(
    () => (document === null ? [] : waitingAnnotations(document, review.annotations, review.anchors)),
    [document, review.annotations, review.anchors],
  );
  const placesOfWaiting = (): readonly PlaceToConfirm[] => (document === null ? [] : placesToConfirm(document, waiting, review.anchors));
  if (review.load.kind === 'loading') return <EmptyState icon={<Loader size="sm" />} title={words.annotations.loading} />;
  if (review.load.kind === 'failed') {
    return <EmptyState title={words.annotations.failed} text={words.errors.codes[review.load.error.code](review.load.error.details)} />;
  }
  if (review.annotations.length === 0 && notes.length === 0) {
    return (
      <div className={styles.panel}>
        <CarryBar documentId={documentId} waiting={waiting.length} places={placesOfWaiting} />
        <EmptyState icon={<IconMessage size={30} stroke={1.2} />} title={words.annotations.emptyTitle} text={words.annotations.emptyText} />
      </div>
    );
  }
  return (
    <div className={styles.panel}>
      {review.annotations.length === 0 ? null : (
        <FilterBar
          filter={filter}
          onChange={setFilter}
          shown={ordered.placed.length + ordered.orphans.length}
          total={review.annotations.length}
        />
      )}
      {notes.length === 0 ? null : <NotesSwitch isShown={areNotesShown} count={notes.length} />}
      {review.annotations.length === 0 ? null : <AskReviewer />}
      <CarryBar documentId={documentId} waiting={waiting.length} places={placesOfWaiting} />
      <OrphanList documentId={documentId} orphans={ordered.orphans} isAlone={items.length === 0} onRemove={actions.remove} />
      {items.length === 0 && filter !== NO_FILTER ? (
        <EmptyState title={words.annotations.noneMatch}>
          <Button size="xs" variant="default" onClick={() => setFilter(NO_FILTER)}>
            {words.annotations.clearFilter}
          </Button>
        </EmptyState>
      ) : (
        <CardList documentId={documentId} items={items} anchors={review.anchors} actions={actions} noteActions={noteActions} />
      )}
    </div>
  );
});

const NO_NOTES: readonly FileNote[] = [];

/** Each note with the clause it stands in, as shown. */
function withPaths(document: ReadyDocument | null, notes: readonly FileNote[]): { readonly note: FileNote; readonly path: string }[] {
  return notes.map((note) => {
    const block =
      note.range === null || document === null
        ? null
        : document.opened.model.blocks[document.canonical.locate(note.range.start).blockIndex];
    return { note, path: formatClausePath(block?.path ?? []) };
  });
}

type CardListProps = {
  readonly documentId: string;
  readonly items: readonly CardItem[];
  readonly anchors: AnchorMap;
  readonly actions: CardActions;
  readonly noteActions: FileNoteActions | null;
};

function NotesSwitch({ isShown, count }: { readonly isShown: boolean; readonly count: number }): ReactNode {
  const words = useWords().fileNotes;
  return (
    <div className={styles.notesSwitch} title={words.showHint}>
      <Switch
        size="xs"
        label={words.show}
        checked={isShown}
        onChange={(event) => useFileNotes.getState().setShown(event.currentTarget.checked)}
      />
      <output className={styles.count}>{count}</output>
    </div>
  );
}

function CardList({ documentId, items, anchors, actions, noteActions }: CardListProps): ReactNode {
  const words = useWords().annotations;
  const window = useCardWindow(items.length, (index) => keyOf(items[index]) ?? index, 116);
  const { scroller, virtualizer } = window;
  const focused = usePassage((state) => (state.focused?.documentId === documentId ? state.focused : null));
  const focusedNote = useFileNotes((state) => (state.focused?.documentId === documentId ? state.focused : null));
  const focusedAt = focused === null ? -1 : items.findIndex((item) => keyOf(item) === `a ${focused.annotationId}`);
  useShownNote(items, focusedNote, virtualizer);
  const shownNonce = useRef(0);
  useEffect(() => {
    if (focused === null || focusedAt < 0 || shownNonce.current === focused.nonce) return;
    shownNonce.current = focused.nonce;
    if (focused.origin !== 'text' && !focused.isEditing) return;
    virtualizer.scrollToIndex(focusedAt, { align: 'auto' });
    // The card opens or closes its form only now: once its new height is known, it is brought into sight as a whole.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => scroller.current?.querySelector(`[data-index="${focusedAt}"]`)?.scrollIntoView({ block: 'nearest' })),
    );
    return () => cancelAnimationFrame(frame);
  }, [focused, focusedAt, scroller, virtualizer]);
  const draw = (index: number): ReactNode => {
    const card = items[index];
    if (card?.kind === 'annotation')
      return (
        <AnnotationCard
          documentId={documentId}
          annotation={card.annotation}
          anchor={anchors.get(card.annotation.id)}
          isFocused={index === focusedAt}
          isEditing={index === focusedAt && focused?.isEditing === true}
          asking={index === focusedAt && (focused?.origin === 'text' || focused?.isEditing === true) ? focused.nonce : null}
          actions={actions}
        />
      );
    if (card === undefined || noteActions === null) return null;
    const isFocused = focusedNote?.noteId === card.note.id;
    return (
      <FileNoteCard
        note={card.note}
        path={card.path}
        isFocused={isFocused}
        takesFocus={isFocused && focusedNote.origin === 'text' ? focusedNote.nonce : null}
        actions={noteActions}
      />
    );
  };
  return <VirtualCards window={window} label={words.list} card={draw} />;
}

function keyOf(item: CardItem | undefined): string | null {
  if (item === undefined) return null;
  return item.kind === 'annotation' ? `a ${item.annotation.id}` : `n ${item.note.id}`;
}

/** Scrolls the card of a note into sight when the text asked for it. */
function useShownNote(
  items: readonly CardItem[],
  focused: FocusedNote | null,
  virtualizer: { readonly scrollToIndex: (index: number, options: { align: 'auto' }) => void },
): void {
  const shownNonce = useRef(0);
  useEffect(() => {
    if (focused === null || focused.origin !== 'text' || shownNonce.current === focused.nonce) return;
    const index = items.findIndex((item) => keyOf(item) === `n ${focused.noteId}`);
    if (index < 0) return;
    shownNonce.current = focused.nonce;
    virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [items, focused, virtualizer]);
}

type FilterBarProps = {
  readonly filter: AnnotationFilter;
  readonly onChange: (filter: AnnotationFilter) => void;
  readonly shown: number;
  readonly total: number;
};

function FilterBar({ filter, onChange, shown, total }: FilterBarProps): ReactNode {
  const words = useWords().annotations;
  const none = { value: 'none', label: words.untyped };
  return (
    <div className={styles.filters}>
      <FilterSelect
        frames={1}
        label={words.filterType}
        data={[...issueType.options.map((value) => ({ value, label: words.issueTypes[value] })), none]}
        value={filter.issueType}
        onChange={(value) => onChange({ ...filter, issueType: value === 'none' ? 'none' : (issueType.safeParse(value).data ?? null) })}
      />
      <FilterSelect
        frames={2}
        label={words.filterSeverity}
        data={[...severity.options.map((value) => ({ value, label: words.severities[value] })), none]}
        value={filter.severity}
        onChange={(value) => onChange({ ...filter, severity: value === 'none' ? 'none' : (severity.safeParse(value).data ?? null) })}
      />
      <FilterSelect
        frames={3}
        label={words.filterStatus}
        data={annotationStatus.options.map((value) => ({ value, label: words.statuses[value] }))}
        value={filter.status}
        onChange={(value) => onChange({ ...filter, status: annotationStatus.safeParse(value).data ?? null })}
      />
      <output className={styles.count}>{words.count(shown, total)}</output>
    </div>
  );
}

type FilterSelectProps = {
  /** Frames after which it is drawn. */
  readonly frames: number;
  readonly label: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
};

function FilterSelect({ frames, label, data, value, onChange }: FilterSelectProps): ReactNode {
  return (
    <Later frames={frames} room={<span className={styles.filter} />}>
      <Select
        className={styles.filter ?? ''}
        size="xs"
        variant={value === null ? 'unstyled' : 'default'}
        aria-label={label}
        placeholder={label}
        data={[...data]}
        value={value}
        onChange={onChange}
        allowDeselect
        clearable={value !== null}
        // A closed list kept in the page is placed all the same, which lays the page out once for each.
        comboboxProps={{ keepMounted: false }}
      />
    </Later>
  );
}
