import { create } from 'zustand';
import { ALL_TASKS, type TaskSelection, type TaskSortKey } from '#shared/domain/tables/select-tasks.ts';
import { RememberedSelections } from './remembered-selections.ts';

export type TaskGrouping = 'none' | 'section' | 'unit' | 'deadline';

/** How the tasks are looked at; stays while the person goes elsewhere and comes back. */
export type TaskView = {
  readonly documentId: string | null;
  readonly selection: TaskSelection;
  readonly sortKey: TaskSortKey;
  readonly isDescending: boolean;
  readonly grouping: TaskGrouping;
  readonly areChartsOpen: boolean;
  readonly isTextOpen: boolean;
};

/** Height of the window from which the charts stand above the table without being asked for. */
const ROOMY_HEIGHT = 900;

/** The view of tasks, one for the window. */
export const useTaskView = create<TaskView>()(() => ({
  documentId: null,
  selection: ALL_TASKS,
  sortKey: 'number',
  isDescending: false,
  grouping: 'section',
  areChartsOpen: window.innerHeight >= ROOMY_HEIGHT,
  isTextOpen: true,
}));

const earlier = new RememberedSelections();

/** Goes over to another document, whose units and parts are others: as it was left, or afresh. */
export function viewTasksOf(documentId: string): void {
  useTaskView.setState((view) => {
    if (view.documentId === documentId) return view;
    if (view.documentId !== null) earlier.keep(view.documentId, view.selection);
    return { documentId, selection: earlier.of(documentId) };
  });
}

/** Narrows or widens what is shown. */
export function selectInView(change: Partial<TaskSelection>): void {
  useTaskView.setState(({ selection }) => ({ selection: { ...selection, ...change } }));
}
