import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import shelf from './Shelf.module.css';

const LONGEST_NAME = 40;

type Props = {
  readonly label: string;
  /** What the field for a new one is called. */
  readonly newLabel: string;
  readonly entries: readonly { readonly key: string; readonly label: string; readonly share: 'all' | 'some' | 'none' }[];
  /** Gives an entry to all documents chosen, or takes it from all. */
  readonly onSet: (key: string, isSet: boolean) => void;
  readonly onCreate: (name: string) => void;
};

/** A button that opens a list to tick, for several documents at once, with a field for a new entry. */
export function PickList({ label, newLabel, entries, onSet, onCreate }: Props): ReactNode {
  const words = useWords().shelf;
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const create = (event: FormEvent): void => {
    event.preventDefault();
    const given = name.trim();
    if (given === '') return;
    onCreate(given);
    setName('');
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top-start" withinPortal trapFocus shadow="md" width={240}>
      <Popover.Target>
        <Button size="compact-sm" variant="default" aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <form className={shelf.pickNew} onSubmit={create}>
          <TextInput
            size="xs"
            aria-label={newLabel}
            placeholder={newLabel}
            value={name}
            maxLength={LONGEST_NAME}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" variant="default" disabled={name.trim() === ''}>
            {words.add}
          </Button>
        </form>
        <ul className={shelf.pickList}>
          {entries.map(({ key, label: text, share }) => (
            <li key={key}>
              <Checkbox
                size="xs"
                label={text}
                checked={share === 'all'}
                indeterminate={share === 'some'}
                onChange={() => onSet(key, share !== 'all')}
              />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
