/** The text under an element as one string, in the order of its text nodes, with the way back to them. */
export type RootText = { readonly text: string; readonly nodes: readonly Text[]; readonly starts: readonly number[] };

/** Reads the text under an element; style sheets are no text. Linear. */
export function readRootText(root: Node): RootText {
  const nodes: Text[] = [];
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.localName === 'style') continue;
    nodes.push(node);
    starts.push(length);
    parts.push(node.data);
    length += node.length;
  }
  return { text: parts.join(''), nodes, starts };
}

/** The DOM range of a stretch of the text; `null` where there is no such text. */
export function domRangeOf({ nodes, starts, text }: RootText, start: number, end: number): Range | null {
  const last = Math.min(end, text.length) - 1;
  const from = indexAt(starts, start);
  const to = indexAt(starts, last);
  const first = nodes[from];
  const final = nodes[to];
  if (first === undefined || final === undefined || last < start) return null;
  const range = document.createRange();
  range.setStart(first, start - (starts[from] ?? 0));
  range.setEnd(final, last + 1 - (starts[to] ?? 0));
  return range;
}

/** Where a DOM position stands in the text: before the first text node that does not come before it. */
export function offsetOfPoint({ nodes, starts, text }: RootText, node: Node, offset: number): number {
  const own = node instanceof Text ? nodes.indexOf(node) : -1;
  if (own >= 0) return (starts[own] ?? 0) + offset;
  const position = document.createRange();
  position.setStart(node, offset);
  for (const [index, candidate] of nodes.entries()) {
    if (position.comparePoint(candidate, 0) >= 0) return starts[index] ?? 0;
  }
  return text.length;
}

function indexAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A rectangle as shares of the box that it lies in. */
export type MarkBox = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

const MOST_BOXES = 400;

/** An element that lies in a range as a whole gives its boxes, and its text gives them again. */
function isInside(
  box: DOMRect,
  known: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): boolean {
  const slack = box.height / 3;
  return box.left >= known.left - 1 && box.right <= known.right + 1 && box.top >= known.top - slack && box.bottom <= known.bottom + slack;
}

/** The boxes of a DOM range inside `frame`, those of one line joined. */
export function boxesOf(range: Range, frame: Element): readonly MarkBox[] {
  const outer = frame.getBoundingClientRect();
  if (outer.width === 0 || outer.height === 0) return [];
  const boxes: { left: number; top: number; right: number; bottom: number }[] = [];
  for (const box of range.getClientRects()) {
    if (box.width < 0.5 || box.height < 0.5 || boxes.some((known) => isInside(box, known))) continue;
    const last = boxes.at(-1);
    const isSameLine =
      last !== undefined &&
      Math.abs(last.top - box.top) < box.height / 2 &&
      box.left - last.right < box.height * 2 &&
      box.left >= last.left;
    if (isSameLine) {
      last.right = Math.max(last.right, box.right);
      last.top = Math.min(last.top, box.top);
      last.bottom = Math.max(last.bottom, box.bottom);
    } else if (boxes.length < MOST_BOXES) boxes.push({ left: box.left, top: box.top, right: box.right, bottom: box.bottom });
  }
  return boxes.map(({ left, top, right, bottom }) => ({
    left: (left - outer.left) / outer.width,
    top: (top - outer.top) / outer.height,
    width: (right - left) / outer.width,
    height: (bottom - top) / outer.height,
  }));
}
