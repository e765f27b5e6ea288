import type { ReactNode } from 'react';

/** A text with ranges marked; `marks` are [start, end) in UTF-16 units, ascending, not overlapping. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly (readonly [number, number])[] }): ReactNode {
  const parts: ReactNode[] = [];
  let position = 0;
  for (const [start, end] of marks) {
    parts.push(text.slice(position, start), <mark key={start}>{text.slice(start, end)}</mark>);
    position = end;
  }
  return [...parts, text.slice(position)];
}
