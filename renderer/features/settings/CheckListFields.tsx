import { Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useKeptOnLeaving } from '#renderer/ui/use-kept-on-leaving.ts';
import type { CheckLists, Settings } from '#shared/model/library.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './SettingsScreen.module.css';

/** As many lines as are kept, and as long; what is more would be refused as a whole. */
const MOST_LINES = 2_000;
const LONGEST = { knownUnits: 100, oldUnitNames: 200 } as const;
const EMPTY: CheckLists = { knownUnits: [], oldUnitNames: [] };

type FieldsProps = { readonly settings: Settings; readonly onChange: (part: Partial<Settings>) => void };

/** The lists of units that a person keeps for the checks, one name a line; kept when the field is left. */
export function CheckListFields({ settings, onChange }: FieldsProps): ReactNode {
  const words = useWords().settings;
  const kept = settings.checkLists ?? EMPTY;
  const keep = (part: Partial<CheckLists>): void => onChange({ checkLists: { ...kept, ...part } });
  return (
    <div className={styles.lists}>
      <ListField
        label={words.knownUnits}
        hint={words.knownUnitsHint}
        placeholder={words.knownUnitsExample}
        lines={kept.knownUnits}
        longest={LONGEST.knownUnits}
        onKeep={(knownUnits) => keep({ knownUnits })}
      />
      <ListField
        label={words.oldUnitNames}
        hint={words.oldUnitNamesHint}
        placeholder={words.oldUnitNamesExample}
        lines={kept.oldUnitNames}
        longest={LONGEST.oldUnitNames}
        onKeep={(oldUnitNames) => keep({ oldUnitNames })}
      />
    </div>
  );
}

type ListFieldProps = {
  readonly label: string;
  readonly hint: string;
  readonly placeholder: string;
  readonly lines: readonly string[];
  /** Characters a line. */
  readonly longest: number;
  readonly onKeep: (lines: string[]) => void;
};

function ListField({ label, hint, placeholder, lines, longest, onKeep }: ListFieldProps): ReactNode {
  const words = useWords().settings;
  const [text, setText] = useState(lines.join('\n'));
  const written = linesOf(text);
  const fault =
    written.length > MOST_LINES || written.some((line) => line.length > longest) ? words.listTooLong(MOST_LINES, longest) : null;
  const leave = (): void => {
    if (fault === null && written.join('\n') !== lines.join('\n')) onKeep(written);
  };
  useKeptOnLeaving(leave);
  return (
    <Textarea
      label={label}
      description={hint}
      // Hints of one and of two lines would set the fields beside each other at different heights.
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={placeholder}
      autosize
      minRows={4}
      maxRows={10}
      value={text}
      error={fault}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}

/** The entries, one a line: trimmed, each once. */
function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}
