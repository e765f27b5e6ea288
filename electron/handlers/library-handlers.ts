import { realFolder } from '#electron/library/folder-places.ts';
import type { Store } from '#electron/store/open-store.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { countLibrary } from './count-library.ts';
import { DocumentListing } from './document-listing.ts';
import { addFolder } from './folder-handlers.ts';
import { type AreaHandlers, demandFolder, type HandlerContext } from './handler-context.ts';
import { collectionViews, folderView, folderViews, removedView } from './library-views.ts';
import { lostAnnotations } from './lost-annotations.ts';

/** `library.*`: the list, and bringing it up to date. */
export function libraryHandlers(context: HandlerContext): AreaHandlers<'library'> {
  const { store, indexing, recognition, installation, clock } = context;
  const listing = new DocumentListing(clock.newId());
  const count = countLibrary(clock);
  const refresh = async () => {
    const folders = await folderViews(store.library.current().folders, store.library.current().settings.language);
    const lost = await lostAnnotationsOf(store);
    const counts = await store.reviews.counts();
    // From here on without waiting: of two readings at once, the one that ends later knows what the other knew.
    const library = store.library.current();
    const away = new Set(folders.filter(({ isAvailable }) => !isAvailable).map(({ id }) => id));
    listing.update(library.documents, ({ id, folderId }) => ({
      counts: counts.get(id),
      lostAnnotations: lost.get(id) ?? 0,
      isOffline: away.has(folderId),
    }));
    return { library, folders };
  };
  return {
    async 'library.read'(request) {
      const { library, folders } = await refresh();
      const { documents, collections, removed, settings, workspace } = library;
      return {
        ...listing.read(request),
        folders,
        collections: collectionViews(collections, documents),
        removed: removed.map(removedView),
        settings,
        workspace,
        notices: [...store.notices()],
        indexing: indexing.progress(),
        recognition: recognition.progress(),
      };
    },
    async 'library.statistics'() {
      const { library } = await refresh();
      return count(listing, library.documents, await store.reviews.counts());
    },
    async 'library.index'({ folderId }) {
      const folders = folderId === null ? store.library.current().folders : [demandFolder(context, folderId)];
      const report = await indexing.run(folders);
      // Its documents are offline now; the person who asked for this one folder hears why nothing was found.
      const [folder] = folders;
      if (folderId !== null && folder && !report.isCancelled) await realFolder(folder.path);
      return report;
    },
    async 'library.cancelIndexing'() {
      await indexing.cancel();
      return {};
    },
    async 'library.pauseIndexing'() {
      indexing.pause();
      return {};
    },
    async 'library.resumeIndexing'() {
      indexing.resume();
      return {};
    },
    async 'library.openSample'() {
      if (installation.sampleLibrary === null) throw new ReviewFailure('not-supported-here', 'no sample library is installed');
      const real = await realFolder(installation.sampleLibrary);
      const known = store.library.current().folders.find((folder) => folder.path === real);
      return folderView(known ?? (await addFolder(context, real, 'sample')), store.library.current().settings.language);
    },
  };
}

/** Lost annotations of the documents that have any, by document id. */
async function lostAnnotationsOf(store: Store): Promise<ReadonlyMap<string, number>> {
  const counts = await store.reviews.counts();
  const lost = new Map<string, number>();
  for (const document of store.library.current().documents) {
    const own = counts.get(document.id);
    const count = own === undefined ? 0 : await lostAnnotations(store, document, own);
    if (count > 0) lost.set(document.id, count);
  }
  return lost;
}
