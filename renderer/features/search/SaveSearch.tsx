import { Button, Popover, TextInput } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { saveSearch } from '../../api/search-memory.ts';
import type { SearchAsk } from '../../api/search-store.ts';
import { wayBack } from '../../api/undo-store.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useUndoableNotice } from '../../i18n/use-undoable-notice.ts';
import { useWords } from '../../i18n/use-words.ts';

const LONGEST_NAME = 100;

/** Keeps a search, its filters and its order under a name. */
export function SaveSearch({ ask }: { readonly ask: SearchAsk }): ReactNode {
  const words = useWords().search;
  const tell = useFailureNotice();
  const tellDone = useUndoableNotice();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const open = (): void => {
    setName(ask.query.trim().slice(0, LONGEST_NAME));
    setOpen(true);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    setOpen(false);
    saveSearch(name.trim(), ask)
      .then((step) => tellDone(words.saved(name.trim()), wayBack(step)))
      .catch(tell);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconStar size={14} />} onClick={open}>
          {words.save}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.save}>
        <form onSubmit={submit}>
          <TextInput
            size="xs"
            w={260}
            data-autofocus
            label={words.savedName}
            value={name}
            maxLength={LONGEST_NAME}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="compact-sm" mt="sm" disabled={name.trim() === ''}>
            {words.saveNow}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
