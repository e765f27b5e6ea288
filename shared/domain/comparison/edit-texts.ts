import type { Edit } from '#shared/model/comparison.ts';
import { alignTokens, type Script } from './align-tokens.ts';
import { isInsideToken, isSpaceAt, type Stretch, TokenList, takeCharacters, takeSentences, takeWhole } from './compared-tokens.ts';
import { addEdit, addEdits } from './form-edits.ts';
import { slideEdits } from './slide-edits.ts';

/** Product of the token counts up to which two texts are compared token by token: some hundredths of a second. Work and not time, so that every machine shows the same. */
const MOST_WORK = 9_000_000;
/** A kept piece with this many times its length changed on either side tells nothing. */
const ISLAND = 4;
const LONE = /^\p{Script=Han}$/u;
/** Folded marks that end a sentence or a line. */
const STOPS: ReadonlySet<number> = new Set([...'。;!?\n'].map((mark) => mark.charCodeAt(0)));
/** Of two longer texts less than this share of the longer is kept: what they have in common by chance would only tear both apart. */
const LEAST_KEPT = 0.3;
const LONG = 30;

/** What both texts are taken apart into; used again, as a comparison takes thousands of short ones apart. */
const LISTS = { old: new TokenList(), fresh: new TokenList() };

/**
 * The edits from one text to another, in groups that a person can read. Keep and remove joined are the old text, keep and add the new one.
 * Compared as folded: where only width, script, case or spacing differ, the pieces say so (`isForm`).
 */
export function editTexts(old: string, fresh: string): readonly Edit[] {
  if (old === fresh) return old === '' ? [] : [{ op: 'keep', text: old }];
  const start = commonStart(old, fresh);
  const end = commonEnd(old, fresh, start);
  // Most of a text that was revised stands as it was: nothing of that is taken apart.
  const oldMiddle = { text: old, from: start, to: old.length - end };
  const newMiddle = { text: fresh, from: start, to: fresh.length - end };
  const way = wayByCharacters(oldMiddle, newMiddle) ?? wayBySentences(oldMiddle, newMiddle);
  const edits: Edit[] = [];
  const leastKept = Math.max(old.length, fresh.length) * LEAST_KEPT - start - end;
  if (leastKept > 0 && Math.min(old.length, fresh.length) > LONG && keptUnits(way, oldMiddle) < leastKept) {
    const [oldWhole, newWhole] = [whole(old), whole(fresh)];
    addEdits(edits, wayBySentences(oldWhole, newWhole), { old: oldWhole, fresh: newWhole, lists: LISTS });
    return edits;
  }
  addEdit(edits, 'keep', old.slice(0, start));
  addEdits(edits, way, { old: oldMiddle, fresh: newMiddle, lists: LISTS });
  addEdit(edits, 'keep', old.slice(oldMiddle.to));
  return slideEdits(edits);
}

function whole(text: string): Stretch {
  return { text, from: 0, to: text.length };
}

/** The way from one list of tokens to the other; `before`: how many at the start of both are the same and not in the script, as those at their ends are not. */
type Way = { readonly script: Script; readonly before: number };

/** `null` where that is too much work. */
function wayByCharacters(old: Stretch, fresh: Stretch): Way | null {
  const way = takeCharacters(old, fresh, LISTS) ? wayOfLists() : null;
  return way && { before: way.before, script: withoutIslands(way, LISTS.old) };
}

function wayBySentences(old: Stretch, fresh: Stretch): Way {
  const way = takeSentences(old, fresh, LISTS) ? wayOfLists() : null;
  if (way) return way;
  takeWhole(old, LISTS.old);
  takeWhole(fresh, LISTS.fresh);
  return { before: 0, script: [LISTS.old.length, LISTS.fresh.length, 0] };
}

function wayOfLists(): Way | null {
  const { old, fresh } = LISTS;
  const shorter = Math.min(old.length, fresh.length);
  let before = 0;
  while (before < shorter && old.units[before] === fresh.units[before]) before += 1;
  let [oldTo, newTo] = [old.length, fresh.length];
  while (oldTo > before && newTo > before && old.units[oldTo - 1] === fresh.units[newTo - 1]) {
    oldTo -= 1;
    newTo -= 1;
  }
  if ((oldTo - before) * (newTo - before) > MOST_WORK) return null;
  return { before, script: alignTokens(old, fresh, { oldFrom: before, oldTo, newFrom: before, newTo }) };
}

/** Units of the old stretch that are not removed. */
function keptUnits({ script, before }: Way, { from, to }: Stretch): number {
  const { ends } = LISTS.old;
  const endOf = (count: number): number => (count === 0 ? from : (ends[count - 1] ?? from));
  let kept = to - from;
  let token = before;
  for (let at = 0; at < script.length; at += 3) {
    const removed = script[at] ?? 0;
    kept -= endOf(token + removed) - endOf(token);
    token += removed + (script[at + 2] ?? 0);
  }
  return kept;
}

/** Joins groups of edits that only little keeps apart. */
function withoutIslands({ script, before: start }: Way, olds: TokenList): Script {
  // One group has nothing to be joined with.
  if (script.length <= 3) return script;
  const result: number[] = [];
  let oldAt = start;
  for (let at = 0; at < script.length; at += 3) {
    const group: Group = { removed: script[at] ?? 0, added: script[at + 1] ?? 0 };
    const last = result.length - 3;
    const before: Group = { removed: result[last] ?? 0, added: result[last + 1] ?? 0 };
    const island = result[last + 2] ?? 0;
    if (last >= 0 && tellsNothing(olds.units.subarray(oldAt - island, oldAt), before, group)) {
      result.length = last;
      group.removed += before.removed + island;
      group.added += before.added + island;
    }
    const kept = script[at + 2] ?? 0;
    result.push(group.removed, group.added, kept);
    oldAt += (script[at] ?? 0) + kept;
  }
  return result;
}

type Group = { removed: number; added: number };

/** Whether kept tokens are a character of a word that was replaced around it, or few beside what was; never one that ends a sentence or a line. */
function tellsNothing(units: Uint16Array, before: Group, behind: Group): boolean {
  const beside = Math.min(Math.max(before.removed, before.added), Math.max(behind.removed, behind.added));
  if (beside === 0) return false;
  if (units.length * ISLAND <= beside) return !units.some((unit) => STOPS.has(unit));
  const isReplaced = before.removed + behind.removed > 0 && before.added + behind.added > 0;
  return (isReplaced || beside > 1) && units.length === 1 && LONE.test(String.fromCharCode(units[0] ?? 0));
}

/** Whole characters and whole numbers only: what follows must not begin in the middle of one. */
function commonStart(one: string, other: string): number {
  const limit = Math.min(one.length, other.length);
  let length = 0;
  while (length < limit && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  while (length > 0 && (isInsideToken(one, length) || isInsideToken(other, length))) {
    // Each place in a run of spaces is in the same token: the run is stepped over at once, however long.
    while (length > 0 && isSpaceAt(one, length - 1)) length -= 1;
    length -= 1;
  }
  return length;
}

function commonEnd(one: string, other: string, start: number): number {
  const limit = Math.min(one.length, other.length) - start;
  let length = 0;
  while (length < limit && one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)) length += 1;
  while (length > 0 && (isInsideToken(one, one.length - length) || isInsideToken(other, other.length - length))) {
    while (length > 0 && isSpaceAt(one, one.length - length)) length -= 1;
    length -= 1;
  }
  return length;
}
