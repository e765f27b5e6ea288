import { z } from 'zod';
import { annotation } from './annotation.ts';
import { checklistRun } from './checklist.ts';

export const REVIEW_SCHEMA_VERSION = 1;

/** Everything people wrote about one document; one file each, so that a keystroke never rewrites the library. */
export const storedReview = z.object({
  schemaVersion: z.literal(REVIEW_SCHEMA_VERSION),
  documentId: z.string(),
  annotations: z.array(annotation),
  checklists: z.array(checklistRun),
  /** Head fields of the forms as last filled in, by column key of the table's head. */
  formHead: z.record(z.string(), z.string()),
});

export type StoredReview = z.infer<typeof storedReview>;
