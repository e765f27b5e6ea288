import { ActionIcon, Button, Loader } from '@mantine/core';
import { IconChartBar, IconFileExport, IconLayoutSidebarRightCollapse, IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useMemo } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { redo, undo } from '#renderer/api/undo-store.ts';
import { useStepNotice } from '#renderer/i18n/use-undoable-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { hasOwnUndo } from '#renderer/ui/is-typing.ts';
import { ALL_TASKS, selectTasks, sortTasks } from '#shared/domain/tables/select-tasks.ts';
import { taskTotals } from '#shared/domain/tables/task-statistics.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { LostCorrections } from './LostCorrections.tsx';
import { TaskFilters, UnitRoles } from './TaskFilters.tsx';
import styles from './Tasks.module.css';
import { TaskTable } from './TaskTable.tsx';
import { taskItems } from './task-items.ts';
import { selectInView, useTaskView } from './task-view-store.ts';
import { useTaskDocument } from './use-task-document.ts';

/** The charts bring their own library, which nobody waits for who does not look at them. */
const TaskCharts = lazy(() => import('./TaskCharts.tsx').then((module) => ({ default: module.TaskCharts })));

/** Which tasks of which document are to be exported; `null` numbers are all of them. */
export type TaskExport = { readonly documentId: string; readonly table: 'tasks'; readonly taskNumbers: readonly number[] | null };

type Props = {
  readonly document: ReadyDocument;
  /** As the machine read them; at least one. */
  readonly machineTasks: DocumentModel['tasks'];
  readonly head: ReactNode;
  readonly onExport: (subject: TaskExport) => void;
};

/** Filters, numbers, charts and the table of one document's tasks. */
export function TaskBoard({ document, machineTasks, head, onExport }: Props): ReactNode {
  const { tasks: words, frame } = useWords();
  const tasks = useTaskDocument(document, machineTasks);
  const { selection, sortKey, isDescending, grouping, areChartsOpen } = useTaskView();
  const undoByKey = useUndoKeys();
  const chosen = useMemo(() => selectTasks(tasks.rows, selection), [tasks.rows, selection]);
  const items = useMemo(() => taskItems(sortTasks(chosen, sortKey, isDescending), grouping), [chosen, sortKey, isDescending, grouping]);
  const isWhole = chosen.length === tasks.rows.length;
  const exportShown = (): void =>
    onExport({ documentId: tasks.documentId, table: 'tasks', taskNumbers: isWhole ? null : chosen.map(({ number }) => number) });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: undo and redo hold for everything on the board
    <section className={styles.board} onKeyDown={undoByKey}>
      <div className={styles.head}>
        {head}
        <HeadButtons onExport={exportShown} />
      </div>
      <TaskFilters tasks={tasks} />
      <div className={styles.totals} role="status">
        <span>
          {isWhole
            ? words.totals(taskTotals(chosen))
            : frame.remarked(words.totals(taskTotals(chosen)), words.chosenFrom(tasks.rows.length))}
        </span>
        {selection.unit === null ? null : <UnitRoles rows={tasks.rows} unit={selection.unit} />}
      </div>
      {areChartsOpen && chosen.length > 0 ? (
        <Suspense fallback={<Loader size="sm" m="md" />}>
          <TaskCharts rows={chosen} />
        </Suspense>
      ) : null}
      {items.length === 0 ? (
        <EmptyState title={words.nothingMatches}>
          <Button variant="default" onClick={() => selectInView(ALL_TASKS)}>
            {words.clear}
          </Button>
        </EmptyState>
      ) : (
        <TaskTable items={items} tasks={tasks} />
      )}
      <LostCorrections lost={tasks.lost} onDrop={tasks.actions.restore} />
    </section>
  );
}

/** The buttons at the right of the head. */
function HeadButtons({ onExport }: { readonly onExport: () => void }): ReactNode {
  const words = useWords().tasks;
  const { areChartsOpen, isTextOpen } = useTaskView();
  return (
    <>
      <span className={styles.space} />
      <Button
        size="compact-sm"
        variant={areChartsOpen ? 'light' : 'default'}
        aria-pressed={areChartsOpen}
        leftSection={<IconChartBar size={14} stroke={1.7} />}
        onClick={() => useTaskView.setState({ areChartsOpen: !areChartsOpen })}
      >
        {words.charts}
      </Button>
      <Button size="compact-sm" leftSection={<IconFileExport size={14} stroke={1.7} />} onClick={onExport}>
        {words.export}
      </Button>
      <ActionIcon
        size="md"
        aria-label={isTextOpen ? words.hideText : words.showText}
        title={isTextOpen ? words.hideText : words.showText}
        onClick={() => useTaskView.setState({ isTextOpen: !isTextOpen })}
      >
        {isTextOpen ? <IconLayoutSidebarRightCollapse size={17} stroke={1.7} /> : <IconLayoutSidebarRightExpand size={17} stroke={1.7} />}
      </ActionIcon>
    </>
  );
}

function useUndoKeys(): (event: KeyboardEvent) => void {
  const tell = useStepNotice();
  return (event) => {
    if (!(event.ctrlKey || event.metaKey) || hasOwnUndo(event.target)) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) tell('undo', undo());
    else if (key === 'y' || (key === 'z' && event.shiftKey)) tell('redo', redo());
    else return;
    event.preventDefault();
  };
}
