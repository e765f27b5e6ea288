import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ALL_TASKS, type DeadlineKind, roleOf, type TaskSelection } from '#shared/domain/tables/select-tasks.ts';
import type { TaskRow } from '#shared/domain/tables/task-rows.ts';
import { MyUnit } from './MyUnit.tsx';
import styles from './Tasks.module.css';
import { selectInView, useTaskView } from './task-view-store.ts';
import type { TaskDocument } from './use-task-document.ts';

const ROLES = ['any', 'lead', 'unit'] as const satisfies readonly TaskSelection['role'][];
const DEADLINE_KINDS = ['any', 'dated', 'continuing', 'none'] as const satisfies readonly DeadlineKind[];

/** Everything that narrows the list down, and how it is grouped. */
export function TaskFilters({ tasks }: { readonly tasks: TaskDocument }): ReactNode {
  const words = useWords().tasks;
  const { selection, grouping } = useTaskView();
  const isNarrowed = JSON.stringify(selection) !== JSON.stringify(ALL_TASKS);
  // A unit that was asked for by its name in full is in no list of the document's.
  const units = selection.unit === null || tasks.units.includes(selection.unit) ? tasks.units : [selection.unit, ...tasks.units];
  return (
    <div className={styles.filters} role="search" aria-label={words.filter}>
      <TextInput
        className={styles.wide ?? ''}
        size="xs"
        aria-label={words.filter}
        placeholder={words.filterPlaceholder}
        leftSection={<IconFilter size={13} />}
        maxLength={200}
        value={selection.text}
        onChange={(event) => selectInView({ text: event.currentTarget.value })}
      />
      <Select
        className={styles.wide ?? ''}
        size="xs"
        aria-label={words.unit}
        placeholder={words.anyUnit}
        searchable
        clearable
        data={[...units]}
        value={selection.unit}
        onChange={(unit) => selectInView({ unit, role: 'any' })}
      />
      <MyUnit units={tasks.units} />
      <Select
        size="xs"
        aria-label={words.section}
        placeholder={words.anySection}
        clearable
        data={tasks.sections.filter((section) => section !== '')}
        value={selection.section}
        onChange={(section) => selectInView({ section })}
      />
      <Select
        size="xs"
        aria-label={words.deadlineKind}
        data={DEADLINE_KINDS.map((value) => ({ value, label: words.deadlineKinds[value] }))}
        value={selection.deadline}
        onChange={(value) => selectInView({ deadline: DEADLINE_KINDS.find((kind) => kind === value) ?? 'any' })}
      />
      <span className={styles.dates}>
        <span aria-hidden="true">{words.dates}</span>
        <DateField
          label={words.from}
          pattern={words.datePattern}
          invalid={words.noDate}
          value={selection.from}
          onChange={(from) => selectInView({ from })}
        />
        <span aria-hidden="true">{words.datesTo}</span>
        <DateField
          label={words.to}
          pattern={words.datePattern}
          invalid={words.noDate}
          value={selection.to}
          onChange={(to) => selectInView({ to })}
        />
      </span>
      <Select
        size="xs"
        aria-label={words.group}
        data={(['section', 'unit', 'deadline', 'none'] as const).map((value) => ({ value, label: words.groups[value] }))}
        value={grouping}
        onChange={(value) =>
          useTaskView.setState({ grouping: value === 'unit' || value === 'deadline' || value === 'none' ? value : 'section' })
        }
      />
      {isNarrowed ? (
        <Button className={styles.fit ?? ''} size="compact-xs" variant="subtle" onClick={() => selectInView(ALL_TASKS)}>
          {words.clear}
        </Button>
      ) : null}
    </div>
  );
}

/** What a chosen unit has to do, leading told apart from taking part. */
export function UnitRoles({ rows, unit }: { readonly rows: readonly TaskRow[]; readonly unit: string }): ReactNode {
  const words = useWords().tasks;
  const role = useTaskView((view) => view.selection.role);
  const count = (wanted: 'lead' | 'unit'): number => rows.filter((row) => roleOf(row, unit) === wanted).length;
  return (
    <span className={styles.roles}>
      <strong>{words.roleCounts(unit, count('lead'), count('unit'))}</strong>
      <SegmentedControl
        size="xs"
        aria-label={words.role}
        data={ROLES.map((value) => ({ value, label: words.roles[value] }))}
        value={role}
        onChange={(value) => selectInView({ role: ROLES.find((known) => known === value) ?? 'any' })}
      />
    </span>
  );
}
