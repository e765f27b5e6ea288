import { z } from 'zod';
import { carriedFrom } from './carrying.ts';

/** W3C Web Annotation Data Model §4.2.5: offsets are UTF-16 units in the document's canonical text. */
export const textPositionSelector = z.object({
  type: z.literal('TextPositionSelector'),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});

/** W3C Web Annotation Data Model §4.2.4. */
export const textQuoteSelector = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
});

/** Ours: the clause the passage stands in, as labels from the outermost in; survives edits that move the clause's text. */
export const clauseSelector = z.object({ type: z.literal('YueceClauseSelector'), path: z.array(z.string()) });

/** A passage of one state of a document; `source` is the content hash it was taken from. */
export const passageTarget = z.object({
  source: z.string(),
  selector: z.tuple([textPositionSelector, textQuoteSelector, clauseSelector]),
});

/** A passage as a window may send it: bounded, while what was stored once always stays readable. Lengths in UTF-16 units. */
export const passageInput = z.object({
  source: z.string().max(100),
  selector: z.tuple([
    textPositionSelector,
    textQuoteSelector.extend({ exact: z.string().max(100_000), prefix: z.string().max(1_000), suffix: z.string().max(1_000) }),
    clauseSelector.extend({ path: z.array(z.string().max(1_000)).max(100) }),
  ]),
});

export const highlightColour = z.enum(['yellow', 'green', 'blue', 'pink', 'orange', 'violet']);
export const issueType = z.enum(['content', 'legality', 'competition', 'consistency', 'feasibility', 'format', 'wording', 'other']);
/** 严重 · 一般 · 提示 */
export const severity = z.enum(['serious', 'normal', 'hint']);
export const annotationStatus = z.enum(['open', 'resolved']);

/** What a reviewer writes about a passage; a plain highlight has empty texts and no type. */
export const annotationContent = z.object({
  colour: highlightColour,
  issueType: issueType.nullable(),
  severity: severity.nullable(),
  note: z.string().max(20_000),
  suggestion: z.string().max(20_000),
  basis: z.string().max(20_000),
  status: annotationStatus,
});

/**
 * What stood in an annotation's place on another computer when two reviews were put together and the later words were taken. Author, colour,
 * status and place are absent where they were not kept yet: they are as in what stands.
 */
export const otherWords = annotationContent.pick({ issueType: true, severity: true, note: true, suggestion: true, basis: true }).extend({
  colour: highlightColour.optional(),
  status: annotationStatus.optional(),
  target: passageTarget.optional(),
  author: z.string().optional(),
  changedBy: z.string().optional(),
  updatedAt: z.string(),
});

export const annotation = annotationContent.extend({
  id: z.string(),
  target: passageTarget,
  author: z.string(),
  /** Who wrote what stands now, where that is somebody else than the author. */
  changedBy: z.string().optional(),
  /** Id of the finding it was made from; absent in all others. */
  fromFinding: z.string().max(200).optional(),
  /** Present where it came with an earlier version of the paper. */
  carried: carriedFrom.optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** When this state was written by the clock of a computer that was ahead; it is dated when it came. Absent in all others. */
  writtenAt: z.string().optional(),
  /** When its earlier states were written, oldest first: tells whose words came of whose. Absent where it was never changed. */
  earlierTimes: z.array(z.string()).optional(),
  /** Newest last; absent where nobody else's words were put aside. */
  otherWords: z.array(otherWords).optional(),
  /** Removal is a mark, so that it can always be taken back. */
  removedAt: z.string().nullable(),
});

export type PassageTarget = z.infer<typeof passageTarget>;
export type HighlightColour = z.infer<typeof highlightColour>;
export type IssueType = z.infer<typeof issueType>;
export type Severity = z.infer<typeof severity>;
export type AnnotationStatus = z.infer<typeof annotationStatus>;
export type AnnotationContent = z.infer<typeof annotationContent>;
export type OtherWords = z.infer<typeof otherWords>;
export type Annotation = z.infer<typeof annotation>;
