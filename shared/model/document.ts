import { z } from 'zod';
import { BLOCK_KINDS, DOCUMENT_FORMAT } from './document-format.ts';
import { documentRecognition } from './recognition.ts';
import { remark, revision, textlessPage } from './remark.ts';

export const blockKind = z.enum(BLOCK_KINDS);

/**
 * One paragraph, heading or table in reading order.
 * `text` is the whole visible text, label included, as written after repair; a table has `text: ''` and `rows`.
 * `path` is the clause path of the block, outermost label first: its address wherever it is shown or cited.
 */
export const block = z.object({
  id: z.string(),
  kind: blockKind,
  /** 1 is the outermost numbering of the part; `null` where the block has no place in the outline. */
  level: z.number().int().positive().nullable(),
  label: z.string().nullable(),
  text: z.string(),
  rows: z.array(z.array(z.string())).nullable(),
  path: z.array(z.string()),
  /** 1-based page of the source, where the format has pages. */
  page: z.number().int().positive().nullable(),
  /** How sure the recogniser was of the weakest line, 0 to 1; only text recognised on a picture of the page has it. */
  confidence: z.number().min(0).max(1).optional(),
});

export const outlineEntry = z.object({
  level: z.number().int().positive(),
  label: z.string(),
  title: z.string(),
  block: z.string(),
  repaired: z.boolean(),
});

export const contact = z.object({ kind: z.enum(['phone', 'email', 'fax', 'address', 'url']), value: z.string() });

/** ISO dates (`YYYY-MM-DD`). */
export const commentPeriod = z.object({ from: z.string().nullable(), to: z.string().nullable(), duration: z.string().nullable() });

/** How long a paper stays in force: as written, and its last day (ISO) where that follows. */
export const validity = z.object({ text: z.string(), until: z.string().nullable() });

export const documentMeta = z.object({
  title: z.string(),
  docNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issueDate: z.string().nullable(),
  publishDate: z.string().nullable(),
  effectiveDate: z.string().nullable(),
  /** 有效期; absent in models of an earlier version, whose file may be away. */
  validity: validity.nullable().default(null),
  indexNumber: z.string().nullable(),
  recipients: z.string().nullable(),
  commentPeriod: commentPeriod.nullable(),
  contacts: z.array(contact),
  /** 文种: 通知, 方案, 意见, 条例, 办法, 函 … */
  kind: z.string().nullable(),
  /** 征求意见稿, 送审稿, 试行 … */
  stage: z.string().nullable(),
});

export const indicator = z.object({
  text: z.string(),
  value: z.number().nullable(),
  unit: z.string().nullable(),
  comparator: z.enum(['>=', '<=', '>', '<', '=', '~', 'range']).nullable(),
});

export const task = z.object({
  label: z.string(),
  title: z.string(),
  path: z.array(z.string()),
  leads: z.array(z.string()),
  units: z.array(z.string()),
  sectionLeads: z.array(z.string()),
  deadline: z.string().nullable(),
  deadlineDate: z.string().nullable(),
  indicators: z.array(indicator),
  block: z.string(),
});

export const reference = z.object({ text: z.string(), block: z.string() });

export const repairKind = z.enum(['mojibake', 'line-join', 'page-furniture', 'flattened-table', 'spaces', 'line-split', 'encoding']);

/** A reversible change made to the text as read: `before` is what the file held, `after` what the reader sees. */
export const repair = z.object({
  /** Under this it is taken back; the same as long as what stood there stands in the file. */
  key: z.string(),
  kind: repairKind,
  /** `null` where the text was lifted out of the blocks altogether (page furniture). */
  block: z.string().nullable(),
  before: z.string(),
  after: z.string(),
  certain: z.boolean(),
});

export const warning = z.object({ code: z.string(), message: z.string() });

export const documentModel = z.object({
  format: z.literal(DOCUMENT_FORMAT),
  mediaType: z.string(),
  encoding: z.string().nullable(),
  pages: z.number().int().nonnegative().nullable(),
  meta: documentMeta,
  blocks: z.array(block),
  outline: z.array(outlineEntry),
  tasks: z.array(task),
  references: z.array(reference),
  repairs: z.array(repair),
  /** Repairs that a person took back: they are not in the text, and `block` is where what stood there stands again. */
  undoneRepairs: z.array(repair),
  warnings: z.array(warning),
  /** Comments and annotations that the file brought along, in the order of its text. */
  remarks: z.array(remark),
  /** Tracked changes that the file brought along, in the order of its text. */
  revisions: z.array(revision),
  /** Pages whose text cannot be had from the file, in order; empty for formats without pages. */
  pagesWithoutText: z.array(textlessPage),
  /** Only where pages were recognised: how, and how surely. */
  recognition: documentRecognition.optional(),
});

export type Block = z.infer<typeof block>;
export type BlockKind = z.infer<typeof blockKind>;
export type OutlineEntry = z.infer<typeof outlineEntry>;
export type Contact = z.infer<typeof contact>;
export type Validity = z.infer<typeof validity>;
export type CommentPeriod = z.infer<typeof commentPeriod>;
export type DocumentMeta = z.infer<typeof documentMeta>;
export type Indicator = z.infer<typeof indicator>;
export type Task = z.infer<typeof task>;
export type Reference = z.infer<typeof reference>;
export type Repair = z.infer<typeof repair>;
export type Warning = z.infer<typeof warning>;
export type DocumentModel = z.infer<typeof documentModel>;
