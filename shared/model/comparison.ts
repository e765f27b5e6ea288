import { z } from 'zod';
import { CHANGE_ASPECTS, COMPARED_LINE_KINDS, TABLE_LINE_KINDS } from './comparison-kinds.ts';
import { blockKind } from './document.ts';

/**
 * One stretch of a comparison: `keep` stands in both texts, `remove` in the old one only, `add` in the new one only.
 * `isForm` marks pairs (and spaces) that differ in width, script, case or spacing only.
 */
export const edit = z.object({ op: z.enum(['keep', 'add', 'remove']), text: z.string(), isForm: z.literal(true).optional() });

export const changeAspect = z.enum(CHANGE_ASPECTS);

/** A row of two tables compared: each cell with its edits. `side` says where a cell stands of a column that only one of the tables has. */
export const tableLine = z.object({
  kind: z.enum(TABLE_LINE_KINDS),
  cells: z.array(z.object({ side: z.enum(['both', 'old', 'new']), edits: z.array(edit) })),
});

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
  /** Only where both sides are one table: its rows, whose edits together are those above. */
  table: z.array(tableLine).optional(),
  /** Paired by what it is about, not by its words: true of papers that have little in common. */
  isByTopic: z.literal(true).optional(),
  /** Of a part that only one of the files has beside the paper both hold, such as the announcement above a draft: no change of the paper. */
  isApart: z.literal(true).optional(),
});

/**
 * All rows in the order of the new text, what was removed behind what it followed. Every block of either side stands in exactly one row.
 * `enclosing` names the attachment that is the paper on one side, where the other file is the paper itself: there its clauses go without it.
 */
export const comparison = z.object({
  rows: z.array(comparedRow),
  enclosing: z.object({ old: z.string().nullable(), new: z.string().nullable() }).optional(),
});

/** A number with its unit that became another: `3个工作日` → `2个工作日`. */
export const changedValue = z.object({ old: z.string(), new: z.string() });

/** Where one side of a line stands: its first block and how many, the clause as it is cited, and how the block is set. */
export const linePlace = z.object({
  first: z.number().int().nonnegative(),
  count: z.number().int().positive(),
  clause: z.string(),
  kind: blockKind,
});

/**
 * A row as it is shown. Its text is in the edits and nowhere else: of a line that did not change one that keeps all, of a table in `table`.
 * `moved-away` stands where a moved line stood in the old text; `partner` leads from either to the other.
 */
export const comparedLine = z.object({
  kind: z.enum(COMPARED_LINE_KINDS),
  old: linePlace.nullable(),
  new: linePlace.nullable(),
  edits: z.array(edit),
  aspects: z.array(changeAspect),
  values: z.array(changedValue),
  table: z.array(tableLine).optional(),
  isByTopic: z.literal(true).optional(),
  isApart: z.literal(true).optional(),
  partner: z.number().int().nonnegative().optional(),
  /** Names the change by its two texts: the same as long as both stand as they are. Absent where nothing changed. */
  key: z.string().optional(),
});

/** Lines of each kind, and characters in the edits; `numberingOnly` and `formOnly` are among the changed ones. What is set apart counts under `apart` alone. */
export const comparisonStatistics = z.object({
  same: z.number().int(),
  changed: z.number().int(),
  moved: z.number().int(),
  added: z.number().int(),
  removed: z.number().int(),
  numberingOnly: z.number().int(),
  formOnly: z.number().int(),
  charactersAdded: z.number().int(),
  charactersRemoved: z.number().int(),
  apart: z.object({
    added: z.number().int(),
    removed: z.number().int(),
    charactersAdded: z.number().int(),
    charactersRemoved: z.number().int(),
  }),
});

/** A comparison ready to be shown; `isIdentical` only where both texts are the same to the last character. */
export const comparisonView = z.object({
  lines: z.array(comparedLine),
  statistics: comparisonStatistics,
  isIdentical: z.boolean(),
});

/** The first lines of a comparison, as they will stand in it, and how many changes it will have in all: what can be shown before the rest is compared. */
export const comparisonOpening = z.object({ lines: z.array(comparedLine), changes: z.number().int().nonnegative() });

/** Why a change was made (修改说明), as a person wrote it; kept with the new document. */
export const changeNote = z.object({
  /** The old document. */
  against: z.string(),
  /** Content of the earlier text of that document which was compared; absent where it was its text of then. */
  againstState: z.string().optional(),
  /** `key` of the line it explains. */
  key: z.string(),
  text: z.string(),
  /** The clauses as they were when it was written: they tell what it was about where its change is gone. */
  oldClause: z.string(),
  newClause: z.string(),
  author: z.string(),
  updatedAt: z.string(),
});

export type ChangeNote = z.infer<typeof changeNote>;
export type ChangedValue = z.infer<typeof changedValue>;
export type LinePlace = z.infer<typeof linePlace>;
export type ComparedLine = z.infer<typeof comparedLine>;
export type ComparisonStatistics = z.infer<typeof comparisonStatistics>;
export type ComparisonOpening = z.infer<typeof comparisonOpening>;
export type ComparisonView = z.infer<typeof comparisonView>;
export type Edit = z.infer<typeof edit>;
export type ChangeAspect = z.infer<typeof changeAspect>;
export type TableLine = z.infer<typeof tableLine>;
export type ComparedRow = z.infer<typeof comparedRow>;
export type Comparison = z.infer<typeof comparison>;
