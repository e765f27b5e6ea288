import type { Anchor } from '#shared/domain/anchoring/resolve-passage.ts';
import type { Annotation, HighlightColour } from '#shared/model/annotation.ts';
import { pieceAt, type TextPiece } from './text-pieces.ts';

/** An annotation as it is painted; canonical offsets. */
export type AnnotationSpan = {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly colour: HighlightColour;
  readonly isMoved: boolean;
};

/** The spans of all annotations that have a place, in reading order: by start, the longer first. */
export function annotationSpans(annotations: readonly Annotation[], anchors: ReadonlyMap<string, Anchor>): readonly AnnotationSpan[] {
  const spans: AnnotationSpan[] = [];
  for (const annotation of annotations) {
    const anchor = anchors.get(annotation.id);
    if (anchor === undefined || anchor.kind === 'orphan') continue;
    spans.push({
      id: annotation.id,
      start: anchor.range.start,
      end: anchor.range.end,
      colour: annotation.colour,
      isMoved: anchor.kind === 'moved',
    });
  }
  return spans.sort((left, right) => left.start - right.start || right.end - left.end || (left.id < right.id ? -1 : 1));
}

/** The spans that touch each piece, by its number; a span over several pieces stands under each. */
export function spansByPiece(
  spans: readonly AnnotationSpan[],
  pieces: readonly TextPiece[],
): ReadonlyMap<number, readonly AnnotationSpan[]> {
  const byPiece = new Map<number, AnnotationSpan[]>();
  for (const span of spans) {
    const last = pieceAt(pieces, Math.max(span.start, span.end - 1));
    for (let index = pieceAt(pieces, span.start); index <= last; index += 1) {
      const known = byPiece.get(index);
      if (known === undefined) byPiece.set(index, [span]);
      else known.push(span);
    }
  }
  return byPiece;
}

/** Stretches covered by two or more spans, ascending and apart; `spans` in reading order. */
export function overlaps(spans: readonly AnnotationSpan[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let furthest = -1;
  for (const span of spans) {
    const end = Math.min(furthest, span.end);
    if (span.start < end) {
      const last = found.at(-1);
      if (last !== undefined && span.start <= last[1]) last[1] = Math.max(last[1], end);
      else found.push([span.start, end]);
    }
    furthest = Math.max(furthest, span.end);
  }
  return found;
}

/** The span a click at an offset means: the shortest there, and the next longer one when that one is in focus already. */
export function spanAt(spans: readonly AnnotationSpan[], offset: number, focusedId: string | null): AnnotationSpan | null {
  const here = spans
    .filter((span) => span.start <= offset && offset < span.end)
    .sort((left, right) => left.end - left.start - (right.end - right.start));
  const focusedAt = here.findIndex((span) => span.id === focusedId);
  return here[(focusedAt + 1) % Math.max(1, here.length)] ?? null;
}
