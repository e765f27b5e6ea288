import { Badge, Button, Loader, Select } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo } from 'react';
import { isBadlyRecognized } from '#renderer/api/document-problem.ts';
import { type ReadyDocument, useOpenedDocument } from '#renderer/api/document-store.ts';
import { useDocumentTasks } from '#renderer/api/document-tasks.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { TaskBoard, type TaskExport } from './TaskBoard.tsx';
import styles from './Tasks.module.css';
import { useTaskView, viewTasksOf } from './task-view-store.ts';

type Props = {
  /** The active text, composed by the frame. */
  readonly text: ReactNode;
  readonly onExport: (subject: TaskExport) => void;
};

/** The tasks of the document in the active pane, with its text beside them. */
export function TasksScreen({ text, onExport }: Props): ReactNode {
  const words = useWords().tasks;
  const documentId = useWorkspace((state) => state.panes[state.activePane]?.documentId ?? null);
  const isTextOpen = useTaskView((view) => view.isTextOpen);
  if (documentId === null) {
    return (
      <main className={styles.screen} aria-label={words.title}>
        <EmptyState icon={<IconListCheck size={36} stroke={1.2} />} title={words.noDocument} text={words.noDocumentText}>
          <DocumentChoice documentId={null} />
        </EmptyState>
      </main>
    );
  }
  return (
    <main className={styles.screen} data-text={isTextOpen || undefined} aria-label={words.title}>
      <OpenedTasks key={documentId} documentId={documentId} onExport={onExport} />
      {isTextOpen ? (
        <aside className={styles.text} aria-label={words.text}>
          {text}
        </aside>
      ) : null}
    </main>
  );
}

function OpenedTasks({ documentId, onExport }: { readonly documentId: string; readonly onExport: Props['onExport'] }): ReactNode {
  const words = useWords().tasks;
  const load = useOpenedDocument(documentId);
  useEffect(() => viewTasksOf(documentId), [documentId]);
  if (load.kind === 'ready') return <ReadTasks document={load} onExport={onExport} />;
  return (
    <section className={styles.board}>
      <Head documentId={documentId} />
      {load.kind === 'loading' ? <EmptyState icon={<Loader size="sm" />} title="" /> : <EmptyState title={words.notReadable} />}
    </section>
  );
}

function ReadTasks({ document, onExport }: { readonly document: ReadyDocument; readonly onExport: Props['onExport'] }): ReactNode {
  const words = useWords().tasks;
  const load = useDocumentTasks(document);
  const head = <Head documentId={document.opened.document.id} />;
  if (load.kind === 'ready' && load.tasks.length > 0)
    return <TaskBoard document={document} machineTasks={load.tasks} head={head} onExport={onExport} />;
  return (
    <section className={styles.board}>
      {head}
      {load.kind === 'loading' ? <EmptyState icon={<Loader size="sm" />} title="" /> : null}
      {load.kind === 'failed' ? <EmptyState title={words.notReadable} /> : null}
      {load.kind === 'ready' ? <NoTasks document={document} /> : null}
    </section>
  );
}

function NoTasks({ document }: { readonly document: ReadyDocument }): ReactNode {
  const words = useWords().tasks;
  const isEmpty = document.canonical.text.trim() === '';
  return (
    <EmptyState title={isEmpty ? words.notReadable : words.noTasks} text={isEmpty ? '' : words.noTasksText}>
      <Button variant="default" onClick={() => useWorkspace.getState().goTo('reader')}>
        {words.toReader}
      </Button>
    </EmptyState>
  );
}

function Head({ documentId }: { readonly documentId: string }): ReactNode {
  const { tasks: words, recognition } = useWords();
  const isDoubtful = useLibrary(({ documents }) => documents.some((document) => document.id === documentId && isBadlyRecognized(document)));
  return (
    <>
      <h1>{words.title}</h1>
      <DocumentChoice documentId={documentId} />
      {isDoubtful ? (
        <Badge color="var(--highlight-orange-line)" variant="outline" radius="sm" tt="none" title={recognition.doubtfulHint}>
          {recognition.doubtful}
        </Badge>
      ) : null}
    </>
  );
}

/** The documents of the library, those with tasks first. */
function DocumentChoice({ documentId }: { readonly documentId: string | null }): ReactNode {
  const { tasks: words, frame } = useWords();
  const documents = useLibrary((state) => state.documents);
  const choices = useMemo(
    () =>
      documents
        .flatMap((document) => (document.state.kind === 'ready' ? [{ document, summary: document.state.summary }] : []))
        .toSorted((a, b) => Number(b.summary.tasks > 0) - Number(a.summary.tasks > 0))
        .map(({ document, summary }) => ({
          value: document.id,
          label:
            summary.tasks > 0
              ? frame.remarked(summary.title || document.fileName, String(summary.tasks))
              : summary.title || document.fileName,
        })),
    [documents, frame],
  );
  return (
    <Select
      className={styles.document ?? ''}
      size="xs"
      aria-label={words.chooseDocument}
      placeholder={words.chooseDocument}
      searchable
      limit={100}
      data={choices}
      value={documentId}
      onChange={(chosen) => {
        if (chosen !== null && chosen !== documentId) useWorkspace.getState().openDocument(chosen, { where: 'active', screen: 'tasks' });
      }}
    />
  );
}
