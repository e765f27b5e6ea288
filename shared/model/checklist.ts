import { z } from 'zod';
import { passageTarget, severity } from './annotation.ts';

/** Where an item's wording comes from: substantiated, measured, general knowledge, or still to be checked against the official text. */
export const sourceMark = z.enum(['substantiated', 'measured', 'general', 'to-be-verified']);

export const checklistItem = z.object({
  id: z.string(),
  group: z.string(),
  question: z.string(),
  howToJudge: z.string(),
  legalBasis: z.string(),
  sourceMark,
  signalWords: z.array(z.string()),
  severity,
  /** Cell of the official form that the answer fills; `null` where there is none. */
  formCell: z.string().nullable(),
});

/** `conformity`: 符合 / 不符合 / 不适用 · `yes-no`: 是 / 否 / 不适用 (公平竞争审查). */
export const answerScale = z.enum(['conformity', 'yes-no']);

export const checklistTemplate = z.object({
  id: z.string(),
  version: z.number().int().positive(),
  name: z.string(),
  nameEn: z.string(),
  description: z.string(),
  scale: answerScale,
  conclusions: z.array(z.string()),
  items: z.array(checklistItem),
});

/**
 * `met` 符合 or 否 (no problem found) · `unmet` 不符合 or 是 (problem found) · `not-applicable` 不适用 · `open` 未审.
 * On the yes-no scale the question asks whether a forbidden content is there, so 是 is the finding.
 */
export const verdict = z.enum(['met', 'unmet', 'not-applicable', 'open']);

/** What somebody else answered, or concluded, on another computer before two reviews were put together. */
const otherAnswer = z.object({
  verdict,
  opinion: z.string().max(20_000),
  /** Absent where it was not kept yet. */
  evidence: z.array(passageTarget).max(200).optional(),
  author: z.string(),
  updatedAt: z.string(),
});
/** The latest time of what was taken in here from a clock ahead, which is dated when it came; absent where nothing was. */
const takenUntil = z.string().max(100).optional();
const otherConclusion = z.object({ choice: z.string(), text: z.string().max(20_000), author: z.string(), updatedAt: z.string() });

export const checklistAnswer = z.object({
  verdict,
  opinion: z.string().max(20_000),
  evidence: z.array(passageTarget).max(200),
  author: z.string(),
  updatedAt: z.string(),
  takenUntil,
  /** Oldest first; absent where nobody else answered. */
  others: z.array(otherAnswer).max(200).optional(),
});

/** A checklist under way on one document. It keeps its own copy of the template, so that an upgrade never changes what was asked. */
export const checklistRun = z.object({
  id: z.string(),
  template: checklistTemplate,
  answers: z.record(z.string(), checklistAnswer),
  /** Written by a person only; nothing computes it. */
  conclusion: otherConclusion.extend({ takenUntil, others: z.array(otherConclusion).max(200).optional() }).nullable(),
  /** What stood as the conclusion, and beside it, when a person took it back: none of it comes back with an older package. Absent otherwise. */
  takenBack: z.object({ at: z.string(), by: z.string(), conclusions: z.array(otherConclusion).max(201) }).optional(),
  startedAt: z.string(),
  /** Set when a person took it away; absent otherwise. It can be taken back. */
  removedAt: z.string().optional(),
});

export type ChecklistItem = z.infer<typeof checklistItem>;
export type ChecklistTemplate = z.infer<typeof checklistTemplate>;
export type Verdict = z.infer<typeof verdict>;
export type ChecklistAnswer = z.infer<typeof checklistAnswer>;
export type ChecklistRun = z.infer<typeof checklistRun>;
