import { Button, Loader, Select } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { usePassage } from '#renderer/api/passage-store.ts';
import type { AnchorMap } from '#renderer/api/review-state.ts';
import { type DocumentReview, useReview } from '#renderer/api/review-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { type Annotation, annotationStatus, issueType, severity } from '#shared/model/annotation.ts';
import { AnnotationCard, type CardActions } from './AnnotationCard.tsx';
import styles from './Annotations.module.css';
import { type AnnotationFilter, NO_FILTER, orderAnnotations } from './card-order.ts';
import { OrphanList } from './OrphanList.tsx';
import { useCardActions } from './use-card-actions.ts';

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
  if (review.load.kind === 'loading') return <EmptyState icon={<Loader size="sm" />} title={words.annotations.loading} />;
  if (review.load.kind === 'failed') {
    return <EmptyState title={words.annotations.failed} text={words.errors.codes[review.load.error.code](review.load.error.details)} />;
  }
  if (review.annotations.length === 0) {
    return (
      <EmptyState icon={<IconMessage size={30} stroke={1.2} />} title={words.annotations.emptyTitle} text={words.annotations.emptyText} />
    );
  }
  return (
    <div className={styles.panel}>
      <FilterBar
        filter={filter}
        onChange={setFilter}
        shown={ordered.placed.length + ordered.orphans.length}
        total={review.annotations.length}
      />
      <OrphanList documentId={documentId} orphans={ordered.orphans} onRemove={actions.remove} />
      {ordered.placed.length === 0 && filter !== NO_FILTER ? (
        <EmptyState title={words.annotations.noneMatch}>
          <Button size="xs" variant="default" onClick={() => setFilter(NO_FILTER)}>
            {words.annotations.clearFilter}
          </Button>
        </EmptyState>
      ) : (
        <CardList documentId={documentId} annotations={ordered.placed} anchors={review.anchors} actions={actions} />
      )}
    </div>
  );
});

type CardListProps = {
  readonly documentId: string;
  readonly annotations: readonly Annotation[];
  readonly anchors: AnchorMap;
  readonly actions: CardActions;
};

function CardList({ documentId, annotations, anchors, actions }: CardListProps): ReactNode {
  const words = useWords().annotations;
  const scroller = useRef<HTMLDivElement>(null);
  const focused = usePassage((state) => (state.focused?.documentId === documentId ? state.focused : null));
  const virtualizer = useVirtualizer({
    count: annotations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 116,
    getItemKey: (index) => annotations[index]?.id ?? index,
    overscan: 4,
    paddingStart: 8,
    paddingEnd: 24,
    gap: 8,
  });
  const focusedAt = focused === null ? -1 : annotations.findIndex((annotation) => annotation.id === focused.annotationId);
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
  }, [focused, focusedAt, virtualizer]);
  return (
    <div ref={scroller} className={styles.list}>
      <ul className={styles.cards} aria-label={words.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const annotation = annotations[item.index];
          if (annotation === undefined) return null;
          const isFocused = item.index === focusedAt;
          return (
            <li
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={styles.item}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <AnnotationCard
                annotation={annotation}
                isMoved={anchors.get(annotation.id)?.kind === 'moved'}
                isFocused={isFocused}
                isEditing={isFocused && focused?.isEditing === true}
                takesFocus={isFocused && focused?.origin === 'text'}
                actions={actions}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
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
        label={words.filterType}
        data={[...issueType.options.map((value) => ({ value, label: words.issueTypes[value] })), none]}
        value={filter.issueType}
        onChange={(value) => onChange({ ...filter, issueType: value === 'none' ? 'none' : (issueType.safeParse(value).data ?? null) })}
      />
      <FilterSelect
        label={words.filterSeverity}
        data={[...severity.options.map((value) => ({ value, label: words.severities[value] })), none]}
        value={filter.severity}
        onChange={(value) => onChange({ ...filter, severity: value === 'none' ? 'none' : (severity.safeParse(value).data ?? null) })}
      />
      <FilterSelect
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
  readonly label: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
};

function FilterSelect({ label, data, value, onChange }: FilterSelectProps): ReactNode {
  return (
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
  );
}
