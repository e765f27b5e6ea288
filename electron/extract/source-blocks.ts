import type { SourceBlock, SourceStyle } from '#shared/model/extraction.ts';
import { marksOf, trimAroundMarks, withoutMarks } from './marginalia/text-marks.ts';

/** Style evidence of an ordinary paragraph. */
export const PLAIN_STYLE: SourceStyle = { headingLevel: null, listLabel: null, isTitle: false, isCentred: false };

/** Control characters that no document means and no XML or JSON reader downstream should meet; white space is not among them. */
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/g;

const CONTROL_CHARACTER = new RegExp(CONTROL_CHARACTERS.source);

/** Text without control characters and without white space at either end (U+3000 and U+FEFF count as white space). */
export function cleanText(text: string): string {
  return trimAroundMarks(text.replace(CONTROL_CHARACTERS, ''));
}

/** Does a text show nothing? Marks of places are looked past. */
export function isBlank(text: string): boolean {
  return withoutMarks(text) === '';
}

const LINE_ENDS = /\r\n?|[\n\v\f\u2028\u2029]/;
const LINE_ENDS_AND_NEL = /\r\n?|[\n\v\f\u0085\u2028\u2029]/;
/** C1 controls besides U+0085: where those are, all of them are bytes of a text that was read as Latin-1. */
const OTHER_C1 = /[\u0080-\u0084\u0086-\u009f]/;

/**
 * The lines of a text, whichever way they end (form feeds and Unicode separators included), cleaned; blank ones are left out, and their
 * marks go to a neighbour: only a text without any line loses them.
 */
export function visibleLines(text: string): string[] {
  const lines: string[] = [];
  let held = '';
  // Looked for once, not in each line.
  const clean = CONTROL_CHARACTER.test(text) ? cleanText : trimAroundMarks;
  for (const line of text.split(OTHER_C1.test(text) ? LINE_ENDS : LINE_ENDS_AND_NEL)) {
    const cleaned = clean(line);
    if (isBlank(cleaned)) held += marksOf(cleaned);
    else {
      lines.push(held + cleaned);
      held = '';
    }
  }
  const last = lines.pop();
  return last === undefined ? [] : [...lines, last + held];
}

/** A paragraph block; `text` is taken as it is. */
export function paragraphBlock(text: string, style: SourceStyle | null, page: number | null = null): SourceBlock {
  return { kind: 'paragraph', text, rows: null, page, style };
}

/**
 * Text with its label in front. Labels such as `一、` and `1.` stand directly before the text, as people type them; chapters and articles
 * (`第二条`), and labels that end in a digit or letter, are set off by a space.
 */
export function labelled(label: string, text: string): string {
  const needsSpace = /[\p{Script=Latin}\p{Nd}]$|^第.*[编篇章节条]$/u.test(label) && !/^\s/.test(text);
  return label + (needsSpace ? ' ' : '') + text;
}

/** A foot- or endnote block; `label` is its mark as shown and stands at the beginning of the text. */
export function noteBlock(label: string, text: string, page: number | null = null): SourceBlock {
  return { kind: 'note', text: `${label} ${text}`.trim(), rows: null, page, style: { ...PLAIN_STYLE, listLabel: label } };
}

/** A table block whose rows are all made equally long; `null` for a table without any text. */
export function tableBlock(rows: readonly (readonly string[])[], page: number | null = null): SourceBlock | null {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const filled = rows.map((row) => Array.from({ length: width }, (_, column) => cleanText(row[column] ?? '')));
  const shown = filled.filter((row) => row.some((cell) => !isBlank(cell)));
  return shown.length === 0 ? null : { kind: 'table', text: '', rows: shown, page, style: null };
}

/** UTF-16 units of all text in the blocks. */
export function countCharacters(blocks: readonly SourceBlock[]): number {
  let total = 0;
  for (const block of blocks) {
    total += block.text.length;
    for (const row of block.rows ?? []) for (const cell of row) total += cell.length;
  }
  return total;
}
