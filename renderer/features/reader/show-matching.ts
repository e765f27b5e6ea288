import { fetchTasks } from '#renderer/api/document-tasks.ts';
import type { PlaceBeside } from '#renderer/api/passage-comparison.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { paneController } from './pane-registry.ts';
import { stopFollowing } from './scroll-link.ts';
import { passageMatcher } from './topic-places.ts';

/** What became of looking for a passage's counterpart: shown on a topic, where it stood in sight already or not, nothing there, or no other document beside it. */
export type Shown = { readonly kind: 'shown' | 'in-sight'; readonly topic: string } | { readonly kind: 'none' | 'alone' };

/** Shows in every other pane what its document says on the topic of a passage of the pane's document. */
export async function showMatching(documentId: string, range: TextRange): Promise<Shown> {
  const { panes } = useWorkspace.getState();
  const own = panes.find((pane) => pane.documentId === documentId);
  const from = own === undefined ? null : paneController(own.key);
  const others = panes.filter((pane) => pane.documentId !== documentId).flatMap(({ key }) => paneController(key) ?? []);
  if (from === null || others.length === 0) return { kind: 'alone' };
  await fetchTasks([from.document, ...others.map(({ document }) => document)]);
  let topic: string | null = null;
  let isInSight = true;
  const places: PlaceBeside[] = [];
  for (const pane of others) {
    const { document } = pane;
    const match = passageMatcher(from.document, document)?.matchOf(range);
    if (match == null) continue;
    places.push({ documentId: document.opened.document.id, range: { start: match.start, end: match.end } });
    isInSight &&= pane.isInSight(match);
    topic ??= match.topic;
  }
  showBeside(places);
  return topic === null ? { kind: 'none' } : { kind: isInSight ? 'in-sight' : 'shown', topic };
}

/** Shows passages in the panes of their documents. What is read in the other panes stays where it is, linked or not: scrolling goes on from there. */
export function showBeside(places: readonly PlaceBeside[]): void {
  const { panes } = useWorkspace.getState();
  for (const { documentId, range } of places)
    for (const { key } of panes.filter((pane) => pane.documentId === documentId)) paneController(key)?.showRange(range);
  // A pane that is brought somewhere takes the lead, and the others would follow it, the one asked from among them.
  stopFollowing();
}
