import type { Paint } from './highlight-painter.ts';

/** A stretch of text with the layers that cover it; for browsers that cannot paint over untouched text. */
export type MarkedSegment = { readonly start: number; readonly text: string; readonly layers: readonly Paint['layer'][] };

/** Cuts a stretch of text wherever a layer begins or ends; the segments joined give the text back. */
export function markedSegments(text: string, start: number, paints: readonly Paint[]): readonly MarkedSegment[] {
  const end = start + text.length;
  const cuts = new Set([start, end]);
  const here = paints.filter((paint) => paint.start < end && paint.end > start);
  for (const paint of here) {
    cuts.add(Math.max(start, paint.start));
    cuts.add(Math.min(end, paint.end));
  }
  const bounds = [...cuts].sort((left, right) => left - right);
  return bounds.slice(0, -1).map((from, index) => {
    const to = bounds[index + 1] ?? end;
    const layers = here.filter((paint) => paint.start <= from && paint.end >= to).map((paint) => paint.layer);
    return { start: from, text: text.slice(from - start, to - start), layers: [...new Set(layers)] };
  });
}
