import { cleanupSemantic, DIFF_DELETE, DIFF_EQUAL, DIFF_INSERT, type Diff, makeDiff } from '@sanity/diff-match-patch';
import type { Edit } from '#shared/model/comparison.ts';
import { foldText } from '../text/fold-text.ts';
import { formEdits } from './form-edits.ts';
import { slideEdits } from './slide-edits.ts';
import { characterStandIns, type StandIns, sentenceStandIns } from './stand-ins.ts';

/** Product of the token counts up to which two texts are compared token by token: some tenths of a second. Work and not time, so that every machine shows the same. */
const MOST_WORK = 9_000_000;
/** A kept piece of this many characters or fewer between two edits says nothing: it joins them. */
const ISLAND = 1;
/** Of two longer texts less than this share of the longer is kept: what they have in common by chance would only tear both apart. */
const LEAST_KEPT = 0.3;
const LONG = 40;

/** A stretch of an edit by its length in both folded texts; kept ones are as long in either. */
type Step = readonly [op: Diff[0], length: number];

/**
 * The edits from one text to another, in groups that a person can read. Keep and remove joined are the old text, keep and add the new one.
 * Compared as folded: where only width, script, case or spacing differ, the pieces say so (`isForm`).
 */
export function editTexts(old: string, fresh: string): readonly Edit[] {
  if (old === fresh) return old === '' ? [] : [{ op: 'keep', text: old }];
  return slideEdits(joined(formEdits(stepsOf(compared(old), compared(fresh)), old, fresh)));
}

/** What of a text is compared: folded, without spaces. */
function compared(text: string): string {
  return foldText(text).replaceAll(' ', '');
}

function stepsOf(old: string, fresh: string): readonly Step[] {
  const start = commonStart(old, fresh);
  const end = commonEnd(old, fresh, start);
  const [oldMiddle, newMiddle] = [old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)];
  const fine = fineSteps(oldMiddle, newMiddle);
  const longer = Math.max(old.length, fresh.length);
  const kept = start + end + (fine ?? []).reduce((sum, [op, length]) => sum + (op === DIFF_EQUAL ? length : 0), 0);
  const isTorn = fine !== null && Math.min(old.length, fresh.length) > LONG && kept < longer * LEAST_KEPT;
  if (fine !== null && !isTorn) return [[DIFF_EQUAL, start], ...fine, [DIFF_EQUAL, end]];
  if (isTorn) return coarseSteps(old, fresh);
  return [[DIFF_EQUAL, start], ...coarseSteps(oldMiddle, newMiddle), [DIFF_EQUAL, end]];
}

function fineSteps(old: string, fresh: string): readonly Step[] | null {
  if (old === '' || fresh === '') return replacing(old, fresh);
  const tokens = characterStandIns(old, fresh);
  const diffs = tokens && diffsOf(tokens);
  return tokens && diffs && withoutIslands(cleanupSemantic(diffs)).map(([op, text]) => [op, tokens.lengthOf(text)] as const);
}

function coarseSteps(old: string, fresh: string): readonly Step[] {
  const sentences = sentenceStandIns(old, fresh);
  const diffs = sentences && diffsOf(sentences);
  return sentences && diffs ? diffs.map(([op, text]) => [op, sentences.lengthOf(text)] as const) : replacing(old, fresh);
}

function replacing(old: string, fresh: string): readonly Step[] {
  return [
    [DIFF_DELETE, old.length],
    [DIFF_INSERT, fresh.length],
  ];
}

/** `null` where that is too much work. */
function diffsOf({ old, fresh }: StandIns): Diff[] | null {
  return old.length * fresh.length > MOST_WORK ? null : makeDiff(old, fresh, { checkLines: false, timeout: -1 });
}

/** Joins edits that only a character or a lone mark keeps apart. */
function withoutIslands(diffs: readonly Diff[]): readonly Diff[] {
  const result: Diff[] = [];
  let remove = '';
  let add = '';
  const flush = (): void => {
    if (remove !== '') result.push([DIFF_DELETE, remove]);
    if (add !== '') result.push([DIFF_INSERT, add]);
    remove = '';
    add = '';
  };
  for (const [index, [op, text]] of diffs.entries()) {
    if (op === DIFF_DELETE) remove += text;
    else if (op === DIFF_INSERT) add += text;
    else if (isIsland(diffs, index, text)) {
      remove += text;
      add += text;
    } else {
      flush();
      result.push([op, text]);
    }
  }
  flush();
  return result;
}

/** Where both sides changed on both sides of it: between a removal and an addition alone, what is kept tells them apart. */
function isIsland(diffs: readonly Diff[], index: number, text: string): boolean {
  if (text.length > ISLAND || text === '\n') return false;
  const opsOf = (step: number): ReadonlySet<number> => {
    const ops = new Set<number>();
    for (let at = index + step; diffs[at] !== undefined && diffs[at]?.[0] !== DIFF_EQUAL; at += step) ops.add(diffs[at]?.[0] ?? 0);
    return ops;
  };
  return opsOf(-1).size === 2 && opsOf(1).size === 2;
}

function joined(edits: readonly Edit[]): readonly Edit[] {
  const result: Edit[] = [];
  for (const edit of edits) {
    const last = result.at(-1);
    if (edit.text === '') continue;
    if (last && last.op === edit.op && last.isForm === edit.isForm) result[result.length - 1] = { ...edit, text: last.text + edit.text };
    else result.push(edit);
  }
  return result;
}

/** Whole characters and whole numbers only: what follows must not begin in the middle of one. */
function commonStart(one: string, other: string): number {
  const limit = Math.min(one.length, other.length);
  let length = 0;
  while (length < limit && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  while (length > 0 && (isInside(one, length) || isInside(other, length))) length -= 1;
  return length;
}

function commonEnd(one: string, other: string, start: number): number {
  const limit = Math.min(one.length, other.length) - start;
  let length = 0;
  while (length < limit && one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)) length += 1;
  while (length > 0 && (isInside(one, one.length - length) || isInside(other, other.length - length))) length -= 1;
  return length;
}

/** Whether a token of more than one unit goes across an offset. */
function isInside(text: string, offset: number): boolean {
  const before = text.charAt(offset - 1);
  const after = text.charAt(offset);
  if (before === '' || after === '') return false;
  const unit = after.charCodeAt(0);
  if (unit >= 0xdc00 && unit <= 0xdfff) return true;
  return (/[\d.,:]/.test(before) && /[\d.,:%‰]/.test(after)) || (/[A-Za-z]/.test(before) && /[A-Za-z]/.test(after));
}
