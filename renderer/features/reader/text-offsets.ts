import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';

/** Marks an element whose text is one stretch of the canonical text, and says where that stretch begins. */
const START_ATTRIBUTE = 'data-start';
const HOLDER = `[${START_ATTRIBUTE}]`;

/** Canonical offset at which a holder's text begins. */
export function holderStart(holder: Element): number {
  return Number(holder.getAttribute(START_ATTRIBUTE));
}

/** The elements inside `root` that hold canonical text, in reading order; `root` itself where it is one. */
export function holdersIn(root: Element): readonly Element[] {
  return root.matches(HOLDER) ? [root] : [...root.querySelectorAll(HOLDER)];
}

/**
 * Canonical offset of a DOM position inside `root`; `null` outside of it.
 * A position between holders counts to the next one for the start of a range and to the one before for its end.
 */
export function offsetOfPoint(
  root: Element,
  point: { readonly node: Node; readonly offset: number },
  side: 'start' | 'end',
): number | null {
  if (!root.contains(point.node)) return null;
  const element = point.node instanceof Element ? point.node : point.node.parentElement;
  const holder = element?.closest(HOLDER) ?? null;
  if (holder !== null && root.contains(holder)) return holderStart(holder) + unitsBefore(holder, point);
  const position = document.createRange();
  position.setStart(point.node, point.offset);
  let before: Element | null = null;
  for (const candidate of holdersIn(root)) {
    if (position.comparePoint(candidate, 0) > 0) {
      if (side === 'start' || before === null) return holderStart(candidate);
      break;
    }
    before = candidate;
  }
  return before === null ? null : holderStart(before) + (before.textContent?.length ?? 0);
}

/** The canonical range of a DOM selection inside `root`; `null` when it is collapsed or reaches outside. */
export function rangeOfSelection(root: Element, selection: Selection): TextRange | null {
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOfPoint(root, { node: range.startContainer, offset: range.startOffset }, 'start');
  const end = offsetOfPoint(root, { node: range.endContainer, offset: range.endOffset }, 'end');
  return start === null || end === null || start >= end ? null : { start, end };
}

/** The DOM position of a canonical offset inside a holder; `null` when the offset is not in it or it is empty. */
export function pointInHolder(holder: Element, offset: number): { readonly node: Text; readonly offset: number } | null {
  let rest = offset - holderStart(holder);
  if (rest < 0) return null;
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    if (rest <= node.length) return { node, offset: rest };
    rest -= node.length;
  }
  return null;
}

/** The DOM range of the part of a canonical range that lies in a holder; `null` when none does. */
export function rangeInHolder(holder: Element, start: number, end: number): StaticRange | null {
  const first = holderStart(holder);
  const last = first + (holder.textContent?.length ?? 0);
  if (start >= last || end <= first) return null;
  const from = pointInHolder(holder, Math.max(start, first));
  const to = pointInHolder(holder, Math.min(end, last));
  if (from === null || to === null) return null;
  return new StaticRange({ startContainer: from.node, startOffset: from.offset, endContainer: to.node, endOffset: to.offset });
}

/** A live DOM range of as much of a canonical range as is mounted under `root`; `null` when nothing of it is. */
export function mountedRange(root: Element, range: TextRange): Range | null {
  let found: Range | null = null;
  for (const holder of holdersIn(root)) {
    const part = rangeInHolder(holder, range.start, range.end);
    if (part === null) continue;
    if (found === null) {
      found = document.createRange();
      found.setStart(part.startContainer, part.startOffset);
    }
    found.setEnd(part.endContainer, part.endOffset);
  }
  return found;
}

/** Canonical offset of the character under a point of the window; `null` beside the text. */
export function offsetUnderPointer(root: Element, x: number, y: number): number | null {
  const caret = caretAt(x, y);
  if (caret === null) return null;
  const offset = offsetOfPoint(root, caret, 'start');
  if (offset === null || !(caret.node instanceof Text)) return null;
  // The caret snaps to the nearest character, also from the margin: only a hit on the glyph itself counts.
  for (const candidate of [caret.offset, caret.offset - 1]) {
    if (candidate < 0 || candidate >= caret.node.length) continue;
    const glyph = document.createRange();
    glyph.setStart(caret.node, candidate);
    glyph.setEnd(caret.node, candidate + 1);
    const box = glyph.getBoundingClientRect();
    if (x >= box.left && x <= box.right && y >= box.top - 4 && y <= box.bottom + 4) return offset + candidate - caret.offset;
  }
  return null;
}

/** Makes the text between two points of the window the browser's selection; leaves it as it is where one of them is beside the text. */
export function selectBetween(root: Element, [fromX, fromY]: readonly [number, number], [toX, toY]: readonly [number, number]): void {
  const from = caretAt(fromX, fromY);
  const to = caretAt(toX, toY);
  if (from === null || to === null || !root.contains(from.node) || !root.contains(to.node)) return;
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

function caretAt(x: number, y: number): { readonly node: Node; readonly offset: number } | null {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position === null ? null : { node: position.offsetNode, offset: position.offset };
  }
  const range = legacyCaretRange(x, y);
  return range === null ? null : { node: range.startContainer, offset: range.startOffset };
}

/** Chromium before 128 knows only the older of the two names. */
function legacyCaretRange(x: number, y: number): Range | null {
  const legacy: Pick<Document, 'caretRangeFromPoint'> = document;
  return legacy.caretRangeFromPoint(x, y);
}

function unitsBefore(holder: Element, point: { readonly node: Node; readonly offset: number }): number {
  if (point.node instanceof Text && holder.firstChild === point.node) return point.offset;
  const before = document.createRange();
  before.setStart(holder, 0);
  before.setEnd(point.node, point.offset);
  return before.toString().length;
}
