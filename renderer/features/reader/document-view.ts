import { useMemo } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import type { AnchorMap } from '#renderer/api/review-state.ts';
import { isInline, type RepairPlace, repairPlaces } from '#shared/domain/repair/repair-places.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { type AnnotationSpan, annotationSpans, overlaps, spansByPiece } from './annotation-spans.ts';
import type { Paint } from './highlight-painter.ts';
import type { LinkedText } from './link-places.ts';
import { outlineNodes } from './outline-rows.ts';
import { pieceAt, type TextPiece, textPieces } from './text-pieces.ts';

/** Repairs inside a line are underlined where they stand; longer ones, joined lines and rebuilt tables have a mark in the gutter. */
const LONGEST_UNDERLINED = 200;

/** What is derived once from a document's text, however often it is scrolled. */
export type DocumentView = {
  readonly pieces: readonly TextPiece[];
  /** Worked out when a second pane first follows this text. */
  readonly linkedText: () => LinkedText;
  /** In reading order. */
  readonly repairPlaces: readonly RepairPlace[];
  /** What repairs paint, by piece. */
  readonly repairs: ReadonlyMap<number, readonly Paint[]>;
  /** Repairs marked in the gutter, by the piece they begin in. */
  readonly gutterRepairs: ReadonlyMap<number, readonly RepairPlace[]>;
};

/** What is derived from a document's annotations whenever these change. */
export type MarkedView = {
  readonly spans: readonly AnnotationSpan[];
  readonly byPiece: ReadonlyMap<number, readonly AnnotationSpan[]>;
};

/** Derives the rows and the linking places of a document. */
export function useDocumentView(document: ReadyDocument): DocumentView {
  return useMemo(() => {
    const { model } = document.opened;
    const pieces = textPieces(model.blocks, document.canonical);
    const places = repairPlaces(model, document.canonical);
    let linkedText: LinkedText | null = null;
    return {
      pieces,
      linkedText: () => {
        linkedText ??= linkedTextOf(document);
        return linkedText;
      },
      repairPlaces: places,
      ...repairMarks(places, pieces),
    };
  }, [document]);
}

function linkedTextOf({ opened, canonical }: ReadyDocument): LinkedText {
  const { model } = opened;
  const clauses = outlineNodes(model).map((node) => ({
    start: canonical.blockStarts[node.blockIndex] ?? 0,
    path: (model.blocks[node.blockIndex]?.path ?? []).join('\u0000'),
    title: node.title,
  }));
  return { documentId: opened.document.id, length: canonical.text.length, clauses };
}

/** Derives what is painted from the annotations and where they stand. */
export function useMarkedView(annotations: readonly Annotation[], anchors: AnchorMap, pieces: readonly TextPiece[]): MarkedView {
  return useMemo(() => {
    const spans = annotationSpans(annotations, anchors);
    return { spans, byPiece: spansByPiece(spans, pieces) };
  }, [annotations, anchors, pieces]);
}

/** What the annotations paint on one piece: their colours, and where they lie on each other. */
export function spanPaints(spans: readonly AnnotationSpan[]): readonly Paint[] {
  const colours = spans.map((span): Paint => ({ layer: span.colour, start: span.start, end: span.end }));
  const shared = overlaps(spans).map(([start, end]): Paint => ({ layer: 'overlap', start, end }));
  return [...colours, ...shared];
}

/** Is a repair shown by its underline, as against a mark in the gutter? */
export function isUnderlined({ repair, start, end }: RepairPlace): boolean {
  return isInline(repair) && end - start <= LONGEST_UNDERLINED;
}

function repairMarks(places: readonly RepairPlace[], pieces: readonly TextPiece[]): Pick<DocumentView, 'repairs' | 'gutterRepairs'> {
  const repairs = new Map<number, Paint[]>();
  const gutterRepairs = new Map<number, RepairPlace[]>();
  for (const place of places) {
    const { start, end } = place;
    const first = pieceAt(pieces, start);
    if (!isUnderlined(place)) {
      addTo(gutterRepairs, first, place);
      continue;
    }
    const paint: Paint = { layer: place.isUndone ? 'unrepaired' : 'repair', start, end };
    for (let piece = first; piece <= pieceAt(pieces, Math.max(start, end - 1)); piece += 1) addTo(repairs, piece, paint);
  }
  return { repairs, gutterRepairs };
}

function addTo<Value>(lists: Map<number, Value[]>, key: number, value: Value): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}

/** What is painted on each piece, by its number. O(paints · log pieces). */
export function paintsByPiece(paints: readonly Paint[], pieces: readonly TextPiece[]): ReadonlyMap<number, readonly Paint[]> {
  const byPiece = new Map<number, Paint[]>();
  for (const paint of paints) {
    const last = pieceAt(pieces, Math.max(paint.start, paint.end - 1));
    for (let piece = pieceAt(pieces, paint.start); piece <= last; piece += 1) addTo(byPiece, piece, paint);
  }
  return byPiece;
}
