import { LIBRARY_SCHEMA_VERSION, type StoredLibrary, storedLibrary } from '#shared/model/library.ts';
import { REVIEW_SCHEMA_VERSION, type ReadingChoice, type StoredReview, storedReview } from '#shared/model/review.ts';
import type { StoredFormat } from './migrate-stored.ts';

const READ_BY_THE_MACHINE: ReadingChoice = { encoding: null, undoneRepairs: [] };

/** `library.json`. Version 1 is the first; a change of shape adds a migration here and raises the version in the model. */
export const libraryFormat: StoredFormat<StoredLibrary> = { schema: storedLibrary, version: LIBRARY_SCHEMA_VERSION, migrations: {} };

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
