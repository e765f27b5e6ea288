import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { paneController } from './pane-registry.ts';

/** The active document once more beside itself, at the same place. */
export function splitActive(): void {
  const { panes, activePane, openDocument } = useWorkspace.getState();
  const pane = panes[activePane];
  if (pane === undefined) return;
  const position = paneController(pane.key)?.document.canonical.blockStarts[pane.blockIndex];
  openDocument(pane.documentId, position === undefined ? { where: 'beside' } : { where: 'beside', position });
}
