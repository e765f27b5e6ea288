import { Button, Select } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { SavingText } from '#renderer/ui/SavingText.tsx';
import {
  type Annotation,
  type AnnotationContent,
  type HighlightColour,
  highlightColour,
  issueType,
  severity,
} from '#shared/model/annotation.ts';
import styles from './Annotations.module.css';
import { useAskedFocus } from './use-asked-focus.ts';

type AnnotationFormProps = {
  readonly annotation: Annotation;
  /** Which asking for this card gives the form the keyboard; `null` without one. */
  readonly asking: number | null;
  readonly onChange: (change: Partial<AnnotationContent>) => Promise<void>;
  readonly onClose: () => void;
};

/** Everything a reviewer writes about a passage. Choices are kept at once, texts when their field is left or on Ctrl+Enter. */
export function AnnotationForm({ annotation, asking, onChange, onClose }: AnnotationFormProps): ReactNode {
  const words = useWords().annotations;
  const note = useRef<HTMLTextAreaElement>(null);
  useAskedFocus(note, 'form', asking);
  const choose = (change: Partial<AnnotationContent>): void => void onChange(change).catch(() => undefined);
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the form from any of its fields
    <div className={styles.form} onKeyDown={press}>
      <ColourChoice value={annotation.colour} onChange={(colour) => choose({ colour })} />
      <div className={styles.pair}>
        <Select
          size="xs"
          label={words.type}
          placeholder={words.none}
          clearable
          data={issueType.options.map((value) => ({ value, label: words.issueTypes[value] }))}
          value={annotation.issueType}
          onChange={(value) => choose({ issueType: issueType.safeParse(value).data ?? null })}
        />
        <Select
          size="xs"
          label={words.severity}
          placeholder={words.none}
          clearable
          data={severity.options.map((value) => ({ value, label: words.severities[value] }))}
          value={annotation.severity}
          onChange={(value) => choose({ severity: severity.safeParse(value).data ?? null })}
        />
      </div>
      <SavingText
        inputRef={note}
        label={words.note}
        placeholder={words.notePlaceholder}
        value={annotation.note}
        words={words}
        onSave={(text) => onChange({ note: text })}
        onDone={onClose}
      />
      <SavingText
        label={words.suggestion}
        placeholder={words.suggestionPlaceholder}
        value={annotation.suggestion}
        words={words}
        onSave={(text) => onChange({ suggestion: text })}
        onDone={onClose}
      />
      <SavingText
        label={words.basis}
        placeholder={words.basisPlaceholder}
        value={annotation.basis}
        words={words}
        minRows={1}
        onSave={(text) => onChange({ basis: text })}
        onDone={onClose}
      />
      <div className={styles.formFoot}>
        <Button size="compact-sm" variant="default" onClick={() => choose({ status: annotation.status === 'open' ? 'resolved' : 'open' })}>
          {annotation.status === 'open' ? words.resolve : words.reopen}
        </Button>
        <Button size="compact-sm" onClick={onClose}>
          {words.done}
        </Button>
      </div>
    </div>
  );
}

function ColourChoice({
  value,
  onChange,
}: {
  readonly value: HighlightColour;
  readonly onChange: (colour: HighlightColour) => void;
}): ReactNode {
  const words = useWords().annotations;
  return (
    <fieldset className={styles.colours}>
      <legend>{words.colour}</legend>
      {highlightColour.options.map((colour) => (
        <button
          key={colour}
          type="button"
          className={styles.colour}
          data-colour={colour}
          aria-pressed={colour === value}
          aria-label={words.colours[colour]}
          title={words.colours[colour]}
          onClick={() => onChange(colour)}
        />
      ))}
    </fieldset>
  );
}
