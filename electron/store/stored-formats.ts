import { LIBRARY_SCHEMA_VERSION, type StoredLibrary, storedLibrary } from '#shared/model/library.ts';
import { REVIEW_SCHEMA_VERSION, type StoredReview, storedReview } from '#shared/model/review.ts';
import type { StoredFormat } from './migrate-stored.ts';

/** `library.json`. Version 1 is the first; a change of shape adds a migration here and raises the version in the model. */
export const libraryFormat: StoredFormat<StoredLibrary> = { schema: storedLibrary, version: LIBRARY_SCHEMA_VERSION, migrations: {} };

/** `reviews/<documentId>.json`. */
export const reviewFormat: StoredFormat<StoredReview> = { schema: storedReview, version: REVIEW_SCHEMA_VERSION, migrations: {} };

/** A document nobody has written about yet. */
export function emptyReview(documentId: string): StoredReview {
  return { schemaVersion: REVIEW_SCHEMA_VERSION, documentId, annotations: [], checklists: [], formHead: {} };
}
