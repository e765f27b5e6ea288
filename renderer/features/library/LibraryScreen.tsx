import { Button, Tabs } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import type { DocumentView, FolderView } from '#shared/contract/review-views.ts';
import { libraryProblems } from '../../api/document-problem.ts';
import { useLibrary } from '../../api/library-store.ts';
import { usePaperGroups } from '../../api/paper-groups.ts';
import { useWords } from '../../i18n/use-words.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { DocumentPanel } from './DocumentPanel.tsx';
import { cellOf } from './document-rows.ts';
import { FolderPanel } from './FolderPanel.tsx';
import styles from './Library.module.css';
import { ProblemList } from './ProblemList.tsx';
import { type Removable, RemoveDocumentDialog, RemoveFolderDialog, RemoveSeveralDialog } from './RemoveDialogs.tsx';
import { RemovedList } from './RemovedList.tsx';
import { shelfCounts } from './shelf-counts.ts';
import { narrow, useShelfView } from './shelf-view-store.ts';
import type { FolderActions } from './use-folder-actions.ts';

/** What draws charts is large, and most days nobody looks at them. */
const StatisticsPanel = lazy(async () => ({ default: (await import('./StatisticsPanel.tsx')).StatisticsPanel }));

type Props = {
  readonly actions: FolderActions;
  readonly onExport: (documentIds: readonly string[]) => void;
  /** The way to have a scan recognised. */
  readonly recognition: (documentId: string) => ReactNode;
  /** The versions of the paper a document is one of. */
  readonly versions: (documentId: string) => ReactNode;
};

/** Folders and what people sort by on the left, the list of documents, and what could not be read. */
export function LibraryScreen({ actions, onExport, recognition, versions }: Props): ReactNode {
  const words = useWords();
  const documents = useLibrary((state) => state.documents);
  const folders = useLibrary((state) => state.folders);
  const removed = useLibrary((state) => state.removed);
  const groups = usePaperGroups();
  const tab = useShelfView((state) => state.tab);
  const folderId = useShelfView((state) => state.filter.folderId);
  const [removing, setRemoving] = useState<Removable | null>(null);
  const [removingSeveral, setRemovingSeveral] = useState<readonly string[]>([]);
  const [removingFolder, setRemovingFolder] = useState<FolderView | null>(null);
  const remove = (leaving: readonly DocumentView[]): void => {
    const [document, ...others] = leaving;
    if (others.length > 0) setRemovingSeveral(leaving.map(({ id }) => id));
    else if (document) setRemoving({ id: document.id, title: String(cellOf(document, 'title')), isListed: true });
  };
  const problems = useMemo(() => libraryProblems(documents, folders, folderId), [documents, folders, folderId]);
  const counts = useMemo(() => shelfCounts(documents, groups), [documents, groups]);
  return (
    <main className={styles.screen}>
      <FolderPanel
        counts={counts}
        onAdd={actions.chooseFolder}
        onIndex={actions.index}
        onWatch={actions.watch}
        onRemove={setRemovingFolder}
      />
      {documents.length === 0 && removed.length === 0 ? (
        <EmptyLibrary actions={actions} />
      ) : (
        <Tabs
          value={tab === 'removed' && removed.length === 0 ? 'documents' : tab}
          onChange={(next) => useShelfView.setState({ tab: next ?? 'documents' })}
          className={styles.tabs ?? ''}
          keepMounted={false}
        >
          <Tabs.List>
            <Tabs.Tab value="documents">{words.library.documentsTab}</Tabs.Tab>
            <Tabs.Tab value="statistics">{words.statistics.tab}</Tabs.Tab>
            <Tabs.Tab value="problems">{words.library.problemsTab(problems.length)}</Tabs.Tab>
            {removed.length === 0 ? null : <Tabs.Tab value="removed">{words.library.removedTab(removed.length)}</Tabs.Tab>}
          </Tabs.List>
          <Tabs.Panel value="documents" className={styles.panel ?? ''}>
            <DocumentPanel counts={counts} groups={groups} onRemove={remove} onExport={onExport} versions={versions} />
          </Tabs.Panel>
          <Tabs.Panel value="statistics" className={styles.panel ?? ''}>
            <Suspense fallback={null}>
              <StatisticsPanel />
            </Suspense>
          </Tabs.Panel>
          <Tabs.Panel value="problems" className={styles.panel ?? ''}>
            <ProblemList
              problems={problems}
              onRetry={actions.index}
              onRemove={(document) => remove([document])}
              recognition={recognition}
            />
          </Tabs.Panel>
          <Tabs.Panel value="removed" className={styles.panel ?? ''}>
            <RemovedList onErase={({ id, fileName }) => setRemoving({ id, title: fileName, isListed: false })} />
          </Tabs.Panel>
        </Tabs>
      )}
      <RemoveDocumentDialog document={removing} onClose={() => setRemoving(null)} />
      <RemoveSeveralDialog documentIds={removingSeveral} onClose={() => setRemovingSeveral([])} />
      <RemoveFolderDialog
        folder={removingFolder}
        documents={counts.folders.get(removingFolder?.id ?? '') ?? 0}
        onClose={() => {
          setRemovingFolder(null);
          narrow({ folderId: null });
        }}
      />
    </main>
  );
}

function EmptyLibrary({ actions }: { readonly actions: FolderActions }): ReactNode {
  const words = useWords();
  const host = useLibrary((state) => state.host);
  return (
    <EmptyState title={words.library.empty} text={words.library.emptyText}>
      <Button onClick={actions.chooseFolder}>{words.library.addFolder}</Button>
      {host?.capabilities.hasSampleLibrary ? (
        <Button variant="default" loading={actions.isOpeningSample} onClick={actions.openSample}>
          {words.home.openSample}
        </Button>
      ) : null}
    </EmptyState>
  );
}
