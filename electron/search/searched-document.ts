import type { ReadDocument } from '#electron/store/model-key.ts';
import type { DocumentSummary, LibraryDocument } from '#shared/model/library.ts';

/** What the search wants to know of a document that the library lists. */
export type SearchedDocument = ReadDocument &
  Pick<LibraryDocument, 'id' | 'folderId' | 'tags' | 'markedState' | 'isMissing'> & {
    readonly state: { readonly kind: 'ready'; readonly summary: SearchedSummary } | { readonly kind: 'failed' };
  };

type SearchedSummary = Pick<DocumentSummary, 'title' | 'issuer' | 'docNumber' | 'issueDate' | 'publishDate'> & {
  readonly recognition?: { readonly stamp: string } | undefined;
};

/** Whether a document has a text to be found. */
export function isSearchable({ state, isMissing }: Pick<SearchedDocument, 'state' | 'isMissing'>): boolean {
  return state.kind === 'ready' && !isMissing;
}

/**
 * Documents on their way to the process that searches, a list of each property: ten thousand objects take a tenth of a second to be written and
 * as long to be read, their lists a twentieth of that. `tags` and `markedStates` name only those documents that have some.
 */
export type DocumentColumns = {
  readonly ids: readonly string[];
  readonly folderIds: readonly string[];
  readonly relativePaths: readonly string[];
  readonly contentHashes: readonly string[];
  readonly extractorVersions: readonly number[];
  readonly readings: readonly string[];
  readonly stamps: readonly (string | null)[];
  readonly titles: readonly string[];
  readonly issuers: readonly (string | null)[];
  readonly docNumbers: readonly (string | null)[];
  readonly issueDates: readonly (string | null)[];
  readonly publishDates: readonly (string | null)[];
  readonly tags: readonly (readonly [number, string[]])[];
  readonly markedStates: readonly (readonly [number, LibraryDocument['markedState']])[];
};

/** Puts searchable documents into columns. */
export function columnsOf(documents: readonly SearchedDocument[]): DocumentColumns {
  const summaries = documents.map(({ state }) => (state.kind === 'ready' ? state.summary : null));
  return {
    ids: documents.map(({ id }) => id),
    folderIds: documents.map(({ folderId }) => folderId),
    relativePaths: documents.map(({ relativePath }) => relativePath),
    contentHashes: documents.map(({ contentHash }) => contentHash),
    extractorVersions: documents.map(({ extractorVersion }) => extractorVersion),
    readings: documents.map(({ reading }) => reading),
    stamps: summaries.map((summary) => summary?.recognition?.stamp ?? null),
    titles: summaries.map((summary) => summary?.title ?? ''),
    issuers: summaries.map((summary) => summary?.issuer ?? null),
    docNumbers: summaries.map((summary) => summary?.docNumber ?? null),
    issueDates: summaries.map((summary) => summary?.issueDate ?? null),
    publishDates: summaries.map((summary) => summary?.publishDate ?? null),
    tags: documents.flatMap(({ tags }, number) => (tags.length === 0 ? [] : [[number, tags] as const])),
    markedStates: documents.flatMap(({ markedState }, number) => (markedState === null ? [] : [[number, markedState] as const])),
  };
}

const NO_TAGS: string[] = [];

/** The documents of some columns. */
export function documentsOf(columns: DocumentColumns): readonly SearchedDocument[] {
  const tags = new Map(columns.tags);
  const markedStates = new Map(columns.markedStates);
  return columns.ids.map((id, number): SearchedDocument => {
    const stamp = columns.stamps[number] ?? null;
    return {
      id,
      folderId: columns.folderIds[number] ?? '',
      relativePath: columns.relativePaths[number] ?? '',
      contentHash: columns.contentHashes[number] ?? '',
      extractorVersion: columns.extractorVersions[number] ?? 0,
      reading: columns.readings[number] ?? '',
      isMissing: false,
      tags: tags.get(number) ?? NO_TAGS,
      markedState: markedStates.get(number) ?? null,
      state: {
        kind: 'ready',
        summary: {
          title: columns.titles[number] ?? '',
          issuer: columns.issuers[number] ?? null,
          docNumber: columns.docNumbers[number] ?? null,
          issueDate: columns.issueDates[number] ?? null,
          publishDate: columns.publishDates[number] ?? null,
          recognition: stamp === null ? undefined : { stamp },
        },
      },
    };
  });
}
