import type { Edit } from '#shared/model/comparison.ts';
import { foldText } from '../text/fold-text.ts';
import { alignTokens, type Script } from './align-tokens.ts';
import { formEdits, type Step } from './form-edits.ts';
import { slideEdits } from './slide-edits.ts';
import { characterStandIns, isInsideToken, type StandIns, sentenceStandIns } from './stand-ins.ts';

/** Product of the token counts up to which two texts are compared token by token: some hundredths of a second. Work and not time, so that every machine shows the same. */
const MOST_WORK = 9_000_000;
/** A kept piece with this many times its length changed on either side tells nothing. */
const ISLAND = 4;
const LONE = /^\p{Script=Han}$/u;
const STOPS = /[。；;！？!?\n]/;
/** Of two longer texts less than this share of the longer is kept: what they have in common by chance would only tear both apart. */
const LEAST_KEPT = 0.3;
const LONG = 30;

/**
 * The edits from one text to another, in groups that a person can read. Keep and remove joined are the old text, keep and add the new one.
 * Compared as folded: where only width, script, case or spacing differ, the pieces say so (`isForm`).
 */
export function editTexts(old: string, fresh: string): readonly Edit[] {
  if (old === fresh) return old === '' ? [] : [{ op: 'keep', text: old }];
  const start = commonStart(old, fresh);
  const end = commonEnd(old, fresh, start);
  // Most of a text that was revised stands as it was: nothing of that needs folding.
  const oldMiddle = old.slice(start, old.length - end);
  const newMiddle = fresh.slice(start, fresh.length - end);
  const steps = stepsOf(compared(oldMiddle), compared(newMiddle));
  const isTorn = Math.min(old.length, fresh.length) > LONG && start + end + keptIn(steps) < Math.max(old.length, fresh.length) * LEAST_KEPT;
  if (isTorn) return joined(formEdits(coarseSteps(compared(old), compared(fresh)), old, fresh));
  const edits = formEdits(steps, oldMiddle, newMiddle);
  return slideEdits(joined([{ op: 'keep', text: old.slice(0, start) }, ...edits, { op: 'keep', text: old.slice(old.length - end) }]));
}

/** What of a text is compared: folded, without spaces. */
function compared(text: string): string {
  const folded = foldText(text);
  return folded.includes(' ') ? folded.replaceAll(' ', '') : folded;
}

function keptIn(steps: readonly Step[]): number {
  return steps.reduce((sum, [op, length]) => sum + (op === 0 ? length : 0), 0);
}

function stepsOf(old: string, fresh: string): readonly Step[] {
  const start = commonStart(old, fresh);
  const end = commonEnd(old, fresh, start);
  const oldMiddle = old.slice(start, old.length - end);
  const newMiddle = fresh.slice(start, fresh.length - end);
  return [[0, start], ...(fineSteps(oldMiddle, newMiddle) ?? coarseSteps(oldMiddle, newMiddle)), [0, end]];
}

function fineSteps(old: string, fresh: string): readonly Step[] | null {
  if (old === '' || fresh === '') return replacing(old, fresh);
  const tokens = characterStandIns(old, fresh);
  const script = tokens && scriptOf(tokens);
  return tokens && script && stepsOfScript(withoutIslands(script, tokens.old), tokens);
}

function coarseSteps(old: string, fresh: string): readonly Step[] {
  const sentences = sentenceStandIns(old, fresh);
  const script = sentences && scriptOf(sentences);
  return sentences && script ? stepsOfScript(script, sentences) : replacing(old, fresh);
}

function replacing(old: string, fresh: string): readonly Step[] {
  return [
    [-1, old.length],
    [1, fresh.length],
  ];
}

/** `null` where that is too much work. */
function scriptOf({ old, fresh }: StandIns): Script | null {
  return old.length * fresh.length > MOST_WORK ? null : alignTokens(old, fresh);
}

function stepsOfScript(script: Script, { old, fresh, lengthOf }: StandIns): readonly Step[] {
  const steps: Step[] = [];
  let oldAt = 0;
  let newAt = 0;
  for (let at = 0; at < script.length; at += 3) {
    const removed = oldAt + (script[at] ?? 0);
    const added = newAt + (script[at + 1] ?? 0);
    const kept = script[at + 2] ?? 0;
    steps.push([-1, lengthOf(old.slice(oldAt, removed))], [1, lengthOf(fresh.slice(newAt, added))]);
    steps.push([0, lengthOf(old.slice(removed, removed + kept))]);
    oldAt = removed + kept;
    newAt = added + kept;
  }
  return steps;
}

/** Joins groups of edits that only little keeps apart. */
function withoutIslands(script: Script, old: string): Script {
  const result: number[] = [];
  let oldAt = 0;
  for (let at = 0; at < script.length; at += 3) {
    const group: Group = { removed: script[at] ?? 0, added: script[at + 1] ?? 0 };
    const last = result.length - 3;
    const before: Group = { removed: result[last] ?? 0, added: result[last + 1] ?? 0 };
    const island = result[last + 2] ?? 0;
    if (last >= 0 && tellsNothing(old.slice(oldAt - island, oldAt), before, group)) {
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

/** Whether a kept piece is a character of a word that was replaced around it, or small beside what was; never one that ends a sentence or a line. */
function tellsNothing(text: string, before: Group, behind: Group): boolean {
  const beside = Math.min(Math.max(before.removed, before.added), Math.max(behind.removed, behind.added));
  if (beside === 0) return false;
  if (text.length * ISLAND <= beside) return !STOPS.test(text);
  const isReplaced = before.removed + behind.removed > 0 && before.added + behind.added > 0;
  return (isReplaced || beside > 1) && LONE.test(text);
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
  while (length > 0 && (isInsideToken(one, length) || isInsideToken(other, length))) length -= 1;
  return length;
}

function commonEnd(one: string, other: string, start: number): number {
  const limit = Math.min(one.length, other.length) - start;
  let length = 0;
  while (length < limit && one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)) length += 1;
  while (length > 0 && (isInsideToken(one, one.length - length) || isInsideToken(other, other.length - length))) length -= 1;
  return length;
}
