import type { DocumentView, FolderView } from '#shared/contract/review-views.ts';
import { cellOf } from './document-rows.ts';

/**
 * What tells apart the documents whose title another one has too, by their ids: the file's name, its place in the folder where the names
 * are equal, and the folder as well where the places are. Linear in the library.
 */
export function labelsOfSameTitles(documents: readonly DocumentView[], folders: readonly FolderView[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const folderNames = new Map(folders.map(({ id, label }) => [id, label]));
  const ways: readonly ((document: DocumentView) => string)[] = [
    ({ fileName }) => fileName,
    ({ relativePath }) => relativePath,
    ({ folderId, relativePath }) => `${folderNames.get(folderId) ?? ''} / ${relativePath}`,
  ];
  for (const group of groupsOf(documents, (document) => String(cellOf(document, 'title')))) {
    const way = ways.find((labelOf) => new Set(group.map(labelOf)).size === group.length) ?? ways.at(-1);
    for (const document of group) labels.set(document.id, way?.(document) ?? document.relativePath);
  }
  return labels;
}

/** Those that share a key with another one, by key. */
function groupsOf(documents: readonly DocumentView[], keyOf: (document: DocumentView) => string): readonly (readonly DocumentView[])[] {
  const groups = new Map<string, DocumentView[]>();
  for (const document of documents) {
    const group = groups.get(keyOf(document));
    if (group) group.push(document);
    else groups.set(keyOf(document), [document]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}
