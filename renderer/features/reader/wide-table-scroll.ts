import type { Block } from '#shared/model/document.ts';

/** How far each wide table was scrolled: its pieces come and go with the text around them. */
const scrolled = new WeakMap<Block, number>();

/** Puts the frame of one of a table's pieces where the others stand. */
export function takeTablePlace(frame: HTMLElement, block: Block): void {
  frame.scrollLeft = scrolled.get(block) ?? 0;
}

/** Moves the other pieces of a table along with one. */
export function moveTable(frame: HTMLElement, block: Block): void {
  scrolled.set(block, frame.scrollLeft);
  const others = frame.closest('[data-reader-text]')?.querySelectorAll<HTMLElement>(`[data-wide="${frame.dataset['wide'] ?? ''}"]`) ?? [];
  for (const other of others) if (other.scrollLeft !== frame.scrollLeft) other.scrollLeft = frame.scrollLeft;
}

/** Brings a range in a wide table into its frame. */
export function showInTable(range: Range): void {
  const element = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
  const frame = element?.closest<HTMLElement>('[data-wide]');
  const cell = element?.closest('td');
  if (frame == null || cell == null || cell.cellIndex === 0) return;
  const kept = frame.dataset['keepsFirst'] === undefined ? 0 : (cell.parentElement?.firstElementChild?.getBoundingClientRect().width ?? 0);
  const outer = frame.getBoundingClientRect();
  const box = cell.getBoundingClientRect();
  if (box.left < outer.left + kept) frame.scrollLeft -= outer.left + kept - box.left;
  else if (box.right > outer.right) frame.scrollLeft += Math.min(box.right - outer.right, box.left - outer.left - kept);
}
