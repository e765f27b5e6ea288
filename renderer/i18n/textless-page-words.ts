import type { TextlessPage } from '#shared/model/remark.ts';
import { pageList } from './page-list.ts';
import type { Words } from './words.ts';

const KINDS = ['scanned', 'doubtful', 'unusable', 'empty'] as const satisfies readonly TextlessPage['kind'][];

/** Which pages hold no text and why, one sentence a reason; empty where all do. */
export function textlessPageWords(words: Words, pages: readonly TextlessPage[]): readonly string[] {
  const { pagesWithoutText, pageList: marks } = words.fileNotes;
  return KINDS.flatMap((kind) => {
    const numbers = pages.filter((page) => page.kind === kind).map(({ page }) => page);
    return numbers.length === 0 ? [] : [pagesWithoutText[kind](pageList(numbers, marks))];
  });
}
