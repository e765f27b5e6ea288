import { z } from 'zod';

/** One stretch of a comparison: `keep` stands in both texts, `remove` in the old one only, `add` in the new one only. */
export const edit = z.object({ op: z.enum(['keep', 'add', 'remove']), text: z.string() });

/**
 * What an edit touches. `numbers` digits and numerals · `units` units of measure and of government · `deadlines` times ·
 * `wording` any other words · `punctuation` marks only · `numbering` the clause's own label · `form` only width, script, case or spaces.
 */
export const changeAspect = z.enum(['numbers', 'units', 'deadlines', 'wording', 'punctuation', 'numbering', 'form']);

/**
 * One row of a comparison. A row has the old blocks on one side and the new ones on the other: one each as a rule,
 * several where a paragraph was split or merged, none where it was added or removed. Texts of several blocks are joined by line breaks.
 */
export const comparedRow = z.object({
  kind: z.enum(['same', 'changed', 'moved', 'added', 'removed']),
  oldBlocks: z.array(z.number().int().nonnegative()),
  newBlocks: z.array(z.number().int().nonnegative()),
  /** Keep and remove together are the old text, keep and add the new one; empty where both are the same. */
  edits: z.array(edit),
  aspects: z.array(changeAspect),
});

/** All rows in the order of the new text, what was removed behind what it followed. Every block of either side stands in exactly one row. */
export const comparison = z.object({ rows: z.array(comparedRow) });

export type Edit = z.infer<typeof edit>;
export type ChangeAspect = z.infer<typeof changeAspect>;
export type ComparedRow = z.infer<typeof comparedRow>;
export type Comparison = z.infer<typeof comparison>;
