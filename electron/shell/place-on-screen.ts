import type { Rectangle } from 'electron';

/** Below this the page no longer fits. */
export const SMALLEST_WINDOW = { width: 960, height: 640 };
const FIRST = { width: 1440, height: 900 };
/** So much of a window's upper edge must lie on a screen for a person to get hold of it. */
const GRIP = { width: 160, height: 48 };

/** The remembered place where it can still be reached, else the middle of the main screen; never larger than its screen. */
export function placeOnScreen(
  bounds: Rectangle | null,
  displays: readonly { readonly workArea: Rectangle }[],
): Partial<Rectangle> & Pick<Rectangle, 'width' | 'height'> {
  const home = bounds === null ? undefined : displays.find(({ workArea }) => isReachable(bounds, workArea));
  const area = (home ?? displays[0])?.workArea ?? { x: 0, y: 0, ...FIRST };
  const width = Math.min(Math.max(bounds?.width ?? FIRST.width, SMALLEST_WINDOW.width), area.width);
  const height = Math.min(Math.max(bounds?.height ?? FIRST.height, SMALLEST_WINDOW.height), area.height);
  return bounds !== null && home !== undefined ? { x: bounds.x, y: bounds.y, width, height } : { width, height };
}

/** The title bar is what a window is moved by: its upper edge counts. */
function isReachable(bounds: Rectangle, area: Rectangle): boolean {
  const visibleWidth = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return visibleWidth >= GRIP.width && bounds.y >= area.y && bounds.y + GRIP.height <= area.y + area.height;
}
