import type { Edit } from '#shared/model/comparison.ts';
import { FOLDED_UNITS } from '../text/fold-text.ts';

/** A stretch kept (0), removed (−1) or added (1), by its length in the texts without their spaces. */
export type Step = readonly [op: -1 | 0 | 1, length: number];

const SPACE = 0x20;
/** Equal characters between two that differ in form only: fewer do not part them. */
const SHORT_GAP = 3;

/**
 * Puts the texts back under steps that were found between their folded forms without spaces. What is kept in other forms or with other
 * spaces becomes a removal and an addition marked `isForm`. Linear.
 */
export function formEdits(steps: readonly Step[], old: string, fresh: string): readonly Edit[] {
  const edits: Edit[] = [];
  let oldAt = 0;
  let newAt = 0;
  for (const [op, length] of steps) {
    const oldEnd = op === 1 ? oldAt : endOf(old, oldAt, length);
    const newEnd = op === -1 ? newAt : endOf(fresh, newAt, length);
    const [before, after] = [old.slice(oldAt, oldEnd), fresh.slice(newAt, newEnd)];
    if (op === 0) edits.push(...keptEdits(before, after));
    else edits.push(op === -1 ? { op: 'remove', text: before } : { op: 'add', text: after });
    oldAt = oldEnd;
    newAt = newEnd;
  }
  edits.push(...keptEdits(old.slice(oldAt), fresh.slice(newAt)));
  return edits;
}

/** Where a stretch of so many units ends; spaces belong to the unit behind them. */
function endOf(text: string, from: number, length: number): number {
  let end = from;
  for (let left = length; left > 0 && end < text.length; end += 1) if (!isSpace(text, end)) left -= 1;
  return end;
}

function isSpace(text: string, at: number): boolean {
  return FOLDED_UNITS[text.charCodeAt(at)] === SPACE;
}

/** Two texts that fold to the same but for spaces. */
function keptEdits(old: string, fresh: string): readonly Edit[] {
  if (old === fresh) return [{ op: 'keep', text: fresh }];
  const edits: Edit[] = [];
  // What differs, and what is equal since then: a short stretch of that joins what differs on both sides of it.
  let removed = '';
  let added = '';
  let equal = '';
  const flush = (): void => {
    if (removed !== '') edits.push({ op: 'remove', text: removed, isForm: true });
    if (added !== '') edits.push({ op: 'add', text: added, isForm: true });
    if (equal !== '') edits.push({ op: 'keep', text: equal });
    removed = '';
    added = '';
    equal = '';
  };
  let oldAt = 0;
  let newAt = 0;
  while (oldAt < old.length || newAt < fresh.length) {
    if (oldAt < old.length && old.charCodeAt(oldAt) === fresh.charCodeAt(newAt)) {
      equal += old.charAt(oldAt);
      oldAt += 1;
      newAt += 1;
      continue;
    }
    if (equal.length > SHORT_GAP || (removed === '' && added === '')) flush();
    const isOldSpace = oldAt < old.length && isSpace(old, oldAt);
    const isNewSpace = newAt < fresh.length && isSpace(fresh, newAt);
    removed += equal;
    added += equal;
    equal = '';
    if (oldAt < old.length && (isOldSpace || !isNewSpace)) {
      removed += old.charAt(oldAt);
      oldAt += 1;
    }
    if (newAt < fresh.length && (isNewSpace || !isOldSpace)) {
      added += fresh.charAt(newAt);
      newAt += 1;
    }
  }
  flush();
  return edits;
}
