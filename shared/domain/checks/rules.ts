import { COMMENT_NOTICE_RULE, COMMENT_PERIOD_RULE } from './consistency/comment-notice.ts';
import { SAME_VALUE_RULE, TARGET_RULE } from './consistency/indicator-values.ts';
import { SLOGAN_RULE } from './consistency/slogans.ts';
import { STATED_COUNT_RULE } from './consistency/stated-counts.ts';
import { DEADLINE_DAY_RULE, DEADLINE_RULE } from './consistency/task-deadlines.ts';
import { HEADING_UNIT_RULE, KNOWN_UNIT_RULE, LEAD_RULE } from './consistency/task-units.ts';
import { REVIEW_COVERAGE_RULE } from './fair-competition/review-coverage.ts';
import { SCREENING_RULES } from './fair-competition/screening.ts';
import { ANNOUNCED_PARTS_RULE, ATTACHMENT_LIST_RULE } from './format/attachments.ts';
import { RANGE_FORM_RULE, RELATIVE_DATE_RULE } from './format/dates-and-ranges.ts';
import { CITATION_FORM_RULE, NUMBER_FORM_RULE } from './format/document-numbers.ts';
import { NUMBER_LEVEL_RULE, NUMBER_SEQUENCE_RULE, NUMBER_STYLE_RULE } from './format/numbering-order.ts';
import { ODD_CHARACTER_RULE } from './format/odd-characters.ts';
import { PAIRED_MARKS_RULE } from './format/paired-marks.ts';
import { PUNCTUATION_WIDTH_RULE } from './format/punctuation-width.ts';
import { DATE_FORM_RULE, RECIPIENTS_RULE } from './format/recipients-and-dates.ts';
import { SLIP_RULE } from './format/slips.ts';
import { OLD_UNIT_RULE, TERM_RULE } from './format/terms.ts';
import { DOCUMENT_KIND_RULE, TITLE_RULE } from './format/title-and-kind.ts';
import { WEB_LEFTOVER_RULE } from './format/web-leftovers.ts';
import { FEE_RULE, ISSUER_RULE, PENALTY_RULE, RETROACTIVE_RULE } from './legality/authority.ts';
import { LAW_CITATION_RULE } from './legality/citations.ts';
import { EFFECTIVE_DATE_RULE } from './legality/effective-date.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order of the checklists. An item may have several rules; one that only a person can judge has none. */
export const RULES: readonly Rule[] = [
  REVIEW_COVERAGE_RULE,
  ...SCREENING_RULES,
  ISSUER_RULE,
  PENALTY_RULE,
  FEE_RULE,
  COMMENT_PERIOD_RULE,
  LAW_CITATION_RULE,
  EFFECTIVE_DATE_RULE,
  RETROACTIVE_RULE,
  DOCUMENT_KIND_RULE,
  TITLE_RULE,
  NUMBER_FORM_RULE,
  RECIPIENTS_RULE,
  NUMBER_SEQUENCE_RULE,
  NUMBER_LEVEL_RULE,
  PUNCTUATION_WIDTH_RULE,
  PAIRED_MARKS_RULE,
  ATTACHMENT_LIST_RULE,
  DATE_FORM_RULE,
  CITATION_FORM_RULE,
  RELATIVE_DATE_RULE,
  RANGE_FORM_RULE,
  TERM_RULE,
  OLD_UNIT_RULE,
  SLIP_RULE,
  ODD_CHARACTER_RULE,
  WEB_LEFTOVER_RULE,
  LEAD_RULE,
  DEADLINE_RULE,
  DEADLINE_DAY_RULE,
  STATED_COUNT_RULE,
  SAME_VALUE_RULE,
  TARGET_RULE,
  KNOWN_UNIT_RULE,
  HEADING_UNIT_RULE,
  ANNOUNCED_PARTS_RULE,
  COMMENT_NOTICE_RULE,
  NUMBER_STYLE_RULE,
  SLOGAN_RULE,
];
