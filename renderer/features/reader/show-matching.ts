import { useWorkspace } from '#renderer/api/workspace-store.ts';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { paneController } from './pane-registry.ts';
import { passageMatcher } from './topic-places.ts';

/** What became of looking for a passage's counterpart: shown on a topic, nothing there, or no other document beside it. */
export type Shown = { readonly kind: 'shown'; readonly topic: string } | { readonly kind: 'none' | 'alone' };

/** Shows in every other pane what its document says on the topic of a passage of the pane's document. */
export function showMatching(documentId: string, range: TextRange): Shown {
  const { panes } = useWorkspace.getState();
  const own = panes.find((pane) => pane.documentId === documentId);
  const from = own === undefined ? null : paneController(own.key);
  const others = panes.filter((pane) => pane.documentId !== documentId).flatMap(({ key }) => paneController(key) ?? []);
  if (from === null || others.length === 0) return { kind: 'alone' };
  let topic: string | null = null;
  for (const other of others) {
    const match = passageMatcher(from.document, other.document).matchOf(range);
    if (match === null) continue;
    other.showRange({ start: match.start, end: match.end });
    topic ??= match.topic;
  }
  return topic === null ? { kind: 'none' } : { kind: 'shown', topic };
}
