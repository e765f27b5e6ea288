import { useEffect, useRef } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { showNotice } from '#renderer/ui/show-notice.tsx';

/** Says when the file of a document that is open changed on the disk, and leads to what changed in it. */
export function useChangeNotices(): void {
  const words = useWords().comparing;
  const latest = useRef(words);
  latest.current = words;
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
          const comparing = latest.current;
          showNotice({
            kind: 'done',
            text: comparing.fileChanged(state.summary.title || fileName),
            action: {
              label: comparing.seeChanges,
              run: () => useWorkspace.getState().compare({ oldId: id, newId: id, oldState: last.contentHash }),
            },
          });
        }
      }),
    [],
  );
}
