import { Button, Group, Popover, TagsInput, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactElement, type ReactNode, useState } from 'react';
import styles from './ValueEditor.module.css';

/** `lines` and `tags` hold several values, one a line. */
export type ValueKind = 'line' | 'text' | 'lines' | 'date' | 'tags';

/** What the buttons say. */
export type ValueEditorWords = { readonly save: string; readonly cancel: string; readonly restore: string };

type ValueEditorProps = {
  readonly label: string;
  readonly kind: ValueKind;
  readonly value: string;
  /** Offered while typing; of `line` and `tags` only. */
  readonly suggestions?: readonly string[];
  readonly hint?: string;
  /** Where the value comes from, shown under the field. */
  readonly children?: ReactNode;
  readonly words: ValueEditorWords;
  readonly onSave: (value: string) => void;
  /** `null` where there is nothing to give back. */
  readonly onRestore: (() => void) | null;
  readonly onClose: () => void;
  /** What the editor hangs on. */
  readonly anchor: ReactElement;
  /** Which edge of the anchor it keeps to; `end` where others stand at the right of the value. */
  readonly side?: 'start' | 'end';
};

/** A small editor on the value it changes. Enter keeps it (Ctrl+Enter where a value has lines), Escape leaves it. */
export function ValueEditor(props: ValueEditorProps): ReactNode {
  return (
    <Popover
      opened
      onDismiss={props.onClose}
      width={320}
      position={`bottom-${props.side ?? 'start'}`}
      trapFocus
      returnFocus
      shadow="md"
      withinPortal
    >
      <Popover.Target>{props.anchor}</Popover.Target>
      <Popover.Dropdown aria-label={props.label} className={styles.dropdown ?? ''}>
        <EditorForm {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}

function EditorForm(props: ValueEditorProps): ReactNode {
  const { words, onSave, onRestore, onClose } = props;
  const [draft, setDraft] = useState(props.value);
  // What is typed into a field of tags and not a tag yet.
  const [pending, setPending] = useState('');
  const keep = (): void => {
    const value = [draft, pending]
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('\n');
    if (value !== props.value.trim()) onSave(value);
    onClose();
  };
  const press = (event: KeyboardEvent): void => {
    // What is typed here moves no table behind it, although React hands events on to where the editor was opened.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
    else return;
    event.preventDefault();
  };
  return (
    <form
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        keep();
      }}
    >
      <EditorField {...props} draft={draft} onDraft={setDraft} pending={pending} onPending={setPending} />
      {props.hint ? <p className={styles.hint}>{props.hint}</p> : null}
      {props.children}
      <Group gap="sm" mt="sm">
        <Button type="submit" size="compact-sm">
          {words.save}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {words.cancel}
        </Button>
        {onRestore === null ? null : (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              onRestore();
              onClose();
            }}
          >
            {words.restore}
          </Button>
        )}
      </Group>
    </form>
  );
}

type FieldProps = Pick<ValueEditorProps, 'label' | 'kind' | 'suggestions'> & {
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly pending: string;
  readonly onPending: (pending: string) => void;
};

function EditorField({ label, kind, suggestions = [], draft, onDraft, pending, onPending }: FieldProps): ReactNode {
  switch (kind) {
    case 'tags':
      return (
        <TagsInput
          data-autofocus
          size="sm"
          label={label}
          data={[...suggestions]}
          limit={50}
          splitChars={['\n']}
          acceptValueOnBlur={false}
          searchValue={pending}
          onSearchChange={onPending}
          value={draft.split('\n').filter((tag) => tag !== '')}
          onChange={(tags) => onDraft(tags.join('\n'))}
          // Above the field: below it the list would lie over the buttons.
          comboboxProps={{
            withinPortal: false,
            position: 'top-start',
            middlewares: { flip: false, shift: true },
            transitionProps: { duration: 0 },
          }}
          maxDropdownHeight={160}
        />
      );
    case 'text':
    case 'lines':
      return (
        <Textarea
          data-autofocus
          size="sm"
          label={label}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={20_000}
          value={draft}
          onChange={(event) => onDraft(event.currentTarget.value)}
        />
      );
    case 'line':
    case 'date':
      return (
        <TextInput
          data-autofocus
          size="sm"
          label={label}
          type={kind === 'date' ? 'date' : 'text'}
          maxLength={2_000}
          value={draft}
          onChange={(event) => onDraft(event.currentTarget.value)}
        />
      );
  }
}
