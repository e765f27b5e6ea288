import { blockText } from '#shared/domain/text/canonical-text.ts';
import type { Extraction } from '#shared/model/extraction.ts';
import type { SourcePlace } from '#shared/model/remark.ts';

/** The words that stand at a place. */
export function wordsAt({ blocks }: Extraction, { block, start, endBlock, end }: SourcePlace): string {
  const texts = blocks.slice(block, endBlock + 1).map(blockText);
  if (texts.length === 1) return (texts[0] ?? '').slice(start, end);
  return [(texts[0] ?? '').slice(start), ...texts.slice(1, -1), (texts.at(-1) ?? '').slice(0, end)].join('\n');
}

/** Each tracked change: kind, its words, where it stands (block:offset), and the words in the text. */
export function changes(extraction: Extraction): string[] {
  return extraction.revisions.map(
    (change) =>
      `${change.kind} ${JSON.stringify(change.text)} ${change.place.block}:${change.place.start} ${JSON.stringify(wordsAt(extraction, change.place))}`,
  );
}

/** Each remark: what it says, and the words it speaks of. */
export function remarks(extraction: Extraction): string[] {
  return extraction.remarks.map(
    (remark) => `${remark.text} @ ${remark.place === null ? 'nowhere' : JSON.stringify(wordsAt(extraction, remark.place))}`,
  );
}
