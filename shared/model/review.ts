import { z } from 'zod';
import { annotation } from './annotation.ts';
import { checklistRun } from './checklist.ts';

export const REVIEW_SCHEMA_VERSION = 1;

/** What leads a review back to its document when the library has lost or dropped it. */
export const reviewOrigin = z.object({
  /** Of the file as last seen; empty where it could not be opened. */
  contentHash: z.string(),
  /** Hash of the file's place on the disk. */
  place: z.string(),
});

/** Everything people wrote about one document; one file each, so that a keystroke never rewrites the library. */
export const storedReview = z.object({
  schemaVersion: z.literal(REVIEW_SCHEMA_VERSION),
  documentId: z.string(),
  annotations: z.array(annotation),
  checklists: z.array(checklistRun),
  /** Head fields of the forms as last filled in, by column key of the table's head. */
  formHead: z.record(z.string(), z.string()),
  /** Absent in reviews that were written before it was kept. */
  origin: reviewOrigin.optional(),
  /** Names of the exports of this document in the store's export folder: erasing the document erases them. */
  exports: z.array(z.string()).optional(),
});

export type ReviewOrigin = z.infer<typeof reviewOrigin>;
export type StoredReview = z.infer<typeof storedReview>;
