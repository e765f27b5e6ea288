import { ActionIcon, Checkbox } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ExportPreview } from '#shared/contract/review-views.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Export.module.css';

type Props = {
  readonly own: readonly ExportPreview['columns'][number][];
  /** Keys in the order they stand on the page; `null` for the table's own. */
  readonly chosen: readonly string[] | null;
  readonly onChange: (chosen: readonly string[]) => void;
};

/** Which columns stand on the page, and in which order. */
export function ColumnChooser({ own, chosen, onChange }: Props): ReactNode {
  const words = useWords().exporting;
  const shown = chosen ?? own.map(({ key }) => key);
  const ordered = [...own].sort((a, b) => place(shown, a.key) - place(shown, b.key));
  const toggle = (key: string): void => onChange(shown.includes(key) ? shown.filter((other) => other !== key) : [...shown, key]);
  const move = (key: string, step: -1 | 1): void => {
    const from = shown.indexOf(key);
    const without = shown.filter((other) => other !== key);
    onChange([...without.slice(0, from + step), key, ...without.slice(from + step)]);
  };
  return (
    <fieldset className={styles.fields}>
      <legend>{words.columns}</legend>
      <ul className={styles.columns}>
        {ordered.map(({ key, label }) => {
          const position = shown.indexOf(key);
          return (
            <li key={key}>
              {/* One column has to stay, or there is no table. */}
              <Checkbox
                size="xs"
                label={label}
                checked={position >= 0}
                disabled={position >= 0 && shown.length === 1}
                onChange={() => toggle(key)}
              />
              <ActionIcon size="xs" aria-label={words.moveUp(label)} disabled={position <= 0} onClick={() => move(key, -1)}>
                <IconChevronUp size={14} />
              </ActionIcon>
              <ActionIcon
                size="xs"
                aria-label={words.moveDown(label)}
                disabled={position < 0 || position === shown.length - 1}
                onClick={() => move(key, 1)}
              >
                <IconChevronDown size={14} />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

/** Columns that are not shown come last, in the table's own order. */
function place(shown: readonly string[], key: string): number {
  const index = shown.indexOf(key);
  return index < 0 ? Number.MAX_SAFE_INTEGER : index;
}
