import { z } from 'zod';
import { annotation } from './annotation.ts';
import { checklistRun } from './checklist.ts';
import { changeNote } from './comparison.ts';
import { correction } from './correction.ts';
import { repairKind } from './document.ts';

export const REVIEW_SCHEMA_VERSION = 2;

/** What leads a review back to its document when the library has lost or dropped it. */
export const reviewOrigin = z.object({
  /** Of the file as last seen; empty where it could not be opened. */
  contentHash: z.string(),
  /** Hash of the file's place on the disk. */
  place: z.string(),
  /** Earlier contents of the file, oldest first: what was made of them is erased with the document. Absent where there was none. */
  earlier: z.array(z.string()).optional(),
});

/** A finding that a person set aside, with the reason; `finding` is its id, which follows rule, clause and words. */
export const dismissal = z.object({
  finding: z.string(),
  rule: z.string(),
  quote: z.string(),
  reason: z.string().max(2_000),
  author: z.string(),
  dismissedAt: z.string(),
});

/** Encodings that a text may turn out to be in, or be chosen to be read in; names as the document model shows them. */
export const textEncoding = z.enum(['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252']);

/** How a person wants the file read, where the machine's choice was wrong. */
export const readingChoice = z.object({
  /** `null` leaves the choice to the machine. */
  encoding: z.string().max(50).nullable(),
  /** Keys of the repairs taken back. */
  undoneRepairs: z.array(z.string().max(200)),
});

const repairKeyInput = z.string().min(1).max(100);

/** One change of how a file is read, as a window sends it: two windows that change different things both have their way. */
export const readingChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('encoding'), encoding: textEncoding.nullable() }),
  z.object({ kind: z.literal('take-back'), repairKind, key: repairKeyInput }),
  z.object({ kind: z.literal('make-again'), repairKind, key: repairKeyInput }),
  /** Which repairs of one kind are taken back, whichever were before; the key `kind:*` stands for all. */
  z.object({ kind: z.literal('whole-kind'), repairKind, undone: z.array(repairKeyInput).max(20_000) }),
]);

/** A package that was taken into a review, with what it takes to undo that after a restart too. */
export const packageTakenIn = z.object({
  id: z.string(),
  takenAt: z.string(),
  /** When the package was made. */
  exportedAt: z.string(),
  added: z.number().int(),
  updated: z.number().int(),
  /** True once it was taken back: then `entries` make it again. */
  isUndone: z.boolean(),
  /** Of each entry it added or changed: what stood there before, `null` for nothing, and what tells whether it was changed since. */
  entries: z.array(z.object({ id: z.string(), before: z.union([annotation, checklistRun]).nullable(), after: z.string() })),
});

/** Packages remembered of one document, to be taken back. */
export const IMPORT_LIMIT = 20;

/** Everything people wrote about one document; one file each, so that a keystroke never rewrites the library. */
export const storedReview = z.object({
  schemaVersion: z.literal(REVIEW_SCHEMA_VERSION),
  documentId: z.string(),
  annotations: z.array(annotation),
  checklists: z.array(checklistRun),
  corrections: z.array(correction),
  dismissals: z.array(dismissal),
  reading: readingChoice,
  /** Head fields of the forms as last filled in, by column key of the table's head. */
  formHead: z.record(z.string(), z.string()),
  /** Absent in reviews that were written before it was kept. */
  origin: reviewOrigin.optional(),
  /** Names of the exports of this document in the store's export folder: erasing the document erases them. */
  exports: z.array(z.string()).optional(),
  /** Why this text differs from older ones, change by change; absent where nothing was written. */
  changeNotes: z.array(changeNote).optional(),
  /** Oldest first; absent where no package was taken in. */
  imports: z.array(packageTakenIn).max(IMPORT_LIMIT).optional(),
});

export type TextEncoding = z.infer<typeof textEncoding>;
export type Dismissal = z.infer<typeof dismissal>;
export type ReadingChoice = z.infer<typeof readingChoice>;
export type ReadingChange = z.infer<typeof readingChange>;
export type ReviewOrigin = z.infer<typeof reviewOrigin>;
export type PackageTakenIn = z.infer<typeof packageTakenIn>;
export type StoredReview = z.infer<typeof storedReview>;

/** Nothing chosen by a person. */
export const READ_BY_THE_MACHINE: ReadingChoice = { encoding: null, undoneRepairs: [] };
