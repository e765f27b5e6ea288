import type { ReactNode } from 'react';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { DocumentPane, type PaneParts } from './DocumentPane.tsx';

/** The active text alone, for screens that show a list beside it. */
export function ReadingPane({ parts }: { readonly parts: PaneParts }): ReactNode {
  const activePane = useWorkspace((state) => state.activePane);
  const paneKey = useWorkspace((state) => state.panes[state.activePane]?.key ?? null);
  const documentId = useWorkspace((state) => state.panes[state.activePane]?.documentId ?? null);
  if (paneKey === null || documentId === null) return null;
  return (
    <DocumentPane key={paneKey} paneKey={paneKey} paneIndex={activePane} documentId={documentId} isActive paneCount={1} parts={parts} />
  );
}
