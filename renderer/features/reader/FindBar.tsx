import { ActionIcon, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './bars.module.css';
import type { Find } from './use-find.ts';

/** The field for finding in one document, with the count and both directions. */
export function FindBar({ find }: { readonly find: Find }): ReactNode {
  const words = useWords().reader;
  const input = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking for find again puts the cursor back into the field
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [find.opened]);
  const close = (event: KeyboardEvent): void => {
    event.stopPropagation();
    find.close();
    input.current?.closest('section')?.querySelector<HTMLElement>('[data-reader-text]')?.focus({ preventScroll: true });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close(event);
    else if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  return (
    <search className={styles.bar}>
      <TextInput
        ref={input}
        className={styles.field ?? ''}
        size="xs"
        leftSection={<IconSearch size={14} />}
        value={find.query}
        onChange={(event) => find.search(event.currentTarget.value)}
        onKeyDown={press}
        placeholder={words.findPlaceholder}
        aria-label={words.findPlaceholder}
        maxLength={500}
      />
      <output className={styles.count}>
        {find.query.trim() === '' ? '' : words.findCount(find.current === null ? 0 : find.current + 1, find.matches.starts.length)}
      </output>
      <ActionIcon size="sm" aria-label={words.findPrevious} title={words.findPrevious} onClick={() => find.step(-1)}>
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon size="sm" aria-label={words.findNext} title={words.findNext} onClick={() => find.step(1)}>
        <IconChevronDown size={16} />
      </ActionIcon>
      <ActionIcon size="sm" aria-label={words.findClose} title={words.findClose} onClick={find.close}>
        <IconX size={16} />
      </ActionIcon>
    </search>
  );
}
