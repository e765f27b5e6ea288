import { blockText } from '#shared/domain/text/canonical-text.ts';
import type { SourceBlock } from '#shared/model/extraction.ts';
import type { SourcePlace } from '#shared/model/remark.ts';

interface PageText {
  /** The text of the page's blocks without white space. */
  readonly text: string;
  /** Block and offset of each unit. */
  readonly at: readonly (readonly [block: number, offset: number])[];
}

/** Finds words by their page in blocks that begin on it, or run over from the one before. White space counts for nothing. */
export function wordFinder(blocks: readonly SourceBlock[]): (page: number, words: string, before: number) => SourcePlace | null {
  const pages = new Map<number, PageText>();
  const textOf = (page: number): PageText => {
    const known = pages.get(page) ?? pageText(blocks, page);
    pages.set(page, known);
    return known;
  };
  return (page, words, before) => {
    if (words === '') return null;
    const { text, at } = textOf(page);
    let found = text.indexOf(words);
    for (let count = 0; count < before; count += 1) {
      const next = text.indexOf(words, found + 1);
      if (next < 0) break;
      found = next;
    }
    const [start, end] = [at[found], at[found + words.length - 1]];
    if (start === undefined || end === undefined) return null;
    return { block: start[0], start: start[1], endBlock: end[0], end: end[1] + 1 };
  };
}

function pageText(blocks: readonly SourceBlock[], page: number): PageText {
  const first = blocks.findIndex((block) => (block.page ?? 0) >= page);
  const from = Math.max(0, (first < 0 ? blocks.length : first) - 1);
  const at: [number, number][] = [];
  let text = '';
  for (let index = from; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined || (block.page ?? 0) > page) break;
    const own = blockText(block);
    for (let offset = 0; offset < own.length; offset += 1) {
      if (own.charAt(offset).trim() === '') continue;
      text += own.charAt(offset);
      at.push([index, offset]);
    }
  }
  return { text, at };
}
