import type { ReactNode } from 'react';
import styles from './CountBars.module.css';

/** A small horizontal bar chart: one row a label, bars relative to the largest. */
export function CountBars(props: {
  readonly title: string;
  readonly counts: readonly { readonly label: string; readonly count: number }[];
}): ReactNode {
  const largest = Math.max(1, ...props.counts.map(({ count }) => count));
  return (
    <figure className={styles.chart}>
      <figcaption>{props.title}</figcaption>
      <ul>
        {props.counts.map(({ label, count }) => (
          <li key={label}>
            <span className={styles.label}>{label}</span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} style={{ width: `${(count / largest) * 100}%` }} />
            </span>
            <span className={styles.count}>{count}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
