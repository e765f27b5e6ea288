import type { ReactNode } from 'react';
import styles from './Redline.module.css';
import type { RedlinePiece } from './redline-pieces.ts';

/** A text with what was taken out struck through and what was put in underlined. */
export function Redline({ pieces }: { readonly pieces: readonly RedlinePiece[] }): ReactNode {
  return pieces.map(({ look, text }, index) => {
    // Pieces of a text never change their order.
    const key = index;
    return (
      <RedlineStretch key={key} look={look}>
        {text}
      </RedlineStretch>
    );
  });
}

/** One stretch of such a text, around whatever shows its words. */
export function RedlineStretch({ look, children }: { readonly look: RedlinePiece['look']; readonly children: ReactNode }): ReactNode {
  if (look === 'removed') return <del className={styles.removed}>{children}</del>;
  return look === 'added' ? <ins className={styles.added}>{children}</ins> : children;
}
