import type { Edit } from '#shared/model/comparison.ts';

/** Marks that part the things of a list: an edit reads best from one to the next. */
const COMMAS = '、，：,:（(）)';
/** Marks that end a sentence: an edit reads best from behind one up to and with the next. */
const STOPS = '。；;！？\n';
/** Words that begin what is put in: 社保[和医保]登记. */
const JOINTS = '和及与或并';
/** Units that an edit is moved at most to either side. */
const REACH = 16;

/**
 * Moves what was added or removed alone, where it can stand in several places with the same result, to where a reader would cut:
 * `甲[局、乙]局` becomes `甲局[、乙局]`. Linear.
 */
export function slideEdits(edits: readonly Edit[]): readonly Edit[] {
  const result = [...edits];
  for (let at = 1; at + 1 < result.length; at += 1) {
    const [before, edit, behind] = [result[at - 1], result[at], result[at + 1]];
    if (!before || !edit || !behind || before.op !== 'keep' || edit.op === 'keep' || behind.op !== 'keep' || edit.isForm) continue;
    const shift = bestShift(before.text, edit.text, behind.text);
    if (shift === 0) continue;
    const all = before.text + edit.text + behind.text;
    const start = before.text.length + shift;
    const end = start + edit.text.length;
    result[at - 1] = { op: 'keep', text: all.slice(0, start) };
    result[at] = { ...edit, text: all.slice(start, end) };
    result[at + 1] = { op: 'keep', text: all.slice(end) };
  }
  return result;
}

/** How far to the right (or, below 0, to the left) the edit is to go; it never takes all that stands on one of its sides. */
function bestShift(before: string, text: string, behind: string): number {
  let left = 0;
  while (
    left < Math.min(REACH, before.length - 1) &&
    unitAt(before + text, before.length - 1 - left) === unitAt(before + text, before.length + text.length - 1 - left)
  )
    left += 1;
  let right = 0;
  while (right < Math.min(REACH, behind.length - 1) && unitAt(text + behind, right) === unitAt(text + behind, text.length + right))
    right += 1;
  if (left === 0 && right === 0) return 0;
  const all = before + text + behind;
  let best = 0;
  let bestWorth = worthOf(all, before.length, text.length);
  for (let shift = -left; shift <= right; shift += 1) {
    const worth = worthOf(all, before.length + shift, text.length);
    if (worth > bestWorth) {
      best = shift;
      bestWorth = worth;
    }
  }
  return best;
}

function unitAt(text: string, at: number): number {
  return text.charCodeAt(at);
}

/** How well a cut reads: from a mark, or up to one; never through a number, a word or a pair of units. */
function worthOf(all: string, start: number, length: number): number {
  const end = start + length;
  if (isTorn(all, start) || isTorn(all, end)) return -1;
  const isOne = (marks: string, at: number): boolean => at >= 0 && at < all.length && marks.includes(all.charAt(at));
  const bySentence = (isOne(STOPS, start - 1) ? 3 : 0) + (isOne(STOPS, end - 1) ? 1 : 0);
  return bySentence + (isOne(COMMAS, start) ? 2 : 0) + (isOne(JOINTS, start) ? 1 : 0) + (isOne(COMMAS, end) ? 1 : 0);
}

function isTorn(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  return (/[\dA-Za-z.]/.test(before) && /[\dA-Za-z%‰]/.test(after)) || /[\uDC00-\uDFFF]/.test(after);
}
