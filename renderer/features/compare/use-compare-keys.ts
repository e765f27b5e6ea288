import { useEffect, useRef } from 'react';
import { isTyping } from '#renderer/ui/is-typing.ts';

/** `]` and `[` go to the next and the previous change, where nobody is writing and no dialog is open. */
export function useCompareKeys(step: (by: 1 | -1) => void): void {
  const latest = useRef(step);
  latest.current = step;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
      if (event.key !== ']' && event.key !== '[') return;
      event.preventDefault();
      latest.current(event.key === ']' ? 1 : -1);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
