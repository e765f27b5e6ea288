import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './bars.module.css';
import { clausePathAt } from './clause-path-at.ts';
import { findClause } from './clause-query.ts';
import { currentBlockOf } from './current-block.ts';
import { paneController } from './pane-registry.ts';

type ClauseBarProps = { readonly document: ReadyDocument; readonly paneKey: number; readonly onClose: () => void };

/** The field for going to a clause by its number. */
export function ClauseBar({ document, paneKey, onClose }: ClauseBarProps): ReactNode {
  const words = useWords().reader;
  const [query, setQuery] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const { model } = document.opened;
  const found = findClause(model.blocks, query, currentBlockOf(paneKey));
  const isUnknown = query.trim() !== '' && found === null;
  const leave = (): void => {
    onClose();
    paneController(paneKey)?.focus();
  };
  const go = (event: FormEvent): void => {
    event.preventDefault();
    if (found === null) return;
    const paneIndex = useWorkspace.getState().panes.findIndex((pane) => pane.key === paneKey);
    useWorkspace.getState().reveal(paneIndex, { kind: 'block-index', blockIndex: found });
    leave();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    leave();
  };
  return (
    <form className={styles.bar} onSubmit={go}>
      <TextInput
        ref={input}
        className={styles.field ?? ''}
        size="xs"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={press}
        placeholder={words.clausePlaceholder}
        aria-label={words.goToClause}
        error={isUnknown ? words.clauseNone : undefined}
        maxLength={40}
      />
      <output className={styles.count}>{found === null ? '' : clausePathAt(model, found)}</output>
      <Button type="submit" size="compact-sm" variant="default" disabled={found === null}>
        {words.clauseGo}
      </Button>
      <ActionIcon size="sm" aria-label={words.attachCancel} onClick={leave}>
        <IconX size={16} />
      </ActionIcon>
    </form>
  );
}
