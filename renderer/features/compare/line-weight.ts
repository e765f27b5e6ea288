import type { ComparedLine } from '#shared/model/comparison.ts';

const LINE_HEIGHT = 1.75;
const PADDING = 15;
/** Pixels beside the text: margins of its cell, the scroll bar. */
const BESIDE = 44;
/** Above a change stands a line with its clause and its numbers. */
const TAGS = 24;

/** Height in pixels that a line will probably have; a measured one replaces it. */
export function lineWeight(
  line: ComparedLine,
  { width, fontSize, layout }: { readonly width: number; readonly fontSize: number; readonly layout: 'sides' | 'merged' },
): number {
  const perLine = Math.max(8, Math.floor(((layout === 'sides' ? width / 2 : width) - BESIDE) / fontSize));
  const tags = line.kind === 'same' ? 0 : TAGS;
  if (line.kind === 'moved-away') return PADDING + TAGS + fontSize * LINE_HEIGHT;
  if (line.table !== undefined) return PADDING + tags + line.table.length * (fontSize * LINE_HEIGHT + 9);
  let old = 0;
  let fresh = 0;
  for (const { op, text } of line.edits) {
    if (op !== 'add') old += text.length;
    if (op !== 'remove') fresh += text.length;
  }
  const length = layout === 'sides' ? Math.max(old, fresh) : old + fresh - keptLength(line);
  return PADDING + tags + Math.max(1, Math.ceil(length / perLine)) * fontSize * LINE_HEIGHT;
}

function keptLength({ edits }: ComparedLine): number {
  return edits.reduce((sum, { op, text }) => sum + (op === 'keep' ? text.length : 0), 0);
}
