/** A stretch of a comparison as this room sees it: `keep` stands in both texts; `isForm` differs in width, script or spaces only. */
type Edit = { readonly op: 'keep' | 'add' | 'remove'; readonly text: string; readonly isForm?: true | undefined };

/** Which text of a change is shown: one side of it, or both in one. */
export type RedlineSide = 'old' | 'new' | 'both';

/** A stretch as it is shown. */
export type RedlinePiece = { readonly look: 'plain' | 'removed' | 'added'; readonly text: string };

/** The pieces of one side, or of both; where form counts as nothing, what differs in form only is shown plainly, in its new form beside the old. */
export function redlinePieces(edits: readonly Edit[], side: RedlineSide, ignoresForm: boolean): readonly RedlinePiece[] {
  const pieces: RedlinePiece[] = [];
  const push = (look: RedlinePiece['look'], text: string): void => {
    const last = pieces.at(-1);
    if (last?.look === look) pieces[pieces.length - 1] = { look, text: last.text + text };
    else pieces.push({ look, text });
  };
  for (const { op, text, isForm } of edits) {
    if ((op === 'remove' && side === 'new') || (op === 'add' && side === 'old')) continue;
    const isPlain = op === 'keep' || (isForm === true && ignoresForm);
    if (isPlain && op === 'remove' && side === 'both') continue;
    push(isPlain ? 'plain' : op === 'remove' ? 'removed' : 'added', text);
  }
  return pieces;
}

/** The first words of a change for a list: what was before it, what it is, what stands behind. */
export function changeSnippet(edits: readonly Edit[], ignoresForm: boolean): readonly RedlinePiece[] {
  const pieces = redlinePieces(edits, 'both', ignoresForm);
  const first = pieces.findIndex(({ look }) => look !== 'plain');
  if (first < 0) return [{ look: 'plain', text: (pieces[0]?.text ?? '').slice(0, SNIPPET) }];
  const shown: RedlinePiece[] = [];
  const before = pieces[first - 1]?.text ?? '';
  if (before !== '') shown.push({ look: 'plain', text: before.length > LEAD ? `…${before.slice(-LEAD)}` : before });
  let length = 0;
  for (const { look, text } of pieces.slice(first)) {
    if (length >= SNIPPET) break;
    const room = SNIPPET - length;
    shown.push({ look, text: text.length > room ? `${text.slice(0, room)}…` : text });
    length += Math.min(text.length, room);
  }
  return shown;
}

/** Characters of a snippet, and of what leads to it. */
const SNIPPET = 44;
const LEAD = 8;
