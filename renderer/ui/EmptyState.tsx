import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** What stands where there is nothing yet: what it means, and the next step as a button. */
export function EmptyState(props: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.state}>
      {props.icon ? <div className={styles.icon}>{props.icon}</div> : null}
      <p className={styles.title}>{props.title}</p>
      {props.text ? <p className={styles.text}>{props.text}</p> : null}
      {props.children ? <div className={styles.actions}>{props.children}</div> : null}
    </div>
  );
}
