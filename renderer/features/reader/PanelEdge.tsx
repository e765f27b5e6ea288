import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import styles from './ReaderScreen.module.css';

/** Pixels an arrow key moves the edge. */
const KEY_STEP = 16;

type PanelEdgeProps = {
  /** On which side of its panel the edge is. */
  readonly side: 'left' | 'right';
  readonly width: number;
  readonly label: string;
  readonly onResize: (width: number) => void;
};

/** The edge of a panel by which it is made wider or narrower, by pointer or arrow keys. */
export function PanelEdge({ side, width, label, onResize }: PanelEdgeProps): ReactNode {
  const grows = side === 'right' ? 1 : -1;
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    const handle = event.currentTarget;
    const startX = event.clientX;
    const startWidth = handle.parentElement?.getBoundingClientRect().width ?? width;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent): void => onResize(startWidth + (moved.clientX - startX) * grows);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    event.stopPropagation();
    onResize(width + (event.key === 'ArrowRight' ? KEY_STEP : -KEY_STEP) * grows);
  };
  return (
    <div
      className={styles.edge}
      data-side={side}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={160}
      aria-valuemax={720}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={press}
    />
  );
}
