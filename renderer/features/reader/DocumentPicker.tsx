import { Combobox, useCombobox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './DocumentPane.module.css';
import { documentChoices } from './document-choices.ts';

type PickerProps = {
  /** What the list is for, as its field and list are named. */
  readonly label: string;
  /** The document that is not offered among the others. */
  readonly leftOut: string;
  /** An entry in front of all others that stands for the document left out; none where absent. */
  readonly first?: string | undefined;
  readonly onPick: (documentId: string) => void;
  /** The button that opens the list. */
  readonly children: (toggle: () => void) => ReactNode;
};

/** A list of the library's documents with a filter, those used last first, under a button. */
export function DocumentPicker({ label, leftOut, first, onPick, children }: PickerProps): ReactNode {
  const words = useWords().reader;
  const [query, setQuery] = useState('');
  const list = useCombobox({
    onDropdownOpen: () => list.focusSearchInput(),
    onDropdownClose: () => {
      list.resetSelectedOption();
      setQuery('');
    },
  });
  const pick = (chosenId: string): void => {
    list.closeDropdown();
    onPick(chosenId);
  };
  return (
    <Combobox store={list} width={380} position="bottom-start" withinPortal keepMounted={false} onOptionSubmit={pick}>
      <Combobox.Target targetType="button">{children(() => list.toggleDropdown())}</Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            list.resetSelectedOption();
          }}
          placeholder={words.changeFilter}
          aria-label={label}
          maxLength={100}
        />
        {list.dropdownOpened ? <Choices {...{ label, leftOut, first, query }} /> : null}
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Choices({
  label,
  leftOut,
  first,
  query,
}: Pick<PickerProps, 'label' | 'leftOut' | 'first'> & { readonly query: string }): ReactNode {
  const words = useWords().reader;
  const documents = useLibrary((state) => state.documents);
  const recent = useWorkspace((state) => state.recentDocuments);
  const choices = documentChoices(documents, { recent, query, leftOut });
  const hasFirst = first !== undefined && query.trim() === '';
  return (
    <Combobox.Options className={styles.choices ?? ''} aria-label={label}>
      {hasFirst ? <Combobox.Option value={leftOut}>{first}</Combobox.Option> : null}
      {choices.map((choice) => (
        <Combobox.Option key={choice.id} value={choice.id} title={choice.fileName}>
          {choice.title}
          {choice.isNamesake ? <span className={styles.namesake}>{choice.fileName}</span> : null}
        </Combobox.Option>
      ))}
      {choices.length === 0 && !hasFirst ? <Combobox.Empty>{words.changeNone}</Combobox.Empty> : null}
    </Combobox.Options>
  );
}
