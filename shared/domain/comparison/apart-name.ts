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

function isTitle(line: ComparedLine | undefined): boolean {
  return line?.isApart === true && (line.old ?? line.new)?.kind === 'title';
}
