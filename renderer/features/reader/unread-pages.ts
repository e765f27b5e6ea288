import type { DocumentModel } from '#shared/model/document.ts';
import type { TextlessPage } from '#shared/model/remark.ts';

/** Pages whose text is missing, by the block that they follow; -1 where nothing was read before them. */
export type UnreadPages = ReadonlyMap<number, readonly TextlessPage[]>;

/** Where in the text pages are missing, those that seem empty too: a drawing on one may be all it says. Linear. */
export function unreadPages({ blocks, pagesWithoutText }: Pick<DocumentModel, 'blocks' | 'pagesWithoutText'>): UnreadPages {
  const places = new Map<number, TextlessPage[]>();
  let next = 0;
  for (const missing of pagesWithoutText) {
    while (next < blocks.length && (blocks[next]?.page ?? 0) < missing.page) next += 1;
    places.set(next - 1, [...(places.get(next - 1) ?? []), missing]);
  }
  return places;
}
