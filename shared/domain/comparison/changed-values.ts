import type { ChangedValue, Edit } from '#shared/model/comparison.ts';
import { FOLDED_UNITS, foldText } from '../text/fold-text.ts';

const VALUE = /[\d.,]*\d[%‰]?|[零一二三四五六七八九十百千万亿两]+/g;
/** What may stand behind a number as its unit: read on from what is kept. */
const UNIT =
  /^(?:个?(?:工作日|自然日)|个?月(?:底|末)?|小时|分钟|天|日|年(?:底|末)?|季度|万?亿?元|[万亿]元|个百分点|百分点|[%‰]|[个项件家户次人名所处台套种类批条环节份倍级]|公里|平方米|千瓦|环节)/;
const LONGEST_UNIT = 6;
const MOST_VALUES = 12;

/**
 * The numbers that edits change, each with its unit: `3个工作日` → `2个工作日`. A replacement of one number by one is such a change; where text
 * around it is replaced too, numbers are lined up one by one if there are as many on both sides. At most twelve, none of the clause's own
 * label (`labelLength` units of the old text). Linear.
 */
export function changedValues(edits: readonly Edit[], labelLength = 0): readonly ChangedValue[] {
  const found: ChangedValue[] = [];
  let oldAt = 0;
  for (const [at, edit] of edits.entries()) {
    const next = edits[at + 1];
    const isInLabel = oldAt < labelLength;
    if (edit.op !== 'add') oldAt += edit.text.length;
    if (isInLabel) continue;
    if (edit.op !== 'remove' || edit.isForm || next?.op !== 'add' || !(hasNumeral(edit.text) && hasNumeral(next.text))) continue;
    const olds = valuesIn(edit.text, behind(edits, at + 2, 'remove'));
    if (olds.length === 0) continue;
    const news = valuesIn(next.text, behind(edits, at + 2, 'add'));
    if (olds.length !== news.length) continue;
    for (const [index, old] of olds.entries()) {
      const fresh = news[index] ?? '';
      if (foldText(old) !== foldText(fresh) && found.length < MOST_VALUES) found.push({ old, new: fresh });
    }
  }
  return found;
}

const NUMERALS = new Set([...'0123456789零一二三四五六七八九十百千万亿两'].map((numeral) => numeral.charCodeAt(0)));

/** Whether there is anything of a number in a text: in most edits there is not. */
function hasNumeral(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (NUMERALS.has(FOLDED_UNITS[text.charCodeAt(at)] ?? 0)) return true;
  return false;
}

/** What is kept behind a replacement, in the form that its side has. */
function behind(edits: readonly Edit[], from: number, own: Edit['op']): string {
  const kept = edits.slice(from, from + 3).filter(({ op, isForm }) => op === 'keep' || (op === own && isForm));
  return kept.map(({ text }) => text.slice(0, LONGEST_UNIT)).join('');
}

/** The numbers of a replaced stretch with their units; one at its end reads its unit on in what is kept behind. */
function valuesIn(text: string, following: string): readonly string[] {
  const folded = foldText(text);
  return [...folded.matchAll(VALUE)].flatMap((match) => {
    const end = match.index + match[0].length;
    const rest = text.slice(end, end + LONGEST_UNIT);
    const unit = UNIT.exec(foldText(rest + following).slice(0, LONGEST_UNIT))?.[0] ?? '';
    const isHan = !/\d/.test(match[0]);
    // 一体化 is no number: one in characters counts only with a unit.
    return isHan && unit === '' ? [] : [text.slice(match.index, end) + (rest + following).slice(0, unit.length)];
  });
}
