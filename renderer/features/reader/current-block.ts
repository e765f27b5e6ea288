import { usePassage } from '#renderer/api/passage-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';

/** The block a person is at in the active pane: where the cursor, the chosen passage or the last jump is while in sight, else the first in sight. */
export function useCurrentBlock(): number {
  const pane = useWorkspace((state) => state.panes[state.activePane]);
  const stand = usePassage((state) => (pane === undefined ? undefined : state.stands.get(pane.key)));
  return stand ?? pane?.blockIndex ?? 0;
}

/** The same for any pane by its key, outside of drawing. */
export function currentBlockOf(paneKey: number): number {
  const pane = useWorkspace.getState().panes.find((other) => other.key === paneKey);
  return usePassage.getState().stands.get(paneKey) ?? pane?.blockIndex ?? 0;
}
