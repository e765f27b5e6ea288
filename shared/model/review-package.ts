import { z } from 'zod';
import { annotationContent, otherWords, passageInput } from './annotation.ts';
import { checklistAnswer, checklistRun } from './checklist.ts';

/** Name and version of the file that takes a review from one computer to another. */
export const REVIEW_PACKAGE_FORMAT = 'yuece.review/1';

const name = z.string().max(200);
const time = z.iso.datetime();
const identifier = z.string().min(1).max(100);

/** An annotation on its way: its place leads into whichever state of the paper the other side has. */
export const packagedAnnotation = annotationContent.extend({
  id: identifier,
  target: passageInput,
  author: name,
  changedBy: name.optional(),
  fromFinding: z.string().max(200).optional(),
  createdAt: time,
  updatedAt: time,
  writtenAt: time.optional(),
  earlierTimes: z.array(time).max(200).optional(),
  otherWords: z
    .array(otherWords.extend({ target: passageInput.optional(), author: name.optional(), changedBy: name.optional(), updatedAt: time }))
    .max(1_000)
    .optional(),
});

/** A checklist on its way, with its own copy of the template. */
export const packagedChecklist = checklistRun
  .omit({ removedAt: true, takenBack: true })
  .extend({ id: identifier, startedAt: time, answers: z.record(z.string().max(100), checklistAnswer.extend({ updatedAt: time })) });

/** What people wrote about one paper, without the paper; everything in it comes from another computer and is checked. */
export const reviewPackage = z.object({
  format: z.literal(REVIEW_PACKAGE_FORMAT),
  document: z.object({ title: z.string().max(1_000), fileName: z.string().max(500), contentHash: z.string().max(100) }),
  exportedAt: time,
  annotations: z.array(packagedAnnotation).max(20_000),
  checklists: z.array(packagedChecklist).max(200),
});

export type PackagedAnnotation = z.infer<typeof packagedAnnotation>;
export type PackagedChecklist = z.infer<typeof packagedChecklist>;
export type ReviewPackage = z.infer<typeof reviewPackage>;
