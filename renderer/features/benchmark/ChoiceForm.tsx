import { Button, Group, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './Benchmark.module.css';

/** One thing to choose from, as a list shows it. */
export type Choice = { readonly value: string; readonly label: string };

type Props = {
  readonly label: string;
  readonly choices: Choice[];
  readonly onKeep: (chosen: string) => void;
  /** What stands above the list, which opens over what stands below it. */
  readonly children?: ReactNode;
};

/** Chooses one of many by typing, and keeps it. */
export function ChoiceForm({ label, choices, onKeep, children }: Props): ReactNode {
  const words = useWords().benchmark;
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) onKeep(chosen);
      }}
    >
      {children}
      <Select
        data-autofocus
        label={label}
        searchable
        limit={200}
        maxDropdownHeight={260}
        data={choices}
        value={chosen}
        onChange={setChosen}
      />
      <Group justify="flex-end">
        <Button type="submit" disabled={chosen === null}>
          {words.keep}
        </Button>
      </Group>
    </form>
  );
}
