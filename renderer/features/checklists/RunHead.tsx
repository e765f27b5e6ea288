import { ActionIcon, Button, Progress, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { ChecklistProgress } from '#shared/domain/review/checklist-progress.ts';
import type { ChecklistRun } from '#shared/model/checklist.ts';
import styles from './Checklists.module.css';
import type { ItemFilter } from './item-groups.ts';
import { useTemplateName } from './TemplateList.tsx';

const FILTERS: readonly ItemFilter[] = ['all', 'open', 'unmet'];

type RunHeadProps = {
  readonly run: ChecklistRun;
  readonly runs: readonly ChecklistRun[];
  readonly progress: ChecklistProgress;
  readonly filter: ItemFilter;
  readonly onFilter: (filter: ItemFilter) => void;
  readonly onChoose: (checklistId: string) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
  /** Nothing was answered yet: it goes without asking. */
  readonly isUntouched: boolean;
};

/** Which checklist, how far it has come, and what of it is shown. */
export function RunHead({ run, runs, progress, filter, onFilter, onChoose, onAdd, onRemove, isUntouched }: RunHeadProps): ReactNode {
  const words = useWords().checklists;
  const nameOf = useTemplateName();
  const [isAsking, setAsking] = useState(false);
  const share = progress.total === 0 ? 0 : (progress.answered / progress.total) * 100;
  return (
    <header className={styles.runHead}>
      <div className={styles.runTitle}>
        {runs.length > 1 ? (
          <Select
            className={styles.runChoice ?? ''}
            size="xs"
            aria-label={words.runs}
            data={runs.map((other, index) => ({ value: other.id, label: `${index + 1}. ${nameOf(other.template)}` }))}
            value={run.id}
            onChange={(value) => value !== null && onChoose(value)}
          />
        ) : (
          <strong className={styles.runChoice}>{nameOf(run.template)}</strong>
        )}
        <ActionIcon size="sm" aria-label={words.addAnother} title={words.addAnother} onClick={onAdd}>
          <IconPlus size={16} stroke={1.7} />
        </ActionIcon>
        <ActionIcon
          className={styles.apart ?? ''}
          size="sm"
          aria-label={words.removeRun}
          title={words.removeRun}
          onClick={isUntouched ? onRemove : () => setAsking(true)}
        >
          <IconTrash size={16} stroke={1.7} />
        </ActionIcon>
      </div>
      {isAsking ? <RemoveQuestion answered={progress.answered} onRemove={onRemove} onCancel={() => setAsking(false)} /> : null}
      <Progress value={share} size={4} aria-label={words.progress(progress.answered, progress.total)} />
      <div className={styles.runFoot}>
        <span>{words.progress(progress.answered, progress.total)}</span>
        {progress.unmet > 0 ? <span className={styles.unmet}>{words.unmetCount(progress.unmet)}</span> : null}
        <span className={styles.space} />
        <fieldset className={styles.filters}>
          <legend className={styles.spoken}>{words.filter}</legend>
          {FILTERS.map((name) => (
            <button key={name} type="button" aria-pressed={name === filter} onClick={() => onFilter(name)}>
              {words.filters[name]}
            </button>
          ))}
        </fieldset>
      </div>
    </header>
  );
}

function RemoveQuestion(props: { readonly answered: number; readonly onRemove: () => void; readonly onCancel: () => void }): ReactNode {
  const words = useWords().checklists;
  return (
    <div className={styles.removeQuestion} role="alertdialog" aria-label={words.removeRunAsk(props.answered)}>
      <span>{words.removeRunAsk(props.answered)}</span>
      <Button size="compact-xs" color="cinnabar" onClick={props.onRemove}>
        {words.removeRunConfirm}
      </Button>
      <Button size="compact-xs" variant="default" onClick={props.onCancel} autoFocus>
        {words.pendingCancel}
      </Button>
    </div>
  );
}
