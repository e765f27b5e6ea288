import { z } from 'zod';

/** The fields of a document's metadata that a person may correct; a period of comment is two of them. */
export const metaField = z.enum([
  'title',
  'docNumber',
  'issuer',
  'issueDate',
  'publishDate',
  'effectiveDate',
  'validity',
  'validUntil',
  'indexNumber',
  'recipients',
  'kind',
  'stage',
  'commentFrom',
  'commentTo',
  'contacts',
]);

/** The fields of a task that a person may correct; `units` are those that take part without leading. */
export const taskField = z.enum(['section', 'title', 'leads', 'units', 'deadline', 'deadlineDate', 'indicators']);

/**
 * Which of the machine's readings a correction speaks about. A task is known again by its own clause path (label last) and its
 * heading after the text changed, so both are kept as they were read.
 */
export const correctionSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('meta') }),
  z.object({ kind: z.literal('task'), path: z.array(z.string()), title: z.string() }),
]);

/** A value a person put in the place of the machine's; kept apart from it, so that reading a file again loses neither. */
export const correction = z.object({
  id: z.string(),
  subject: correctionSubject,
  /** One of the fields of its subject. */
  field: z.string().max(50),
  /** One value a line where there may be several (units, targets, contacts), dates as `YYYY-MM-DD`, empty for "there is none". */
  value: z.string().max(20_000),
  /** What the machine read when the correction was made, in the same writing: shown beside it, and tells when the source has caught up. */
  machineValue: z.string().max(20_000),
  author: z.string(),
  updatedAt: z.string(),
});

/** A correction as a window may send it: bounded, while what was stored once always stays readable. */
export const correctionInput = z.object({
  subject: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('meta') }),
    z.object({ kind: z.literal('task'), path: z.array(z.string().max(1_000)).max(100), title: z.string().max(1_000) }),
  ]),
  field: z.union([metaField, taskField]),
  value: z.string().max(20_000),
  machineValue: z.string().max(20_000),
});

export type MetaField = z.infer<typeof metaField>;
export type TaskField = z.infer<typeof taskField>;
export type CorrectionSubject = z.infer<typeof correctionSubject>;
export type Correction = z.infer<typeof correction>;
export type CorrectionInput = z.infer<typeof correctionInput>;
