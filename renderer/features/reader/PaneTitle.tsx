import { Combobox, useCombobox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './DocumentPane.module.css';
import { documentChoices } from './document-choices.ts';
import { stopFollowing } from './scroll-link.ts';

type PaneTitleProps = { readonly title: string; readonly paneIndex: number; readonly documentId: string };

/** A pane's title; pressed, it offers the other documents of the library, those used last first, to stand in this pane instead. */
export function PaneTitle({ title, paneIndex, documentId }: PaneTitleProps): ReactNode {
  const words = useWords().reader;
  const [query, setQuery] = useState('');
  const list = useCombobox({
    onDropdownOpen: () => list.focusSearchInput(),
    onDropdownClose: () => {
      list.resetSelectedOption();
      setQuery('');
    },
  });
  const show = (chosenId: string): void => {
    list.closeDropdown();
    stopFollowing();
    useWorkspace.getState().activatePane(paneIndex);
    useWorkspace.getState().openDocument(chosenId, { where: 'active' });
  };
  return (
    <Combobox store={list} width={380} position="bottom-start" withinPortal keepMounted={false} onOptionSubmit={show}>
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={styles.title}
          title={`${title}\n${words.changeDocument}`}
          aria-label={`${title}，${words.changeDocument}`}
          onClick={() => list.toggleDropdown()}
        >
          <span>{title}</span>
          <IconChevronDown size={14} stroke={1.7} />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            list.resetSelectedOption();
          }}
          placeholder={words.changeFilter}
          aria-label={words.changeDocument}
          maxLength={100}
        />
        {list.dropdownOpened ? <Choices documentId={documentId} query={query} /> : null}
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Choices({ documentId, query }: { readonly documentId: string; readonly query: string }): ReactNode {
  const words = useWords().reader;
  const documents = useLibrary((state) => state.documents);
  const recent = useWorkspace((state) => state.recentDocuments);
  const choices = documentChoices(documents, { recent, query, leftOut: documentId });
  return (
    <Combobox.Options className={styles.choices ?? ''} aria-label={words.changeDocument}>
      {choices.map((choice) => (
        <Combobox.Option key={choice.id} value={choice.id} title={choice.fileName}>
          {choice.title}
        </Combobox.Option>
      ))}
      {choices.length === 0 ? <Combobox.Empty>{words.changeNone}</Combobox.Empty> : null}
    </Combobox.Options>
  );
}
