import { numberKey } from '../references/paper-index.ts';
import type { PaperTitle } from './paper-title.ts';

/** A document as the search for versions sees it. */
export interface VersionEntry {
  readonly id: string;
  readonly title: string;
  /** As its metadata have it; the title's own is read besides. */
  readonly stage: string | null;
  readonly docNumber: string | null;
  readonly issuer: string | null;
  /** `YYYY-MM-DD`. */
  readonly issueDate: string | null;
  /** Empty where the file could not be opened. */
  readonly contentHash: string;
  /** Id of the paper that a person confirmed. */
  readonly paper: string | null;
  /** Ids of documents that a person said are other papers. */
  readonly apart: readonly string[];
}

/** A document with what its title says. */
export interface ReadEntry {
  readonly entry: VersionEntry;
  readonly title: PaperTitle;
  readonly number: string | null;
  readonly isDraft: boolean;
}

/** Why two documents are taken for one paper, the surest first. */
export const VERSION_REASONS = ['confirmed', 'same-content', 'same-number', 'same-title', 'similar-title'] as const;
export type VersionReason = (typeof VERSION_REASONS)[number];

/** Stages of a paper that is not issued yet; 试行 and 暂行 are issued. */
const ISSUED_STAGES: readonly string[] = ['试行', '暂行', '印发稿'];
/** Papers that are issued anew under the same name, years later. */
const RE_ISSUED = /(?:条例|办法|规定|细则|规则|章程|制度|规范|规程|目录)$/;
/** A draft and its paper are seldom further apart. */
const DRAFT_DAYS = 3 * 366;
/** Papers of the same name without a number: yearly ones are further apart. */
const SAME_PAPER_DAYS = 200;
const DAY_MILLISECONDS = 86_400_000;

/** A document made ready to be judged. */
export function readEntry(entry: VersionEntry, title: PaperTitle): ReadEntry {
  const stage = title.stage ?? entry.stage;
  const number = numberKey(entry.docNumber);
  return {
    entry,
    title,
    number: number !== null && /\d/.test(number) ? number : null,
    isDraft: stage !== null && !ISSUED_STAGES.includes(stage),
  };
}

/** Why two documents are versions of one paper; `null` where they are not, as far as can be told. Symmetric. */
export function judgePair(left: ReadEntry, right: ReadEntry): VersionReason | null {
  if (areToldApart(left, right)) return null;
  if (left.entry.paper !== null && left.entry.paper === right.entry.paper) return 'confirmed';
  if (left.entry.contentHash !== '' && left.entry.contentHash === right.entry.contentHash) return 'same-content';
  if (areOtherPapers(left, right)) return null;
  const isSameNumber = left.number !== null && left.number === right.number;
  if (isSameNumber && (isAlike(left, right) || left.title.core === '' || right.title.core === '')) return 'same-number';
  if (left.title.core === '' || right.title.core === '') return null;
  if (left.title.core === right.title.core) return 'same-title';
  const gap = daysBetween(left, right);
  const isDraftOfOther = left.isDraft || right.isDraft;
  return isDraftOfOther && isAlike(left, right) && (gap === null || gap <= DRAFT_DAYS) ? 'similar-title' : null;
}

/** Whether something tells two documents apart for sure: a person, the region, a number in the title, or each one's own serial. Symmetric. */
export function areOtherPapers(left: ReadEntry, right: ReadEntry): boolean {
  if (areToldApart(left, right)) return true;
  if (left.entry.paper !== null && left.entry.paper === right.entry.paper) return false;
  if (left.entry.contentHash !== '' && left.entry.contentHash === right.entry.contentHash) return false;
  const { title: a } = left;
  const { title: b } = right;
  if (a.region !== null && b.region !== null && a.region !== b.region) return true;
  if (a.numbers !== b.numbers) return true;
  if (left.isDraft || right.isDraft) return false;
  if (RE_ISSUED.test(a.core) && a.core === b.core) return false;
  if (left.number !== null && right.number !== null) return left.number !== right.number;
  const gap = daysBetween(left, right);
  return gap !== null && gap > SAME_PAPER_DAYS;
}

/** Whether a person said that two documents are different papers. Symmetric. */
export function areToldApart({ entry: left }: ReadEntry, { entry: right }: ReadEntry): boolean {
  if (left.apart.includes(right.id) || right.apart.includes(left.id)) return true;
  return left.paper !== null && right.paper !== null && left.paper !== right.paper;
}

/** Days between the issue of two documents; `null` where one has no date. */
export function daysBetween(left: ReadEntry, right: ReadEntry): number | null {
  const from = dayOf(left.entry.issueDate);
  const to = dayOf(right.entry.issueDate);
  return from === null || to === null ? null : Math.abs(from - to);
}

/** Whether titles say the same but for words put in at one place. */
function isAlike({ title: { essence: left } }: ReadEntry, { title: { essence: right } }: ReadEntry): boolean {
  if (left === right) return left !== '';
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (short.length < 6 || long.length > short.length * 1.5) return false;
  let head = 0;
  while (head < short.length && short[head] === long[head]) head += 1;
  let tail = 0;
  while (tail < short.length - head && short.at(-1 - tail) === long.at(-1 - tail)) tail += 1;
  return head + tail === short.length;
}

function dayOf(date: string | null): number | null {
  const time = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? null : time / DAY_MILLISECONDS;
}
