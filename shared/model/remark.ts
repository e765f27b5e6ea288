import { z } from 'zod';

/**
 * A stretch of a document's text, from a place in one block to a place in the same or a later one.
 * Offsets are UTF-16 units in the block's own text, as `findingPassage` counts them; `start` and `end` coincide where something was taken out.
 */
export const textPlace = z.object({
  block: z.string(),
  start: z.number().int().nonnegative(),
  endBlock: z.string(),
  end: z.number().int().nonnegative(),
});

/** The same before blocks have their final numbers: by position among the blocks of the extraction, from 0. */
export const sourcePlace = z.object({
  block: z.number().int().nonnegative(),
  start: z.number().int().nonnegative(),
  endBlock: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});

/** `comment` 批注 of a text processor · the others are what PDF and OFD call annotations: marked text, or a note on the page. */
export const remarkKind = z.enum(['comment', 'highlight', 'underline', 'strike-out', 'note']);

const remarkFields = {
  /** `r1` … in the order of the file's text, replies after what they answer. */
  id: z.string(),
  kind: remarkKind,
  author: z.string().nullable(),
  /** ISO 8601; without a zone where the file gives local time, as text processors do. */
  date: z.string().nullable(),
  text: z.string(),
  /** Id of the remark that this one answers. */
  replyTo: z.string().nullable(),
  isResolved: z.boolean(),
  /** `null` where the format has no pages. */
  page: z.number().int().positive().nullable(),
  /** The words spoken about, as the file has them. */
  quote: z.string(),
};

/** What somebody noted in the file itself, before it came to us. `place` is `null` where the text shows no place for it. */
export const remark = z.object({ ...remarkFields, place: textPlace.nullable() });
export const sourceRemark = z.object({ ...remarkFields, place: sourcePlace.nullable() });

/** `move-from` and `move-to` are the two ends of a move: a deletion and an insertion that belong together. */
export const revisionKind = z.enum(['insertion', 'deletion', 'move-from', 'move-to']);

const revisionFields = {
  /** `v1` … in the order of the text. */
  id: z.string(),
  kind: revisionKind,
  author: z.string().nullable(),
  date: z.string().nullable(),
  /** The words put in or taken out; a line break stands for the end of a paragraph. */
  text: z.string(),
};

/** A tracked change of the file. The blocks show the text with it accepted: words taken out are only here, at the place they stood. */
export const revision = z.object({ ...revisionFields, place: textPlace });
export const sourceRevision = z.object({ ...revisionFields, place: sourcePlace });

/**
 * `scanned` drawn, without text · `empty` neither · `unusable` text whose fonts do not say which characters it shows · `doubtful` recognised
 * so badly that its text is not what stands there.
 */
export const textlessPage = z.object({
  page: z.number().int().positive(),
  kind: z.enum(['scanned', 'empty', 'unusable', 'doubtful']),
});

export type TextPlace = z.infer<typeof textPlace>;
export type SourcePlace = z.infer<typeof sourcePlace>;
export type RemarkKind = z.infer<typeof remarkKind>;
export type Remark = z.infer<typeof remark>;
export type SourceRemark = z.infer<typeof sourceRemark>;
export type RevisionKind = z.infer<typeof revisionKind>;
export type Revision = z.infer<typeof revision>;
export type SourceRevision = z.infer<typeof sourceRevision>;
export type TextlessPage = z.infer<typeof textlessPage>;
