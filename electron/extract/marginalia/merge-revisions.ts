import { blockText } from '#shared/domain/text/canonical-text.ts';
import type { SourceBlock } from '#shared/model/extraction.ts';
import type { SourceRevision } from '#shared/model/remark.ts';

type Unnumbered = Omit<SourceRevision, 'id'>;

/**
 * Changes as people made them: text processors cut one change into pieces at every change of formatting and at every paragraph.
 * Neighbours of one kind, hand and minute become one. Numbered in order; `changes` come in the order of the text.
 */
export function mergeRevisions(changes: readonly Unnumbered[], blocks: readonly SourceBlock[]): SourceRevision[] {
  const merged: { first: Unnumbered; last: Unnumbered; texts: string[] }[] = [];
  for (const change of changes) {
    const open = merged.at(-1);
    if (open !== undefined && isOneChange(open.last, change, blocks)) {
      open.texts.push(change.text);
      open.last = change;
    } else merged.push({ first: change, last: change, texts: [change.text] });
  }
  return merged.map(({ first, last, texts }, index) => ({
    id: `v${index + 1}`,
    ...first,
    text: texts.join(''),
    place: { ...first.place, endBlock: last.place.endBlock, end: last.place.end },
  }));
}

function isOneChange(left: Unnumbered, right: Unnumbered, blocks: readonly SourceBlock[]): boolean {
  if (left.kind !== right.kind || left.author !== right.author || left.date?.slice(0, 16) !== right.date?.slice(0, 16)) return false;
  if (left.place.endBlock === right.place.block) return left.place.end === right.place.start;
  // Over the end of a paragraph that is part of the change, past the automatic number of the next.
  const next = blocks[right.place.block];
  const label = next?.style?.listLabel ?? '';
  const before = blocks[left.place.endBlock];
  return (
    left.text.endsWith('\n') &&
    right.place.block === left.place.endBlock + 1 &&
    before !== undefined &&
    left.place.end === blockText(before).length &&
    right.place.start <= label.length + 1 &&
    (right.place.start === 0 || label !== '')
  );
}
