import { useMemo } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import type { AnchorMap } from '#renderer/api/review-state.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { type AnnotationSpan, annotationSpans, overlaps, spansByPiece } from './annotation-spans.ts';
import type { Paint } from './highlight-painter.ts';
import type { LinkedText } from './link-places.ts';
import { outlineNodes } from './outline-rows.ts';
import { pieceAt, type TextPiece, textPieces } from './text-pieces.ts';

/** Repairs inside a line are underlined where they stand; joined lines and rebuilt tables would underline everything. */
const UNDERLINED_REPAIRS = new Set(['mojibake', 'encoding', 'spaces']);
const LONGEST_UNDERLINED = 200;
const NO_REPAIRS: ReadonlyMap<number, readonly Paint[]> = new Map();

/** What is derived once from a document's text, however often it is scrolled. */
export type DocumentView = {
  readonly pieces: readonly TextPiece[];
  /** Worked out when a second pane first follows this text. */
  readonly linkedText: () => LinkedText;
  readonly repairs: ReadonlyMap<number, readonly Paint[]>;
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
    let linkedText: LinkedText | null = null;
    return {
      pieces,
      linkedText: () => {
        linkedText ??= linkedTextOf(document);
        return linkedText;
      },
      repairs: repairPaints(model, document, pieces),
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

function repairPaints(model: DocumentModel, document: ReadyDocument, pieces: readonly TextPiece[]): ReadonlyMap<number, readonly Paint[]> {
  if (model.repairs.length === 0) return NO_REPAIRS;
  const blockNumbers = new Map(model.blocks.map((block, index) => [block.id, index]));
  const byPiece = new Map<number, Paint[]>();
  for (const repair of model.repairs) {
    if (repair.block === null || repair.after === '' || !UNDERLINED_REPAIRS.has(repair.kind) || repair.after.length > LONGEST_UNDERLINED)
      continue;
    const blockIndex = blockNumbers.get(repair.block);
    const at = blockIndex === undefined ? -1 : (model.blocks[blockIndex]?.text.indexOf(repair.after) ?? -1);
    if (blockIndex === undefined || at < 0) continue;
    const start = (document.canonical.blockStarts[blockIndex] ?? 0) + at;
    const paint: Paint = { layer: 'repair', start, end: start + repair.after.length };
    for (let piece = pieceAt(pieces, start); piece <= pieceAt(pieces, paint.end - 1); piece += 1) {
      const known = byPiece.get(piece);
      if (known === undefined) byPiece.set(piece, [paint]);
      else known.push(paint);
    }
  }
  return byPiece;
}
