import { useEffect } from 'react';
import { useWorkspace } from '../../api/workspace-store.ts';
import { isTyping } from '../../ui/is-typing.ts';

/** Keys that work on every screen. Reading keys belong to the reader. */
export function useGlobalKeys({ onShowKeys, onSpotlight }: { readonly onShowKeys: () => void; readonly onSpotlight: () => void }): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const isCommand = event.ctrlKey || event.metaKey;
      if (isCommand && event.shiftKey && event.key.toLowerCase() === 'f') useWorkspace.getState().goTo('search');
      else if (isCommand && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') onSpotlight();
      else if (event.key === 'F1' || (event.key === '?' && !isCommand && !isTyping(event.target))) onShowKeys();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onShowKeys, onSpotlight]);
}
