import { groupState, type PaperGroups } from '#renderer/api/paper-groups.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';
import type { ReviewState } from '#shared/model/library.ts';

/** How many documents stand behind each entry beside the list. */
export type ShelfCounts = {
  readonly folders: ReadonlyMap<string, number>;
  /** By name. */
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
  readonly states: Readonly<Record<ReviewState, number>>;
  readonly proposed: number;
  readonly copies: number;
};

const order = new Intl.Collator('zh-CN', { numeric: true });

/** Counts the documents of a library. Linear. */
export function shelfCounts(documents: readonly DocumentView[], groups: PaperGroups): ShelfCounts {
  const folders = new Map<string, number>();
  const tags = new Map<string, number>();
  const states: Record<ReviewState, number> = { 'not-started': 0, 'under-way': 0, done: 0 };
  let proposed = 0;
  let copies = 0;
  for (const document of documents) {
    folders.set(document.folderId, (folders.get(document.folderId) ?? 0) + 1);
    for (const tag of document.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    states[document.reviewState] += 1;
    const group = groups.get(document.id);
    if (group === undefined) continue;
    if (groupState(group) === 'proposed') proposed += 1;
    if (group.reasons.includes('same-content')) copies += 1;
  }
  const sorted = [...tags].map(([tag, count]) => ({ tag, count })).sort((a, b) => order.compare(a.tag, b.tag));
  return { folders, tags: sorted, states, proposed, copies };
}

/** Whether all, some or none of a choice have something. */
export function shareOf<Item>(items: readonly Item[], has: (item: Item) => boolean): 'all' | 'some' | 'none' {
  const count = items.filter(has).length;
  if (count === 0) return 'none';
  return count === items.length ? 'all' : 'some';
}
