import { cleanupSemantic, DIFF_DELETE, DIFF_INSERT, type Diff, makeDiff } from '@sanity/diff-match-patch';
import type { Edit } from '#shared/model/comparison.ts';

/**
 * What is one thing to a reader: a number with its sign, percent or year, a Latin word, a run of spaces; any other character alone.
 * Numbers stay whole, so that 35% that became 45% is not shown as a changed 3. No part can match another's beginning: linear.
 */
const TOKEN = /\d+(?:[.,:]\d+)*(?:%|‰)?|[A-Za-z]+|[^\S\n\t]+|[\s\S]/gu;
/** The first unit that a token's stand-in may have, and how many there are before the surrogates. */
const FIRST_STAND_IN = 0x100;
const STAND_INS = 0xd700 - FIRST_STAND_IN;
/** A sentence or line with its end; a reader's larger piece for texts too long to be compared character by character. */
const SENTENCE = /[^。；\n]*[。；\n]|[^。；\n]+/gu;
/** Product of the token counts up to which two texts are compared token by token: some tenths of a second. Work and not time, so that every machine shows the same. */
const MOST_WORK = 9_000_000;
/** A kept piece of this many characters or fewer between two edits says nothing: it joins them. */
const ISLAND = 1;

/** The edits from one text to another, in groups that a person can read. Keep and remove joined are the old text, keep and add the new one. */
export function editTexts(old: string, fresh: string): readonly Edit[] {
  if (old === fresh) return old === '' ? [] : [{ op: 'keep', text: old }];
  const start = commonStart(old, fresh);
  const end = commonEnd(old, fresh, start);
  const middle = editMiddle(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end));
  const edits: Edit[] = [{ op: 'keep', text: old.slice(0, start) }, ...middle, { op: 'keep', text: old.slice(old.length - end) }];
  return joined(edits.filter(({ text }) => text !== ''));
}

function editMiddle(old: string, fresh: string): readonly Edit[] {
  if (old === '' || fresh === '') return [removed(old), added(fresh)];
  const fine = tokenDiffs(old, fresh, TOKEN);
  if (fine !== null) return editsOf(withoutIslands(cleanupSemantic(fine.diffs).map(([op, text]): Diff => [op, fine.decode(text)])));
  const coarse = tokenDiffs(old, fresh, SENTENCE);
  return coarse === null ? [removed(old), added(fresh)] : editsOf(coarse.diffs.map(([op, text]): Diff => [op, coarse.decode(text)]));
}

/** The differences of two texts in stand-ins of their tokens; `null` where that is too much work, or there are too many different tokens. */
function tokenDiffs(
  old: string,
  fresh: string,
  token: RegExp,
): { readonly diffs: Diff[]; readonly decode: (text: string) => string } | null {
  const standIns = new Map<string, string>();
  const tokens: string[] = [];
  const encode = (text: string): string | null => {
    let encoded = '';
    for (const [part] of text.matchAll(token)) {
      const known = standIns.get(part);
      if (known !== undefined) encoded += known;
      else if (tokens.length === STAND_INS) return null;
      else {
        const unit = String.fromCharCode(FIRST_STAND_IN + tokens.length);
        standIns.set(part, unit);
        tokens.push(part);
        encoded += unit;
      }
    }
    return encoded;
  };
  const from = encode(old);
  const to = encode(fresh);
  if (from === null || to === null || from.length * to.length > MOST_WORK) return null;
  const decode = (text: string): string => Array.from(text, (unit) => tokens[unit.charCodeAt(0) - FIRST_STAND_IN] ?? '').join('');
  return { diffs: makeDiff(from, to, { checkLines: false, timeout: -1 }), decode };
}

function editsOf(diffs: readonly Diff[]): readonly Edit[] {
  return diffs.map(([op, text]) => ({ op: op === DIFF_DELETE ? 'remove' : op === DIFF_INSERT ? 'add' : 'keep', text }));
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
  if (text.length > ISLAND || text === '\n' || text === '\t') return false;
  const opsOf = (step: number): ReadonlySet<number> => {
    const ops = new Set<number>();
    for (let at = index + step; diffs[at] !== undefined && diffs[at]?.[0] !== 0; at += step) ops.add(diffs[at]?.[0] ?? 0);
    return ops;
  };
  return opsOf(-1).size === 2 && opsOf(1).size === 2;
}

function joined(edits: readonly Edit[]): readonly Edit[] {
  const result: Edit[] = [];
  for (const edit of edits) {
    const last = result.at(-1);
    if (last?.op === edit.op) result[result.length - 1] = { op: edit.op, text: last.text + edit.text };
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
  return (
    (/[\d.,:]/.test(before) && /[\d.,:%‰]/.test(after)) ||
    (/[A-Za-z]/.test(before) && /[A-Za-z]/.test(after)) ||
    (before === ' ' && after === ' ')
  );
}

function removed(text: string): Edit {
  return { op: 'remove', text };
}

function added(text: string): Edit {
  return { op: 'add', text };
}
