import { BOARD_SCHEMA_VERSION, type StoredBoard, storedBoard } from '#shared/model/board.ts';
import { LIBRARY_SCHEMA_VERSION, type StoredLibrary, storedLibrary } from '#shared/model/library.ts';
import { READ_BY_THE_MACHINE, REVIEW_SCHEMA_VERSION, type StoredReview, storedReview } from '#shared/model/review.ts';
import type { StoredFormat } from './migrate-stored.ts';

/**
 * `library.json`. Version 2 added the choice of reading a document's text was made with, and the list of documents taken out;
 * version 3 what people sort documents by.
 */
export const libraryFormat: StoredFormat<StoredLibrary> = {
  schema: storedLibrary,
  version: LIBRARY_SCHEMA_VERSION,
  migrations: {
    1: ({ documents, ...library }) => ({
      ...library,
      documents: Array.isArray(documents) ? documents.map((document: object) => ({ ...document, reading: '' })) : documents,
      removed: [],
    }),
    2: ({ documents, removed, ...library }) => ({
      ...library,
      documents: Array.isArray(documents) ? documents.map(unsorted) : documents,
      removed: Array.isArray(removed) ? removed.map((entry) => ({ ...entry, document: unsorted(entry.document) })) : removed,
      collections: [],
    }),
  },
};

function unsorted(document: object): object {
  return { ...document, tags: [], collections: [], markedState: null, paper: null, apart: [] };
}

/** `reviews/<documentId>.json`. Version 2 added corrections, dismissed findings and the choice of reading. */
export const reviewFormat: StoredFormat<StoredReview> = {
  schema: storedReview,
  version: REVIEW_SCHEMA_VERSION,
  migrations: { 1: (review) => ({ ...review, corrections: [], dismissals: [], reading: READ_BY_THE_MACHINE }) },
};

/** A document nobody has written about yet. */
export function emptyReview(documentId: string): StoredReview {
  return {
    schemaVersion: REVIEW_SCHEMA_VERSION,
    documentId,
    annotations: [],
    checklists: [],
    corrections: [],
    dismissals: [],
    reading: READ_BY_THE_MACHINE,
    formHead: {},
  };
}

/** `boards/<boardId>.json`. */
export const boardFormat: StoredFormat<StoredBoard> = { schema: storedBoard, version: BOARD_SCHEMA_VERSION, migrations: {} };

/** A board that is not there: its id is empty. */
export function emptyBoard(): StoredBoard {
  return {
    schemaVersion: BOARD_SCHEMA_VERSION,
    id: '',
    name: '',
    documentIds: [],
    topics: [],
    placements: [],
    passages: [],
    notes: [],
    directions: [],
    createdAt: '',
    updatedAt: '',
    removedAt: null,
  };
}
