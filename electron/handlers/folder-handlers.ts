import { demandNewFolder, realFolder } from '#electron/library/folder-places.ts';
import { dropDocuments } from '#electron/store/purge-documents.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { LibraryFolder } from '#shared/model/library.ts';
import { type AreaHandlers, demandFolder, type HandlerContext } from './handler-context.ts';
import { folderView } from './library-views.ts';
import { purgeEverywhere } from './purge-everywhere.ts';

/** `folder.*`: which folders the library is made of. Removing one never touches the files in it. */
export function folderHandlers(context: HandlerContext): AreaHandlers<'folder'> {
  const { host, store, indexing, recognition, emit } = context;
  const demandChoice = (kind: 'dialog' | 'browse'): void => {
    if (host.describe().capabilities.folderChoice !== kind) throw new ReviewFailure('not-supported-here', `no ${kind} here`);
  };
  const viewOf = (folder: LibraryFolder) => folderView(folder, store.library.current().settings.language);
  return {
    async 'folder.choose'() {
      demandChoice('dialog');
      const path = await host.chooseFolder();
      return path === null ? null : viewOf(await addFolder(context, path, 'chosen'));
    },
    async 'folder.browse'({ parent }) {
      demandChoice('browse');
      return host.browseFolders(parent);
    },
    async 'folder.locate'({ path }) {
      demandChoice('browse');
      return { token: await host.locateFolder(path) };
    },
    async 'folder.addBrowsed'({ token }) {
      demandChoice('browse');
      const path = host.resolveBrowsed(token);
      if (path === null) throw new ReviewFailure('not-found', 'unknown folder token');
      return viewOf(await addFolder(context, path, 'chosen'));
    },
    async 'folder.update'({ folderId, change }) {
      demandFolder(context, folderId);
      await store.library.change((library) => ({
        ...library,
        folders: library.folders.map((folder) => (folder.id === folderId ? { ...folder, ...change } : folder)),
      }));
      emit({ name: 'library.changed' });
      return viewOf(demandFolder(context, folderId));
    },
    'folder.remove': ({ folderId, purge }) =>
      indexing.whileIdle(async () => {
        const folder = demandFolder(context, folderId);
        const { documents: listed, removed } = store.library.current();
        const documents = listed.filter((document) => document.folderId === folderId);
        // Those taken out before go with their folder: added again, it comes back whole.
        const all = [...documents, ...removed.map(({ document }) => document).filter((document) => document.folderId === folderId)];
        await recognition.release(documents.map(({ id }) => id));
        await store.library.change((library) => ({ ...library, folders: library.folders.filter(({ id }) => id !== folderId) }));
        const erased = purge ? await purgeEverywhere(context, all) : [];
        for (const { id } of all) {
          context.checks.forget(id);
          context.comparisons.forget(id);
          context.alignments.forget(id);
        }
        if (!purge) await dropDocuments(store, folder, all);
        emit({ name: 'library.changed' });
        return { documents: documents.length, erased: [...erased] };
      }),
  };
}

/** Puts a folder into the library; its files come with the next index run. Fails as `realFolder` and `demandNewFolder` do. */
export async function addFolder(context: HandlerContext, path: string, origin: LibraryFolder['origin']): Promise<LibraryFolder> {
  const { store, clock, emit } = context;
  const real = await realFolder(path);
  demandNewFolder(real, store.library.current().folders);
  const folder: LibraryFolder = { id: clock.newId(), path: real, addedAt: clock.now(), origin };
  await store.library.change((library) => ({ ...library, folders: [...library.folders, folder] }));
  emit({ name: 'library.changed' });
  return folder;
}
