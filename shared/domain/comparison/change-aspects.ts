import type { ChangeAspect, Edit } from '#shared/model/comparison.ts';
import { TARGET_UNITS } from '../structure/target-units.ts';
import { FOLDED_UNITS, foldText } from '../text/fold-text.ts';

const DIGITS = /\d|[〇零一二三四五六七八九十百千万亿两]+(?=[%个项件家户次天日月年元])|百分之/;
const TIME = /(?:年|月|日|季度|工作日|天|小时)(?:底|末|初)?(?:之?前|内|起)|\d{4}年|\d{1,2}月|年底|长期|持续/;
const OFFICES = /[局委办部厅院署会司处科室]$|[局委办部厅院署](?:[、,;)]|$)|人民政府|管委会|公司|中心|银行|法院|检察院/;
const MARKS = /^[\p{P}\p{S}\s]*$/u;
const UNIT = new RegExp(`\\d ?(?:${TARGET_UNITS.join('|')})|%`);

/** What the edits of a row touch, in the order of the list of aspects; nothing for edits that keep everything. `label` is the clause's own. Linear. */
export function changeAspects(edits: readonly Edit[], label: { readonly old: string; readonly new: string }): readonly ChangeAspect[] {
  if (areOfWordsOnly(edits, label)) return WORDING;
  const aspects = new Set<ChangeAspect>();
  for (const { old, fresh, oldEnd, newEnd, following } of replacements(edits)) {
    const isInLabel = oldEnd <= label.old.length && newEnd <= label.new.length;
    for (const aspect of aspectsOf(old, fresh, isInLabel, following)) aspects.add(aspect);
  }
  return ORDER.filter((aspect) => aspects.has(aspect));
}

/** Units of what is kept behind an edit that say what a number in it counts. */
const FOLLOWING = 6;

/** What stands for what, with where both end in their texts and what is kept behind them. */
type Replacement = { old: string; fresh: string; oldEnd: number; newEnd: number; following: string };

function replacements(edits: readonly Edit[]): readonly Replacement[] {
  const found: Replacement[] = [];
  let oldEnd = 0;
  let newEnd = 0;
  let open: Replacement | null = null;
  for (const { op, text } of edits) {
    if (op !== 'add') oldEnd += text.length;
    if (op !== 'remove') newEnd += text.length;
    if (op === 'keep') {
      if (open) open.following = text.slice(0, FOLLOWING);
      open = null;
      continue;
    }
    if (!open) {
      open = { old: '', fresh: '', oldEnd, newEnd, following: '' };
      found.push(open);
    }
    if (op === 'remove') open.old += text;
    else open.fresh += text;
    open.oldEnd = oldEnd;
    open.newEnd = newEnd;
  }
  return found;
}

const ORDER: readonly ChangeAspect[] = ['numbers', 'units', 'deadlines', 'wording', 'punctuation', 'numbering', 'paragraphs', 'form'];

/** Han characters of which none is part of a number, a time or an office: a change of these alone is one of wording. */
const WORDS_ONLY = wordsOnly();
const WORDING: readonly ChangeAspect[] = ['wording'];
const FORM: readonly ChangeAspect[] = ['form'];

function wordsOnly(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(1, 0x4e00, 0xa000);
  for (const other of '零一二三四五六七八九十百千万亿两年月日季工天小长持底期续局委办部厅院署会司处科室府心行')
    table[other.charCodeAt(0)] = 0;
  return table;
}

function isOfWordsOnly(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (WORDS_ONLY[FOLDED_UNITS[text.charCodeAt(at)] ?? 0] !== 1) return false;
  return true;
}

/** Whether edits put in, take out or replace words and nothing else, and none of them the form of a word alone: most edits do. */
function areOfWordsOnly(edits: readonly Edit[], label: { readonly old: string; readonly new: string }): boolean {
  let isChanged = false;
  let oldEnd = 0;
  let newEnd = 0;
  for (let at = 0; at < edits.length; at += 1) {
    const edit = edits[at];
    if (edit === undefined) continue;
    const { op, text, isForm } = edit;
    if (op !== 'add') oldEnd += text.length;
    if (op !== 'remove') newEnd += text.length;
    if (op === 'keep') continue;
    const other = edits[at + 1];
    const isReplaced = op === 'remove' && other?.op === 'add';
    if (other !== undefined && other.op !== 'keep' && !isReplaced) return false;
    const isInLabel = oldEnd <= label.old.length && newEnd <= label.new.length;
    if (isForm || isInLabel || !isOfWordsOnly(text) || (isReplaced && other.text.length === text.length)) return false;
    isChanged = true;
  }
  return isChanged;
}

function isFoldedAlike(old: string, fresh: string): boolean {
  if (old.length !== fresh.length) return false;
  for (let at = 0; at < old.length; at += 1) if (FOLDED_UNITS[old.charCodeAt(at)] !== FOLDED_UNITS[fresh.charCodeAt(at)]) return false;
  return true;
}

function aspectsOf(old: string, fresh: string, isInLabel: boolean, following: string): readonly ChangeAspect[] {
  if (!isInLabel && isOfWordsOnly(old) && isOfWordsOnly(fresh)) return isFoldedAlike(old, fresh) ? FORM : WORDING;
  const texts = [foldText(old), foldText(fresh)] as const;
  if (squeezed(texts[0]) === squeezed(texts[1])) return /\n/.test(old) !== /\n/.test(fresh) ? ['paragraphs'] : ['form'];
  if (isInLabel) return ['numbering'];
  if (MARKS.test(old) && MARKS.test(fresh)) return ['punctuation'];
  const aspects: ChangeAspect[] = [];
  // A number alone is what the words behind it make of it: 6 before 月底前 is a time.
  const behind = foldText(following);
  const inPlace = texts.map((text) => text + behind);
  if (texts.some((text, at) => (/\d$/.test(text) ? TIME.test((inPlace[at] ?? '').slice(-12)) || TIME.test(text) : TIME.test(text))))
    aspects.push('deadlines');
  else if (texts.some((text) => DIGITS.test(text)) || inPlace.some((text, at) => /\d$/.test(texts[at] ?? '') && UNIT.test(text)))
    aspects.push('numbers');
  if (texts.some((text) => OFFICES.test(text))) aspects.push('units');
  const words = texts.map((text) => text.replaceAll(/[\d.%\s]/g, ''));
  if (aspects.length === 0 || (words[0] !== words[1] && !MARKS.test(words.join('')) && !aspects.includes('units') && !isTimeOnly(words)))
    aspects.push('wording');
  return aspects;
}

function isTimeOnly(words: readonly string[]): boolean {
  return words.every((text) => /^[年月日底末前内之起季度工作天小时第一二三四个]*$/.test(text));
}

function squeezed(folded: string): string {
  return /\s/.test(folded) ? folded.replaceAll(/\s/g, '') : folded;
}
