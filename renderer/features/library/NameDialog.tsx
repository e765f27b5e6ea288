import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';

type Props = {
  readonly isOpen: boolean;
  readonly title: string;
  /** What stands in the field at first. */
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
};

const LONGEST_NAME = 40;

/** Asks for a name; an empty one is none. */
export function NameDialog({ isOpen, title, name, onName, onClose }: Props): ReactNode {
  const words = useWords();
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const given = text.trim();
    if (given === '') return;
    onName(given);
    onClose();
  };
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': words.frame.close }}>
      <form onSubmit={submit}>
        <TextInput
          label={words.shelf.name}
          value={text}
          maxLength={LONGEST_NAME}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {words.frame.cancel}
          </Button>
          <Button type="submit" disabled={text.trim() === ''}>
            {words.shelf.confirm}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
