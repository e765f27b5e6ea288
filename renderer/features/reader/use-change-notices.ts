import { useEffect } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { showChange } from './show-change.ts';

/** Says when the file of a document that is open changed on the disk, and leads to what changed in it. */
export function useChangeNotices(): void {
  useEffect(
    () =>
      useLibrary.subscribe(({ documents }, before) => {
        if (documents === before.documents) return;
        const open = new Set(useWorkspace.getState().panes.map(({ documentId }) => documentId));
        for (const { id, earlier, state, fileName } of documents) {
          const last = earlier?.[0];
          if (last === undefined || !open.has(id) || state.kind !== 'ready') continue;
          const known = before.documents.find((document) => document.id === id);
          if (known === undefined || known.earlier?.[0]?.contentHash === last.contentHash || known.contentHash !== last.contentHash)
            continue;
          showChange({ documentId: id, title: state.summary.title || fileName, oldState: last.contentHash });
        }
      }),
    [],
  );
}
