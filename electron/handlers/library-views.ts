import { isFolderThere } from '#electron/library/folder-presence.ts';
import { textKeyOf } from '#electron/store/document-keys.ts';
import type { ReviewCounts } from '#electron/store/review-store.ts';
import type { CollectionView, DocumentView, FolderView, RemovedView } from '#shared/contract/review-views.ts';
import { reviewStateOf } from '#shared/domain/review/review-state.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type {
  Collection,
  DocumentState,
  DocumentSummary,
  Language,
  LibraryDocument,
  LibraryFolder,
  RemovedDocument,
} from '#shared/model/library.ts';

const SAMPLE_LABELS: Readonly<Record<Language, string>> = { 'zh-CN': '示例文库', en: 'Sample library' };

/** What a window sees of a folder: its name instead of its path, and whether it is there now. The sample library's own name is an inner matter. */
export async function folderView(folder: LibraryFolder, language: Language, label = lastParts(folder.path, 1)): Promise<FolderView> {
  const { path: _path, device: _device, ...view } = folder;
  const shown = folder.origin === 'sample' ? SAMPLE_LABELS[language] : label;
  return { ...view, label: shown, isAvailable: await isFolderThere(folder), isWatched: folder.isWatched ?? true };
}

/** All folders of a library; those of the same name are told apart by as many folders above them as it takes. */
export function folderViews(folders: readonly LibraryFolder[], language: Language): Promise<FolderView[]> {
  const labels = distinctLabels(folders.map(({ path }) => path));
  return Promise.all(folders.map((folder, index) => folderView(folder, language, labels[index])));
}

/** Labels of different absolute paths, as short as they can be and still differ. */
export function distinctLabels(paths: readonly string[]): readonly string[] {
  return paths.map((path) => {
    for (let parts = 1; ; parts += 1) {
      const label = lastParts(path, parts);
      const isAlone = paths.every((other) => other === path || lastParts(other, parts) !== label);
      if (isAlone || label === lastParts(path, parts + 1)) return label;
    }
  });
}

function lastParts(path: string, count: number): string {
  const parts = path.split(/[\\/]/u).filter((part) => part !== '');
  return parts.slice(-count).join('/') || path;
}

/** What is known of a document beside what the library says of it. */
export type KnownOfDocument = {
  readonly counts: ReviewCounts | undefined;
  /** As `lost-annotations.ts` counts them. */
  readonly lostAnnotations: number;
  /** Whether its folder cannot be reached now. */
  readonly isOffline: boolean;
};

/** What a window sees of a document. */
export function documentView(document: LibraryDocument, { counts, lostAnnotations, isOffline }: KnownOfDocument): DocumentView {
  const { extractorVersion: _version, ...view } = document;
  return {
    ...view,
    state: shownState(correctedState(document.state, counts?.correctedSummary ?? {})),
    fileName: fileNameOf(document),
    textKey: textKeyOf(document),
    annotations: counts?.annotations ?? 0,
    checklistsUnderWay: counts?.checklistsUnderWay ?? 0,
    openItems: counts?.openItems ?? 0,
    lostAnnotations,
    reviewState: reviewStateOf(document.markedState, counts),
    isOffline,
  };
}

/** Deadlines are counted here and not in the window: in the list they would be its largest part. */
function shownState(state: DocumentState): DocumentState {
  if (state.kind === 'failed') return state;
  const { deadlines: _counted, ...summary } = state.summary;
  return { ...state, summary };
}

/** The list shows what a person corrected. */
export function correctedState(state: DocumentState, corrected: Partial<DocumentSummary>): DocumentState {
  return state.kind === 'ready' ? { ...state, summary: { ...state.summary, ...corrected } } : state;
}

/** What a window sees of a document that was taken off the list and can be put back. */
export function removedView({ document, removedAt }: RemovedDocument): RemovedView {
  const { id, folderId, relativePath } = document;
  return { id, folderId, relativePath, fileName: fileNameOf(document), removedAt };
}

/** The collections of a library by name, each with how many of its listed documents are in it. */
export function collectionViews(collections: readonly Collection[], documents: readonly LibraryDocument[]): CollectionView[] {
  const sizes = new Map<string, number>();
  for (const document of documents) for (const id of document.collections) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  const order = new Intl.Collator('zh-CN', { numeric: true });
  return collections
    .map((collection) => ({ ...collection, documents: sizes.get(collection.id) ?? 0 }))
    .sort((left, right) => order.compare(left.name, right.name));
}
