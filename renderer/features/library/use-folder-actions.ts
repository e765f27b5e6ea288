import { useCallback, useState } from 'react';
import type { IndexingReport } from '#shared/contract/review-views.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import { showNotice } from '../../ui/show-notice.tsx';

/** How folders get into the library and are read again. */
export type FolderActions = {
  /** Asks for a folder in the way this host can: the system's dialog, or the list of declared places. */
  readonly chooseFolder: () => void;
  readonly openSample: () => void;
  readonly addBrowsed: (token: string) => void;
  readonly index: (folderId: string | null) => void;
  /** Has changes in a folder noticed by themselves, or not. */
  readonly watch: (folderId: string, isWatched: boolean) => void;
  readonly isBrowsing: boolean;
  readonly stopBrowsing: () => void;
  readonly isOpeningSample: boolean;
};

/** Adds folders and reads them; tells what came of it. */
export function useFolderActions(): FolderActions {
  const client = useReviewClient();
  const words = useWords().library;
  const tell = useFailureNotice();
  const goTo = useWorkspace((state) => state.goTo);
  const [isBrowsing, setBrowsing] = useState(false);
  const [isOpeningSample, setOpeningSample] = useState(false);

  const report = useCallback(
    (outcome: IndexingReport) => {
      if (outcome.isCancelled) showNotice({ kind: 'done', text: words.indexCancelled });
      else
        showNotice({
          kind: 'done',
          text: words.indexed(outcome.added, outcome.updated + outcome.moved, outcome.removed, outcome.failed.length),
        });
    },
    [words],
  );
  const index = useCallback(
    (folderId: string | null) => {
      client.call('library.index', { folderId }).then(report).catch(tell);
    },
    [client, report, tell],
  );
  const arrive = useCallback(
    (folder: { readonly id: string }) => {
      goTo('library');
      index(folder.id);
    },
    [goTo, index],
  );

  return {
    chooseFolder: () => {
      if (useLibrary.getState().host?.capabilities.folderChoice === 'browse') setBrowsing(true);
      else
        client
          .call('folder.choose', {})
          .then((folder) => folder && arrive(folder))
          .catch(tell);
    },
    openSample: () => {
      setOpeningSample(true);
      client
        .call('library.openSample', {})
        .then(arrive)
        .catch(tell)
        .finally(() => setOpeningSample(false));
    },
    addBrowsed: (token) => {
      setBrowsing(false);
      client.call('folder.addBrowsed', { token }).then(arrive).catch(tell);
    },
    index,
    watch: (folderId, isWatched) => {
      client.call('folder.update', { folderId, change: { isWatched } }).catch(tell);
    },
    isBrowsing,
    stopBrowsing: () => setBrowsing(false),
    isOpeningSample,
  };
}
