import { Button, Tabs, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { DocumentView, FolderView } from '#shared/contract/review-views.ts';
import { libraryProblems } from '../../api/document-problem.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { DocumentTable } from './DocumentTable.tsx';
import { cellOf, documentRows, type Sorting } from './document-rows.ts';
import { FolderPanel } from './FolderPanel.tsx';
import styles from './Library.module.css';
import { ProblemList } from './ProblemList.tsx';
import { type Removable, RemoveDocumentDialog, RemoveFolderDialog } from './RemoveDialogs.tsx';
import { RemovedList } from './RemovedList.tsx';
import { labelsOfSameTitles } from './same-titles.ts';
import type { FolderActions } from './use-folder-actions.ts';

type Props = {
  readonly actions: FolderActions;
  readonly onExport: (documentId: string) => void;
  /** The way to have a scan recognised. */
  readonly recognition: (documentId: string) => ReactNode;
};

/** Folders on the left, the list of documents, and what could not be read. */
export function LibraryScreen({ actions, onExport, recognition }: Props): ReactNode {
  const words = useWords();
  const documents = useLibrary((state) => state.documents);
  const folders = useLibrary((state) => state.folders);
  const host = useLibrary((state) => state.host);
  const [folderId, setFolderId] = useState<string | null>(null);
  const removed = useLibrary((state) => state.removed);
  const [removing, setRemoving] = useState<Removable | null>(null);
  const remove = (document: DocumentView): void =>
    setRemoving({ id: document.id, title: String(cellOf(document, 'title')), isListed: true });
  const [removingFolder, setRemovingFolder] = useState<FolderView | null>(null);
  const problems = useMemo(() => libraryProblems(documents, folders, folderId), [documents, folders, folderId]);
  return (
    <main className={styles.screen}>
      <FolderPanel
        chosen={folderId}
        onChoose={setFolderId}
        onAdd={actions.chooseFolder}
        onIndex={actions.index}
        onWatch={actions.watch}
        onRemove={setRemovingFolder}
      />
      {documents.length === 0 && removed.length === 0 ? (
        <EmptyState title={words.library.empty} text={words.library.emptyText}>
          <Button onClick={actions.chooseFolder}>{words.library.addFolder}</Button>
          {host?.capabilities.hasSampleLibrary ? (
            <Button variant="default" loading={actions.isOpeningSample} onClick={actions.openSample}>
              {words.home.openSample}
            </Button>
          ) : null}
        </EmptyState>
      ) : (
        <Tabs defaultValue="documents" className={styles.tabs ?? ''} keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="documents">{words.library.documentsTab}</Tabs.Tab>
            <Tabs.Tab value="problems">{words.library.problemsTab(problems.length)}</Tabs.Tab>
            {removed.length === 0 ? null : <Tabs.Tab value="removed">{words.library.removedTab(removed.length)}</Tabs.Tab>}
          </Tabs.List>
          <Tabs.Panel value="documents" className={styles.panel ?? ''}>
            <DocumentPanel folderId={folderId} onRemove={remove} onExport={onExport} />
          </Tabs.Panel>
          <Tabs.Panel value="problems" className={styles.panel ?? ''}>
            <ProblemList problems={problems} onRetry={actions.index} onRemove={remove} recognition={recognition} />
          </Tabs.Panel>
          <Tabs.Panel value="removed" className={styles.panel ?? ''}>
            <RemovedList onErase={({ id, fileName }) => setRemoving({ id, title: fileName, isListed: false })} />
          </Tabs.Panel>
        </Tabs>
      )}
      <RemoveDocumentDialog document={removing} onClose={() => setRemoving(null)} />
      <RemoveFolderDialog
        folder={removingFolder}
        documents={documents.filter((document) => document.folderId === removingFolder?.id).length}
        onClose={() => {
          setRemovingFolder(null);
          setFolderId(null);
        }}
      />
    </main>
  );
}

type PanelProps = {
  readonly folderId: string | null;
  readonly onRemove: (document: DocumentView) => void;
  readonly onExport: (documentId: string) => void;
};

function DocumentPanel({ folderId, onRemove, onExport }: PanelProps): ReactNode {
  const words = useWords().library;
  const documents = useLibrary((state) => state.documents);
  const [filter, setFilter] = useState('');
  const [sorting, setSorting] = useState<Sorting>({ key: 'title', isDescending: false });
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const folders = useLibrary((state) => state.folders);
  const labels = useMemo(() => labelsOfSameTitles(documents, folders), [documents, folders]);
  const rows = useMemo(() => documentRows(documents, { folderId, filter, sorting }), [documents, folderId, filter, sorting]);
  return (
    <>
      <div className={styles.toolbar}>
        <TextInput
          className={styles.filter ?? ''}
          aria-label={words.filter}
          placeholder={words.filterPlaceholder}
          leftSection={<IconFilter size={14} />}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <span className={styles.soft} role="status">
          {words.rows(rows.length)}
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={words.nothingMatches}>
          <Button variant="default" onClick={() => setFilter('')}>
            {words.clearFilter}
          </Button>
        </EmptyState>
      ) : (
        <DocumentTable
          rows={rows}
          labels={labels}
          sorting={sorting}
          onSort={setSorting}
          selectedId={selectedId}
          onSelect={setSelectedId}
          onRemove={onRemove}
          onExport={onExport}
        />
      )}
    </>
  );
}
