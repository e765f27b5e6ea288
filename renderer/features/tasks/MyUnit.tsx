import { Autocomplete, Button, Popover } from '@mantine/core';
import { IconUserStar } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { changeSettings, useLibrary } from '#renderer/api/library-store.ts';
import { useReviewClient } from '#renderer/api/review-provider.tsx';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './Tasks.module.css';
import { selectInView, useTaskView } from './task-view-store.ts';

/** 我局: one click to the tasks of the person's own unit, which is asked for once and kept in the settings. */
export function MyUnit({ units }: { readonly units: readonly string[] }): ReactNode {
  const words = useWords().tasks;
  const mine = useLibrary((state) => state.settings.reviewer.unit).trim();
  const chosen = useTaskView((view) => view.selection.unit);
  const [isAsking, setAsking] = useState(false);
  const press = (): void => {
    if (mine === '') setAsking(true);
    else selectInView({ unit: chosen === mine ? null : mine, role: 'any' });
  };
  const button = (
    <Button
      className={styles.fit ?? ''}
      size="compact-sm"
      variant={mine !== '' && chosen === mine ? 'light' : 'default'}
      aria-pressed={mine !== '' && chosen === mine}
      leftSection={<IconUserStar size={14} stroke={1.7} />}
      title={mine === '' ? words.mineAsk : words.mineTitle(mine)}
      onClick={press}
    >
      {words.mine}
    </Button>
  );
  if (!isAsking) return button;
  return (
    <Popover opened onDismiss={() => setAsking(false)} width={280} position="bottom-start" trapFocus returnFocus shadow="md">
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown aria-label={words.mineAsk}>
        <AskUnit units={units} onDone={() => setAsking(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function AskUnit({ units, onDone }: { readonly units: readonly string[]; readonly onDone: () => void }): ReactNode {
  const { tasks: words, corrections } = useWords();
  const client = useReviewClient();
  const tell = useFailureNotice();
  const reviewer = useLibrary((state) => state.settings.reviewer);
  const [unit, setUnit] = useState('');
  const keep = (): void => {
    const name = unit.trim();
    if (name === '') return;
    changeSettings(client, { reviewer: { ...reviewer, unit: name } }).catch(tell);
    selectInView({ unit: name, role: 'any' });
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <Autocomplete
        data-autofocus
        size="sm"
        label={words.mineUnit}
        description={words.mineAsk}
        data={[...units]}
        maxLength={200}
        value={unit}
        onChange={setUnit}
        comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
      />
      <Button type="submit" size="compact-sm" mt="sm" disabled={unit.trim() === ''}>
        {corrections.save}
      </Button>
    </form>
  );
}
