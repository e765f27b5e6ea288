import type { ComparedLine } from '#shared/model/comparison.ts';

/** Units by which a part is told from others. */
const LONGEST_NAME = 40;

/** What a stretch of lines set apart is called by: its title, over however many lines that goes, or its first words. `from` is its first line. */
export function apartName(lines: readonly ComparedLine[], from: number): string {
  let name = lines[from]?.edits[0]?.text ?? '';
  for (let at = from + 1; isTitle(lines[at - 1]) && isTitle(lines[at]) && name.length < LONGEST_NAME; at += 1)
    name += lines[at]?.edits[0]?.text ?? '';
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}

/** Lines that a title goes over at most. */
const TITLE_LINES = 4;
const ATTACHMENT = /^附件[\d一二三四五六七八九十]{0,3}[：:\s]*/u;

/**
 * The title of the paper that is compared, where its file holds more around it: of the draft and not of the announcement above it. `null` where
 * nothing is set apart on that side, or the paper has no title of its own there.
 */
export function enclosedTitle(lines: readonly ComparedLine[], side: 'old' | 'new'): string | null {
  if (!lines.some((line) => line.isApart && line[side] !== null)) return null;
  const own = lines.filter((line) => line[side] !== null && !line.isApart && line.kind !== 'moved');
  let end = 0;
  while (end < TITLE_LINES && own[end]?.[side]?.kind === 'title') end += 1;
  // An attachment may bear its title behind its label.
  if (end === 0 && own[0]?.[side]?.kind === 'heading') return textOf(own[0], side).replace(ATTACHMENT, '').trim() || null;
  return (
    own
      .slice(0, end)
      .map((line) => textOf(line, side).trim())
      .join('') || null
  );
}

function textOf({ edits }: ComparedLine, side: 'old' | 'new'): string {
  const other = side === 'old' ? 'add' : 'remove';
  return edits.flatMap(({ op, text }) => (op === other ? [] : [text])).join('');
}

function isTitle(line: ComparedLine | undefined): boolean {
  return line?.isApart === true && (line.old ?? line.new)?.kind === 'title';
}
