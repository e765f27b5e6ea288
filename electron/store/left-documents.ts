import { LEFT_LIMIT, type LeftDocument, type LibraryDocument, type LibraryFolder, type StoredLibrary } from '#shared/model/library.ts';
import { goneOf, withoutDocuments } from './erase-library-traces.ts';
import { placeKeyOf } from './review-origin.ts';

/** The library without documents that leave with their folder; what people sorted them by waits for it to be added again. */
export function withoutFolderDocuments(
  library: StoredLibrary,
  folder: Pick<LibraryFolder, 'path'>,
  documents: readonly LibraryDocument[],
): StoredLibrary {
  const namedBy = apartFrom(library, new Set(documents.map(({ id }) => id)));
  const leaving = documents.map(({ id, relativePath, contentHash, tags, collections, markedState, paper, apart }): LeftDocument => {
    const others = [...new Set([...apart, ...(namedBy.get(id) ?? [])])];
    return { id, place: placeKeyOf(folder.path, relativePath), contentHash, tags, collections, markedState, paper, apart: others };
  });
  const without = withoutDocuments(library, documents.map(goneOf));
  return withLeft(without, [...leaving, ...(without.left ?? [])].slice(0, LEFT_LIMIT));
}

/** The library with another list of what left; none where that is empty. */
export function withLeft({ left: _left, ...library }: StoredLibrary, left: readonly LeftDocument[]): StoredLibrary {
  return left.length === 0 ? library : { ...library, left: [...left] };
}

/** Ids of the documents that name each of these as another paper: they forget it while it is away. */
function apartFrom({ documents, left = [] }: StoredLibrary, ids: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>();
  for (const { id, apart } of [...documents, ...left]) {
    for (const other of apart) if (ids.has(other)) named.set(other, [...(named.get(other) ?? []), id]);
  }
  return named;
}
