/** A pair of brackets in folded text, where all brackets are `(` and `)`: `start` is the opening one, `end` just after the closing one. */
export interface BracketGroup {
  readonly start: number;
  readonly end: number;
}

/** The outermost bracket pairs of a folded text, in order. A bracket without its partner is passed over, so one slip never swallows the text. Linear. */
export function bracketGroups(key: string): readonly BracketGroup[] {
  const groups: BracketGroup[] = [];
  if (!key.includes(')')) return groups;
  const open: number[] = [];
  for (let index = 0; index < key.length; index += 1) {
    const unit = key.charCodeAt(index);
    if (unit === 0x28) open.push(index);
    if (unit !== 0x29) continue;
    const start = open.pop();
    if (start === undefined) continue;
    while (groups.length > 0 && (groups.at(-1)?.start ?? -1) > start) groups.pop();
    groups.push({ start, end: index + 1 });
  }
  return groups;
}

/** Numbers of opening and closing brackets that have no partner. Linear. */
export function unmatchedBrackets(key: string): { readonly opening: number; readonly closing: number } {
  if (!key.includes('(') && !key.includes(')')) return { opening: 0, closing: 0 };
  let depth = 0;
  let closing = 0;
  for (let index = 0; index < key.length; index += 1) {
    const unit = key.charCodeAt(index);
    if (unit === 0x28) depth += 1;
    else if (unit === 0x29 && depth > 0) depth -= 1;
    else if (unit === 0x29) closing += 1;
  }
  return { opening: depth, closing };
}
