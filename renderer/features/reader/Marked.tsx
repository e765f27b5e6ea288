import type { ReactNode } from 'react';
import type { Paint } from './highlight-painter.ts';
import { markedSegments } from './marked-segments.ts';
import styles from './TextRow.module.css';

/** A stretch of text; its paints are drawn as elements where the browser cannot paint without. */
export function Marked({
  text,
  start,
  paints,
}: {
  readonly text: string;
  readonly start: number;
  readonly paints: readonly Paint[] | null;
}): ReactNode {
  if (paints === null || text === '') return text;
  return markedSegments(text, start, paints).map((segment) =>
    segment.layers.length === 0 ? (
      segment.text
    ) : (
      <span key={segment.start} className={styles.marked} data-layers={segment.layers.join(' ')}>
        {segment.text}
      </span>
    ),
  );
}
