import { z } from 'zod';

/** Which of the machine's readings a correction speaks about; a task is known again by clause path and heading after the text changed. */
export const correctionSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('meta') }),
  z.object({ kind: z.literal('task'), path: z.array(z.string()), title: z.string() }),
]);

/** A value a person put in the place of the machine's; kept apart from it, so that reading a file again loses neither. */
export const correction = z.object({
  id: z.string(),
  subject: correctionSubject,
  /** Key of the field within its subject: `title`, `leads`, `deadlineDate` … */
  field: z.string().max(50),
  /** As a person writes it: several units joined by 、, dates as `YYYY-MM-DD`, empty for "there is none". */
  value: z.string().max(20_000),
  /** What the machine read when the correction was made, in the same writing: shown beside it, and tells when the source has caught up. */
  machineValue: z.string().max(20_000),
  author: z.string(),
  updatedAt: z.string(),
});

export type CorrectionSubject = z.infer<typeof correctionSubject>;
export type Correction = z.infer<typeof correction>;
