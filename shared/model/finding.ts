import { z } from 'zod';
import { severity } from './annotation.ts';

/** FC 公平竞争 · LG 合法性 · FM 格式与文字 · CN 内容一致性. */
export const ruleFamily = z.enum(['FC', 'LG', 'FM', 'CN']);

/** A passage of one block: offsets are UTF-16 units in the block's own text (a table's cells joined by tabs, its rows by line breaks). */
export const findingPassage = z.object({
  block: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});

/** What a rule says apart from any language: a code, and values for the places in its words; a list holds codes of terms. */
export const findingWords = z.object({ code: z.string(), values: z.array(z.union([z.string(), z.array(z.string())])) });

/** What a rule saw in a document. A reason for a person to look, never a conclusion. */
export const finding = z.object({
  /** The same for the same rule, clause and words, whatever is inserted elsewhere; unique within a document. */
  id: z.string(),
  /** Id of the checklist item it speaks to: `FM-7`, `FC-2.3`. */
  rule: z.string(),
  /** 严重 · 一般 · 提示: the words of annotations and checklists, so that a finding turns into either as it is. */
  severity,
  /** In Chinese, as exports print it. */
  message: z.string(),
  words: findingWords,
  basis: z.string(),
  /** Clause path of the passage, outermost label first; empty above all numbering and for the document as a whole. */
  path: z.array(z.string()),
  /** `null` where it is about the document as a whole, or about something that is not there. */
  passage: findingPassage.nullable(),
  /** Further passages of a finding that is reported once with a count, in order, cut off after a few dozen. */
  alsoAt: z.array(findingPassage),
  /** The words of the passage as written; `''` without a passage, unless page furniture is quoted. */
  quote: z.string(),
  /** The words forbid or abolish what they name (反向表述): shown greyed, counted apart. */
  reversed: z.boolean(),
});

/** What holds for a whole run of rules, in words to show beside the findings. */
export const checkNotice = z.object({
  code: z.enum(['screening-is-no-clearance', 'more-findings']),
  family: ruleFamily,
  /** In Chinese, as exports print it. */
  message: z.string(),
  /** The numbers and ids in it, in order. */
  values: z.array(z.string()),
});

/** The findings of a document in reading order, those on the whole document first. */
export const checkReport = z.object({ findings: z.array(finding), notices: z.array(checkNotice) });

export type RuleFamily = z.infer<typeof ruleFamily>;
export type FindingWords = z.infer<typeof findingWords>;
export type FindingPassage = z.infer<typeof findingPassage>;
export type Finding = z.infer<typeof finding>;
export type CheckNotice = z.infer<typeof checkNotice>;
export type CheckReport = z.infer<typeof checkReport>;
