import { realFolder } from '#electron/library/folder-places.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { addFolder } from './folder-handlers.ts';
import { type AreaHandlers, demandFolder, type HandlerContext } from './handler-context.ts';
import { collectionViews, documentView, folderView, folderViews, removedView } from './library-views.ts';
import { lostAnnotations } from './lost-annotations.ts';

/** `library.*`: the list, and bringing it up to date. */
export function libraryHandlers(context: HandlerContext): AreaHandlers<'library'> {
  const { store, indexing, recognition, installation } = context;
  return {
    async 'library.read'() {
      const counts = await store.reviews.counts();
      const { folders, documents, collections, removed, settings, workspace } = store.library.current();
      const lost = await Promise.all(documents.map((document) => lostAnnotations(store, document, counts.get(document.id))));
      const views = await folderViews(folders);
      const away = new Set(views.filter(({ isAvailable }) => !isAvailable).map(({ id }) => id));
      return {
        folders: views,
        documents: documents.map((document, index) =>
          documentView(document, {
            counts: counts.get(document.id),
            lostAnnotations: lost[index] ?? 0,
            isOffline: away.has(document.folderId),
          }),
        ),
        collections: collectionViews(collections, documents),
        removed: removed.map(removedView),
        settings,
        workspace,
        notices: [...store.notices()],
        indexing: indexing.progress(),
        recognition: recognition.progress(),
      };
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
      return folderView(known ?? (await addFolder(context, real, 'sample')));
    },
  };
}
