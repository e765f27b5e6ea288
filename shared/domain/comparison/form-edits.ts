import type { Edit } from '#shared/model/comparison.ts';
import { FOLDED_UNITS } from '../text/fold-text.ts';
import type { Script } from './align-tokens.ts';
import type { Stretch, TokenList } from './compared-tokens.ts';

const SPACE = 0x20;
/** Equal characters between two that differ in form only: fewer do not part them. */
const SHORT_GAP = 3;

/** Two stretches of text, and the tokens that a way was found between. */
type Sides = { readonly old: Stretch; readonly fresh: Stretch; readonly lists: { readonly old: TokenList; readonly fresh: TokenList } };
/** `before`: tokens at the start of both that are the same and not in the script; what is behind those in it is the same too. */
type Way = { readonly script: Script; readonly before: number };

/**
 * Adds what a way between tokens means for the texts themselves. What is kept in other forms or with other spaces becomes a removal and an
 * addition marked `isForm`. Linear.
 */
export function addEdits(edits: Edit[], { script, before }: Way, { old, fresh, lists }: Sides): void {
  let [oldToken, newToken] = [before, before];
  let oldAt = before === 0 ? old.from : (lists.old.ends[before - 1] ?? old.from);
  let newAt = before === 0 ? fresh.from : (lists.fresh.ends[before - 1] ?? fresh.from);
  addKept(edits, old.text.slice(old.from, oldAt), fresh.text.slice(fresh.from, newAt));
  for (let at = 0; at < script.length; at += 3) {
    const [removed, added, kept] = [script[at] ?? 0, script[at + 1] ?? 0, script[at + 2] ?? 0];
    oldToken += removed;
    newToken += added;
    if (removed > 0) {
      const end = lists.old.ends[oldToken - 1] ?? oldAt;
      addEdit(edits, 'remove', old.text.slice(oldAt, end));
      oldAt = end;
    }
    if (added > 0) {
      const end = lists.fresh.ends[newToken - 1] ?? newAt;
      addEdit(edits, 'add', fresh.text.slice(newAt, end));
      newAt = end;
    }
    oldToken += kept;
    newToken += kept;
    if (kept === 0 || at + 3 >= script.length) continue;
    const [oldEnd, newEnd] = [lists.old.ends[oldToken - 1] ?? oldAt, lists.fresh.ends[newToken - 1] ?? newAt];
    addKept(edits, old.text.slice(oldAt, oldEnd), fresh.text.slice(newAt, newEnd));
    oldAt = oldEnd;
    newAt = newEnd;
  }
  // Spaces that are behind the last token, too.
  addKept(edits, old.text.slice(oldAt, old.to), fresh.text.slice(newAt, fresh.to));
}

/** Adds an edit, joined with the one before it where both are of one kind. */
export function addEdit(edits: Edit[], op: Edit['op'], text: string, isForm = false): void {
  if (text === '') return;
  const last = edits.at(-1);
  if (last?.op === op && (last.isForm ?? false) === isForm) last.text += text;
  else edits.push(isForm ? { op, text, isForm } : { op, text });
}

function isSpace(text: string, at: number): boolean {
  return FOLDED_UNITS[text.charCodeAt(at)] === SPACE;
}

/** Two texts that fold to the same but for spaces. */
function addKept(edits: Edit[], old: string, fresh: string): void {
  if (old === fresh) {
    addEdit(edits, 'keep', fresh);
    return;
  }
  // What differs, and what is equal since then: a short stretch of that joins what differs on both sides of it.
  let removed = '';
  let added = '';
  let equal = '';
  const flush = (): void => {
    addEdit(edits, 'remove', removed, true);
    addEdit(edits, 'add', added, true);
    addEdit(edits, 'keep', equal);
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
}
