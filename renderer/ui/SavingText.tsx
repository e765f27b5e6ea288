import { Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import styles from './SavingText.module.css';

/** What the field says of its state. */
export type SavingWords = { readonly saving: string; readonly saved: string; readonly unsaved: string; readonly saveFailed: string };

type SavingTextProps = {
  readonly label: string;
  readonly placeholder: string;
  /** The text as it is kept; a change from elsewhere replaces the draft unless that was changed too. */
  readonly value: string;
  readonly words: SavingWords;
  /** Rejects when the text could not be kept; the draft then stays. */
  readonly onSave: (text: string) => Promise<void>;
  /** After Ctrl+Enter, once the text is on its way. */
  readonly onDone?: () => void;
  readonly minRows?: number;
  /** The label is said to a screen reader only. */
  readonly isLabelHidden?: boolean;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
};

type SavingState = 'clean' | 'unsaved' | 'saving' | 'saved' | 'failed';

/** A text field that keeps itself: when it is left, on Ctrl+Enter, and when it goes off the screen. Its state is always said. */
export function SavingText({
  label,
  placeholder,
  value,
  words,
  onSave,
  onDone,
  minRows = 2,
  isLabelHidden = false,
  inputRef,
}: SavingTextProps): ReactNode {
  const [draft, setDraft] = useState(value);
  const [state, setState] = useState<SavingState>('clean');
  const latest = useRef({ draft, onSave });
  useEffect(() => {
    latest.current = { draft, onSave };
  });
  const kept = useRef(value);
  // What was handed over last: leaving the field right after Ctrl+Enter must not hand it over again.
  const sent = useRef(value);
  useEffect(() => {
    setDraft((current) => (current === kept.current ? value : current));
    kept.current = value;
    sent.current = value;
  }, [value]);
  useEffect(
    () => () => {
      const last = latest.current;
      // The failure has no place left to be said here; the caller tells it.
      if (last.draft !== sent.current) void last.onSave(last.draft).catch(() => undefined);
    },
    [],
  );

  const save = (): void => {
    if (draft === sent.current) {
      setState((current) => (current === 'unsaved' ? 'clean' : current));
      return;
    }
    setState('saving');
    sent.current = draft;
    onSave(draft).then(
      () => setState('saved'),
      () => {
        sent.current = kept.current;
        setState('failed');
      },
    );
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
    onDone?.();
  };
  const said: Readonly<Record<SavingState, string>> = {
    clean: '',
    unsaved: words.unsaved,
    saving: words.saving,
    saved: words.saved,
    failed: words.saveFailed,
  };
  return (
    <div className={styles.field} data-bare={isLabelHidden || undefined}>
      <Textarea
        ref={inputRef}
        size="xs"
        autosize
        minRows={minRows}
        maxRows={10}
        maxLength={20_000}
        {...(isLabelHidden ? { 'aria-label': label } : { label })}
        placeholder={placeholder}
        value={draft}
        onChange={(event) => {
          setDraft(event.currentTarget.value);
          setState('unsaved');
        }}
        onBlur={save}
        onKeyDown={press}
      />
      <output className={styles.state} data-state={state}>
        {said[state]}
      </output>
    </div>
  );
}
