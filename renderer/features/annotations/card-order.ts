import type { FileNote } from '#renderer/api/file-notes.ts';
import type { AnchorMap } from '#renderer/api/review-state.ts';
import type { Annotation, AnnotationStatus, IssueType, Severity } from '#shared/model/annotation.ts';

/** What the list shows; `null` shows all, `none` those without a value. */
export type AnnotationFilter = {
  readonly issueType: IssueType | 'none' | null;
  readonly severity: Severity | 'none' | null;
  readonly status: AnnotationStatus | null;
};

export const NO_FILTER: AnnotationFilter = { issueType: null, severity: null, status: null };

/** The annotations of one document as the list has them. */
export type OrderedAnnotations = {
  /** In reading order. */
  readonly placed: readonly Annotation[];
  /** Without a place in the text, in the order they once stood. */
  readonly orphans: readonly Annotation[];
};

/** Puts the annotations that pass a filter in reading order; orphans are never filtered away. O(n log n). */
export function orderAnnotations(annotations: readonly Annotation[], anchors: AnchorMap, filter: AnnotationFilter): OrderedAnnotations {
  const placed: { readonly annotation: Annotation; readonly start: number; readonly end: number }[] = [];
  const orphans: Annotation[] = [];
  for (const annotation of annotations) {
    const anchor = anchors.get(annotation.id);
    if (anchor === undefined) continue;
    if (anchor.kind === 'orphan') orphans.push(annotation);
    else if (passes(annotation, filter)) placed.push({ annotation, ...anchor.range });
  }
  placed.sort(
    (left, right) => left.start - right.start || right.end - left.end || compareText(left.annotation.createdAt, right.annotation.createdAt),
  );
  orphans.sort((left, right) => left.target.selector[0].start - right.target.selector[0].start);
  return { placed: placed.map(({ annotation }) => annotation), orphans };
}

/** A card of the list: ours, or one of the file's own notes with the clause it stands in. */
export type CardItem =
  | { readonly kind: 'annotation'; readonly annotation: Annotation }
  | { readonly kind: 'note'; readonly note: FileNote; readonly path: string };

/** Ours and the file's own cards in one reading order; both lists come in order, and a note comes before what was made of it. Linear. */
export function mixCards(
  placed: readonly Annotation[],
  anchors: AnchorMap,
  notes: readonly { readonly note: FileNote; readonly path: string }[],
): readonly CardItem[] {
  const startOf = (annotation: Annotation | undefined): number => {
    const anchor = annotation === undefined ? undefined : anchors.get(annotation.id);
    return anchor === undefined || anchor.kind === 'orphan' ? Number.POSITIVE_INFINITY : anchor.range.start;
  };
  const items: CardItem[] = [];
  let next = 0;
  for (const { note, path } of notes) {
    const start = note.range?.start ?? Number.POSITIVE_INFINITY;
    for (; startOf(placed[next]) < start; next += 1) {
      const annotation = placed[next];
      if (annotation !== undefined) items.push({ kind: 'annotation', annotation });
    }
    items.push({ kind: 'note', note, path });
  }
  return [...items, ...placed.slice(next).map((annotation): CardItem => ({ kind: 'annotation', annotation }))];
}

/** A quote on one line, cut to what a card can show. */
export function shortQuote(quote: string, length: number): string {
  const line = quote.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
}

function passes(annotation: Annotation, filter: AnnotationFilter): boolean {
  return (
    (filter.issueType === null || (annotation.issueType ?? 'none') === filter.issueType) &&
    (filter.severity === null || (annotation.severity ?? 'none') === filter.severity) &&
    (filter.status === null || annotation.status === filter.status)
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
