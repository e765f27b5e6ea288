import { useCallback } from 'react';
import type { SearchPassage } from '#shared/contract/review-views.ts';
import { useLibrary } from '../../api/library-store.ts';
import { markQuery } from '../../api/search-marks-store.ts';
import { useWorkspace } from '../../api/workspace-store.ts';

/** Gives a function that opens a document at a passage that the query found, with all hits marked. */
export function useOpenPassage(query: string): (documentId: string, passage: SearchPassage, where: 'active' | 'beside') => void {
  return useCallback(
    (documentId, { block, note }, where) => {
      markQuery(documentId, query);
      const workspace = useWorkspace.getState();
      const listed = useLibrary.getState().documents.find(({ id }) => id === documentId);
      if (note === undefined) workspace.openDocument(documentId, { where, ...(block === '' ? {} : { blockId: block }) });
      else {
        // Where the text changed since, the annotation's own card knows the place.
        const isPlaced = listed?.textKey === note.source;
        workspace.openDocument(documentId, { where, ...(isPlaced ? { position: note.start, end: note.end } : {}) });
        workspace.showInspector('annotations');
      }
    },
    [query],
  );
}
