import { Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import styles from './SavingText.module.css';
import { useKeptOnLeaving } from './use-kept-on-leaving.ts';

/** Milliseconds without a key after which a text keeps itself: no more than that is lost with the power. */
const QUIET = 3000;

/** What the field says of its state. */
export type SavingWords = {
  readonly saving: string;
  readonly saved: string;
  readonly unsaved: string;
  readonly saveFailed: string;
  /** The text was changed elsewhere while this draft was written; it is what stands there now. */
  readonly overtaken: (text: string) => string;
};

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

type SavingState = 'clean' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'overtaken';

/** A text field that keeps itself: after a pause, when it is left, on Ctrl+Enter, when it goes off the screen and when the window closes. Its state is always said. */
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
  const latestDraft = useRef(draft);
  latestDraft.current = draft;
  const [isComposing, setComposing] = useState(false);
  const kept = useRef(value);
  // What was handed over last: leaving the field right after Ctrl+Enter must not hand it over again.
  const sent = useRef(value);
  // What comes back of them is no other window's: the first of two that were handed over in a hurry, or one without its last blank.
  const handedOver = useRef(new Set<string>());
  useEffect(() => {
    const isDraft = latestDraft.current !== kept.current && latestDraft.current !== value;
    if (isDraft && !handedOver.current.has(value.trim())) setState('overtaken');
    setDraft((current) => (current === kept.current ? value : current));
    kept.current = value;
    sent.current = value;
  }, [value]);

  const save = (): void => {
    if (draft === sent.current) {
      setState((current) => (current === 'unsaved' ? 'clean' : current));
      return;
    }
    setState('saving');
    sent.current = draft;
    handedOver.current.add(draft.trim());
    onSave(draft).then(
      () => setState('saved'),
      () => {
        sent.current = kept.current;
        setState('failed');
      },
    );
  };
  useKeptOnLeaving(save);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pause begins anew with each change of the text, and with nothing else
  useEffect(() => {
    if (isComposing || draft === sent.current) return;
    const timer = setTimeout(save, QUIET);
    return () => clearTimeout(timer);
  }, [draft, isComposing]);
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
    overtaken: words.overtaken(value),
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
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={press}
      />
      <output className={styles.state} data-state={state}>
        {said[state]}
      </output>
    </div>
  );
}
