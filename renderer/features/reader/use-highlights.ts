import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { type DocumentView, type MarkedView, spanPaints } from './document-view.ts';
import { type Matches, matchesIn } from './find-matches.ts';
import { createHighlightPainter, type Paint } from './highlight-painter.ts';
import type { NotePaints } from './note-paints.ts';
import type { TextPiece } from './text-pieces.ts';

/** Everything that may be painted over a pane's text; ranges are canonical. */
export type PaneMarks = {
  readonly view: DocumentView;
  readonly marked: MarkedView;
  readonly notes: NotePaints;
  /** By the piece's number; so are those of findings. */
  readonly citationPaints: ReadonlyMap<number, readonly Paint[]>;
  readonly findingPaints: ReadonlyMap<number, readonly Paint[]>;
  readonly hitPaints: ReadonlyMap<number, readonly Paint[]>;
  /** The hit of the query that led here on which the reader stands. */
  readonly currentHit: TextRange | null;
  readonly matches: Matches;
  readonly currentMatch: number | null;
  readonly chosen: TextRange | null;
  readonly flash: TextRange | null;
  readonly focused: TextRange | null;
};

/** Paints the mounted rows after each render: only rows that are new, or whose marks changed, cost anything. In flight nothing lasting is painted. */
export function useHighlights(
  root: RefObject<HTMLDivElement | null>,
  mounted: readonly number[],
  marks: PaneMarks & { readonly isFlying: boolean },
): void {
  const [painter] = useState(createHighlightPainter);
  useEffect(() => () => painter.clear(), [painter]);
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    const { view, marked, notes, citationPaints, findingPaints, hitPaints, currentHit, matches, currentMatch, chosen, flash, focused } =
      marks;
    const keys = new Set<number | string>();
    for (const index of mounted) {
      const piece = view.pieces[index];
      const row = element.querySelector(`[data-index="${index}"]`);
      if (piece === undefined || row === null) continue;
      const passing = `${index} passing`;
      keys.add(index);
      keys.add(passing);
      if (!marks.isFlying)
        painter.paint(index, row, [marked.byPiece, notes, citationPaints, findingPaints, hitPaints, matches, piece], () =>
          lastingPaints(index, piece, marks),
        );
      const isTouched = [chosen, flash, focused, currentHit].some(
        (range) => range !== null && range.start < piece.end && range.end > piece.start,
      );
      const match = currentMatch === null ? -1 : (matches.starts[currentMatch] ?? -1);
      const hasMatch = match >= 0 && match < piece.end && match + matches.length > piece.start;
      const version = isTouched || hasMatch ? [chosen, flash, focused, currentHit, match, piece] : [null, null, null, null, -1, piece];
      painter.paint(passing, row, version, () => passingPaints(marks));
    }
    painter.keepOnly(keys);
  });
}

/** What is painted on one piece for as long as it is mounted. */
export function lastingPaints(
  index: number,
  piece: TextPiece,
  marks: Pick<PaneMarks, 'view' | 'marked' | 'notes' | 'citationPaints' | 'findingPaints' | 'hitPaints' | 'matches'>,
): readonly Paint[] {
  const [first, last] = matchesIn(marks.matches, piece.start, piece.end);
  const found: Paint[] = [];
  for (let match = first; match < last; match += 1) {
    const start = marks.matches.starts[match] ?? 0;
    found.push({ layer: 'find', start, end: start + marks.matches.length });
  }
  const own = marks.notes.paints.get(index) ?? [];
  const spans = spanPaints(marks.marked.byPiece.get(index) ?? []);
  return [
    ...(marks.citationPaints.get(index) ?? []),
    ...own,
    ...spans,
    ...(marks.view.repairs.get(index) ?? []),
    ...(marks.findingPaints.get(index) ?? []),
    ...(marks.hitPaints.get(index) ?? []),
    ...found,
  ];
}

/** What is painted on top for a while: the chosen passage, the annotation in focus, the current match, the place just gone to. */
export function passingPaints(marks: PaneMarks): readonly Paint[] {
  const paints: Paint[] = [];
  if (marks.focused !== null) paints.push({ layer: 'focus', ...marks.focused });
  if (marks.chosen !== null) paints.push({ layer: 'chosen', ...marks.chosen });
  if (marks.flash !== null) paints.push({ layer: 'flash', ...marks.flash });
  if (marks.currentHit !== null) paints.push({ layer: 'hit-current', ...marks.currentHit });
  const match = marks.currentMatch === null ? undefined : marks.matches.starts[marks.currentMatch];
  if (match !== undefined) paints.push({ layer: 'find-current', start: match, end: match + marks.matches.length });
  return paints;
}
