import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useProvenance } from '#renderer/i18n/use-provenance.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ValueEditor } from '#renderer/ui/ValueEditor.tsx';
import type { CorrectedValue } from '#shared/domain/corrections/corrected-value.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import { isRoleName } from '#shared/domain/structure/unit-names.ts';
import { isSameUnit } from '#shared/domain/tables/select-tasks.ts';
import type { TaskRow } from '#shared/domain/tables/task-rows.ts';
import { isContinuing } from '#shared/domain/tables/task-statistics.ts';
import type { TaskField } from '#shared/model/correction.ts';
import styles from './Tasks.module.css';
import { fieldOf, kindOf, shownValue, type TaskColumn } from './task-fields.ts';
import { selectInView, useTaskView } from './task-view-store.ts';
import type { TaskActions } from './use-task-document.ts';

type CellProps = {
  readonly id: string;
  readonly row: TaskRow;
  readonly column: TaskColumn;
  readonly isActive: boolean;
  readonly isEditing: boolean;
  readonly units: readonly string[];
  readonly actions: TaskActions;
  readonly onActivate: () => void;
  readonly onEdit: () => void;
  readonly onClose: () => void;
};

/** One value of a task: a click goes to its words in the text, the pencil or a double click corrects it. */
export function TaskCell(props: CellProps): ReactNode {
  const said = useWords().corrections;
  const { row, column, actions } = props;
  const field = fieldOf(column);
  const corrected = field === null ? undefined : row.corrected.get(field);
  const provenance = useProvenance();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard path is on the table, which holds the focus
    <div
      id={props.id}
      role="gridcell"
      tabIndex={-1}
      className={styles.cell}
      data-column={column}
      data-active={props.isActive || undefined}
      data-corrected={corrected?.standing}
      title={corrected === undefined ? undefined : provenance(corrected)}
      onClick={() => {
        props.onActivate();
        actions.goTo(row, linkWords(row, column));
      }}
      onDoubleClick={field === null ? undefined : props.onEdit}
    >
      <CellContent row={row} column={column} />
      {corrected === undefined ? null : (
        <span className={styles.dot} role="img" aria-label={`${said.corrected}。${provenance(corrected)}`} />
      )}
      {field === null ? null : <CellEditor {...props} field={field} corrected={corrected} />}
    </div>
  );
}

function CellEditor({
  row,
  field,
  corrected,
  ...props
}: CellProps & { readonly field: TaskField; readonly corrected: CorrectedValue | undefined }): ReactNode {
  const { tasks: words, corrections: said } = useWords();
  const provenance = useProvenance();
  const kind = kindOf(field);
  const label = said.edit(words.columns[field]);
  const pencil = (
    <ActionIcon
      size="xs"
      tabIndex={-1}
      className={styles.pencil ?? ''}
      aria-label={label}
      title={`${label} (F2)`}
      onClick={(event) => {
        event.stopPropagation();
        props.onActivate();
        props.onEdit();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <IconPencil size={13} stroke={1.7} />
    </ActionIcon>
  );
  if (!props.isEditing) return pencil;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps clicks inside the editor from moving the text beside the table
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <span className={styles.editing} onClick={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()}>
      <ValueEditor
        label={label}
        kind={kind}
        value={shownValue(row, field)}
        suggestions={kind === 'tags' ? props.units : []}
        {...(kind === 'tags' ? { hint: words.manyHint } : kind === 'lines' ? { hint: said.linesHint } : {})}
        words={said}
        onSave={(value) => props.actions.correct(row, field, value)}
        onRestore={corrected === undefined ? null : () => props.actions.restore(corrected.correction.id)}
        onClose={props.onClose}
        anchor={pencil}
        side="end"
      >
        {corrected === undefined ? null : <p className={styles.provenance}>{provenance(corrected)}</p>}
      </ValueEditor>
    </span>
  );
}

function CellContent({ row, column }: Pick<CellProps, 'row' | 'column'>): ReactNode {
  const words = useWords().tasks;
  switch (column) {
    case 'number':
      return <span className={styles.number}>{row.number}</span>;
    case 'clause':
      return <span className={styles.path}>{formatClausePath(row.path)}</span>;
    case 'section':
      return <span className={styles.soft}>{row.section}</span>;
    case 'title':
      return <span className={styles.measure}>{row.title}</span>;
    case 'leads':
      return (
        <span className={styles.chips}>
          <UnitChips row={row} units={row.leads} />
          {row.leadOrigin === 'section' ? (
            <span className={styles.soft} title={words.ofSectionHint}>
              {words.ofSection}
            </span>
          ) : null}
        </span>
      );
    case 'units':
      return (
        <span className={styles.chips}>
          <UnitChips row={row} units={row.units} />
        </span>
      );
    case 'deadline':
      return <span data-continuing={isContinuing(row) || undefined}>{row.deadline}</span>;
    case 'deadlineDate':
      return <span className={styles.number}>{row.deadlineDate}</span>;
    case 'indicators':
      return <span>{row.targets.join('；')}</span>;
  }
}

/** Units as buttons: a click asks what that unit has to do. */
function UnitChips({ row, units }: { readonly row: TaskRow; readonly units: readonly string[] }): ReactNode {
  const words = useWords().tasks;
  const chosen = useTaskView((view) => view.selection.unit);
  return units.map((unit) => {
    const name = row.names.get(unit) ?? unit;
    // `责任单位` names nobody: there is nothing to ask for.
    if (isRoleName(unit)) return <span key={unit}>{unit}</span>;
    return (
      <button
        key={unit}
        type="button"
        tabIndex={-1}
        className={styles.chip}
        data-chosen={(chosen !== null && isSameUnit(name, chosen)) || undefined}
        title={words.mineTitle(name)}
        onClick={(event) => {
          event.stopPropagation();
          selectInView({ unit: chosen === name ? null : name, role: 'any' });
        }}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        {unit}
      </button>
    );
  });
}

function linkWords(row: TaskRow, column: TaskColumn): string | null {
  switch (column) {
    case 'leads':
    case 'units':
    case 'indicators':
      return row[column][0] ?? null;
    case 'deadline':
    case 'deadlineDate':
      return row.machine.deadline === '' ? null : row.machine.deadline;
    default:
      return null;
  }
}
