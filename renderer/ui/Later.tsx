import { type ReactNode, startTransition, useEffect, useState } from 'react';

type LaterProps = { readonly frames: number; readonly room?: ReactNode; readonly children: ReactNode };

/**
 * Draws what stands in it so many frames after it appears itself, each in a slice that gives way. For controls beside a text that is scrolled
 * while they come: all at once they would hold up a frame. `room` keeps their place free, so that nothing moves.
 */
export function Later({ frames, room = null, children }: LaterProps): ReactNode {
  const [left, setLeft] = useState(frames);
  useEffect(() => {
    if (left === 0) return;
    const frame = requestAnimationFrame(() => startTransition(() => setLeft(left - 1)));
    return () => cancelAnimationFrame(frame);
  }, [left]);
  return left === 0 ? children : room;
}
