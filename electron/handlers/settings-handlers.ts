import { definedOnly } from './annotation-handlers.ts';
import type { AreaHandlers, HandlerContext } from './handler-context.ts';

/** `host.*`, `settings.*` and `workspace.*`. */
export function settingsHandlers({ host, store, emit, comparisons }: HandlerContext): AreaHandlers<'host' | 'settings' | 'workspace'> {
  return {
    async 'host.describe'() {
      return { ...host.describe(), dataPlace: store.folder };
    },
    async 'host.openData'() {
      return { isOpened: await host.openFile(store.folder) };
    },
    async 'settings.update'({ change }) {
      await store.library.change((library) => ({ ...library, settings: { ...library.settings, ...definedOnly(change) } }));
      emit({ name: 'settings.changed' });
      return store.library.current().settings;
    },
    async 'workspace.update'({ change }) {
      // Whoever has chosen a text to compare is about to look at what changed.
      if (change.compared?.oldId || change.compared?.newId) comparisons.prepare();
      // Where the reader left off is no work of anyone's: a store that cannot be written is no reason to fail here.
      store.library.changeSoftly((library) => ({ ...library, workspace: { ...library.workspace, ...definedOnly(change) } }));
      return store.library.current().workspace;
    },
  };
}
