import { TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';

type DateFieldProps = {
  readonly label: string;
  /** `yyyy-mm-dd`, or empty. */
  readonly value: string;
  /** How a date is written, in the field while it is empty. */
  readonly pattern: string;
  /** What is said of a text that is no date. */
  readonly invalid: string;
  readonly onChange: (date: string) => void;
};

/** A date written as `yyyy-mm-dd`: the browser's own field follows the system's language, not the application's. Tells of whole dates and of none. */
export function DateField({ label, value, pattern, invalid, onChange }: DateFieldProps): ReactNode {
  const [text, setText] = useState(value);
  const [isLeft, setLeft] = useState(true);
  useEffect(() => setText(value), [value]);
  const write = (written: string): void => {
    setText(written);
    const date = dateOf(written);
    if (date !== null && date !== value) onChange(date);
  };
  return (
    <TextInput
      size="xs"
      aria-label={label}
      title={label}
      placeholder={pattern}
      value={text}
      error={isLeft && dateOf(text) === null ? invalid : null}
      onFocus={() => setLeft(false)}
      onBlur={() => setLeft(true)}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}

/** The date a text means (also with one digit, dots, strokes or 年月日), empty for no text, `null` for what is no date. */
export function dateOf(text: string): string | null {
  const trimmed = text.trim().slice(0, 20);
  if (trimmed === '') return '';
  const match = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(trimmed);
  if (match === null) return null;
  const [, year = '', month = '', day = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = new Date(`${date}T00:00:00Z`);
  // 31 June is a day of July to the calendar.
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== date ? null : date;
}
