import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { deadlineGroupText } from '#shared/domain/tables/task-statistics-sheets.ts';
import { TaskCell } from './TaskCell.tsx';
import styles from './Tasks.module.css';
import { emptyColumns, fieldOf, shownColumns, type TaskColumn } from './task-fields.ts';
import type { TaskGroup, TaskItem } from './task-items.ts';
import { selectInView, useTaskView } from './task-view-store.ts';
import type { TaskDocument } from './use-task-document.ts';

const ROW_ESTIMATE = 58;
const GROUP_ESTIMATE = 34;
const PAGE_ROWS = 8;

type Place = { readonly item: number; readonly column: number };
type Props = { readonly items: readonly TaskItem[]; readonly tasks: TaskDocument };

/** The tasks as a grid: virtualised, with the arrow keys, Enter to the text and F2 to correct. */
export function TaskTable({ items, tasks }: Props): ReactNode {
  const words = useWords().tasks;
  const grid = useRef<HTMLDivElement>(null);
  const columns = shownColumns(useTaskView((view) => view.grouping));
  const [active, setActive] = useState<Place>({ item: 0, column: columns.indexOf('title') });
  const [editing, setEditing] = useState<string | null>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => grid.current,
    estimateSize: (index) => (items[index]?.kind === 'group' ? GROUP_ESTIMATE : ROW_ESTIMATE),
    overscan: 8,
    getItemKey: (index) => items[index]?.key ?? index,
    // The labels stay above the rows.
    scrollPaddingStart: 40,
  });
  // The head of a group is passed over, and rows that went away leave the next one.
  const activeIndex = nearestTask(items, Math.min(active.item, items.length - 1), 1) ?? 0;
  const activeItem = items[activeIndex];
  const activeColumn = columns[active.column] ?? 'title';

  const moveTo = (item: number, column: number): void => {
    const next = nearestTask(items, Math.max(0, Math.min(items.length - 1, item)), item < activeIndex ? -1 : 1);
    if (next === null) return;
    setActive({ item: next, column: Math.max(0, Math.min(columns.length - 1, column)) });
    virtualizer.scrollToIndex(next);
  };
  const stopEditing = (): void => {
    setEditing(null);
    grid.current?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== grid.current) return;
    const step = stepOf(event.key);
    if (step !== null) moveTo(activeIndex + step.rows, active.column + step.columns);
    else if (event.key === 'F2' && activeItem?.kind === 'task' && fieldOf(activeColumn) !== null)
      setEditing(cellId(activeItem, activeColumn));
    else if (event.key === 'Enter' && activeItem?.kind === 'task') tasks.actions.goTo(activeItem.row, null);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={grid}
      className={styles.table}
      role="grid"
      tabIndex={0}
      aria-label={words.table}
      aria-rowcount={items.length + 1}
      aria-colcount={columns.length}
      data-empty={emptyColumns(tasks.rows).join(' ')}
      data-sectioned={columns.includes('section') || undefined}
      aria-activedescendant={activeItem?.kind === 'task' ? cellId(activeItem, activeColumn) : undefined}
      title={words.keysHint}
      onKeyDown={onKeyDown}
    >
      <div className={styles.labels} role="rowgroup">
        <Labels columns={columns} />
      </div>
      <div role="rowgroup" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map((virtual) => {
          const item = items[virtual.index];
          if (item === undefined) return null;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={virtual.index}
              role="row"
              aria-rowindex={virtual.index + 2}
              className={item.kind === 'group' ? styles.group : styles.row}
              style={{ transform: `translateY(${virtual.start}px)` }}
            >
              {item.kind === 'group' ? (
                <GroupHead group={item.group} count={item.count} span={columns.length} />
              ) : (
                columns.map((column, index) => {
                  const id = cellId(item, column);
                  return (
                    <TaskCell
                      key={column}
                      id={id}
                      row={item.row}
                      column={column}
                      isActive={virtual.index === activeIndex && index === active.column}
                      isEditing={editing === id}
                      units={tasks.writtenUnits}
                      actions={tasks.actions}
                      onActivate={() => setActive({ item: virtual.index, column: index })}
                      onEdit={() => setEditing(id)}
                      onClose={stopEditing}
                    />
                  );
                })
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Labels({ columns }: { readonly columns: readonly TaskColumn[] }): ReactNode {
  const words = useWords().tasks;
  const { sortKey, isDescending } = useTaskView();
  return (
    <div className={`${styles.row} ${styles.labelRow}`} role="row">
      {columns.map((column) => {
        const isSorted = sortKey === column;
        return (
          <div
            key={column}
            role="columnheader"
            data-column={column}
            aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'}
          >
            <button
              type="button"
              className={styles.sort}
              title={words.sortBy(words.columns[column])}
              onClick={() => useTaskView.setState({ sortKey: column, isDescending: isSorted && !isDescending })}
            >
              {words.columns[column]}
              {isSorted && isDescending ? <IconArrowDown size={12} /> : null}
              {isSorted && !isDescending ? <IconArrowUp size={12} /> : null}
            </button>
          </div>
        );
      })}
    </div>
  );
}

function GroupHead({ group, count, span }: { readonly group: TaskGroup; readonly count: number; readonly span: number }): ReactNode {
  const words = useWords().tasks;
  const language = useLibrary((state) => state.settings.language);
  const unit = group.kind === 'unit' ? group.unit : null;
  return (
    <div role="gridcell" aria-colspan={span} className={styles.groupHead}>
      {unit === null ? (
        <strong>{groupName(group, words, language)}</strong>
      ) : (
        <button type="button" tabIndex={-1} className={styles.groupButton} onClick={() => selectInView({ unit, role: 'any' })}>
          {unit}
        </button>
      )}
      <span className={styles.soft}>
        {group.kind === 'unit' && group.unit !== null
          ? `${words.leadMark} ${group.leads} · ${words.partMark} ${group.takesPart}`
          : words.groupCount(count)}
      </span>
    </div>
  );
}

function groupName(group: TaskGroup, words: ReturnType<typeof useWords>['tasks'], language: 'zh-CN' | 'en'): string {
  switch (group.kind) {
    case 'section':
      return group.section === '' ? words.noSection : group.section;
    case 'unit':
      return group.unit ?? words.noUnit;
    case 'deadline':
      return group.group.kind === 'none' ? words.noDeadline : deadlineGroupText(group.group, language);
  }
}

const STEPS: Readonly<Record<string, { readonly rows: number; readonly columns: number }>> = {
  ArrowDown: { rows: 1, columns: 0 },
  ArrowUp: { rows: -1, columns: 0 },
  ArrowRight: { rows: 0, columns: 1 },
  ArrowLeft: { rows: 0, columns: -1 },
  PageDown: { rows: PAGE_ROWS, columns: 0 },
  PageUp: { rows: -PAGE_ROWS, columns: 0 },
  Home: { rows: Number.NEGATIVE_INFINITY, columns: 0 },
  End: { rows: Number.POSITIVE_INFINITY, columns: 0 },
};

function stepOf(key: string): { readonly rows: number; readonly columns: number } | null {
  return STEPS[key] ?? null;
}

/** The task at a line, or the next one in a direction, or in the other where there is none. */
function nearestTask(items: readonly TaskItem[], from: number, direction: 1 | -1): number | null {
  for (const step of [direction, -direction]) {
    for (let index = from; index >= 0 && index < items.length; index += step) if (items[index]?.kind === 'task') return index;
  }
  return null;
}

/** One id a cell on screen: a task stands under each of its units. */
function cellId(item: TaskItem, column: TaskColumn): string {
  return `task ${item.key} ${column}`.replaceAll(/\s+/gu, '_');
}
