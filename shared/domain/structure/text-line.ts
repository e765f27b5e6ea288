import type { Repair } from '#shared/model/document.ts';
import type { SourceBlock, SourceStyle } from '#shared/model/extraction.ts';
import { foldText } from '../text/fold-text.ts';
import { signsOf } from './line-signs.ts';

/** A block as the rules read it: its text beside the folded form they match on. */
export interface TextLine {
  readonly index: number;
  /** `b1` … `bn` by position. */
  readonly id: string;
  readonly kind: SourceBlock['kind'];
  readonly text: string;
  /** `text` folded unit for unit: offsets in one are offsets in the other. */
  readonly key: string;
  /** What `key` holds of what patterns begin with. */
  readonly signs: number;
  /** Where the words begin: after indentation and Markdown marks. */
  readonly start: number;
  /** Where the words end: before trailing space and Markdown marks. */
  readonly end: number;
  readonly rows: readonly (readonly string[])[] | null;
  readonly style: SourceStyle | null;
  /** A repair touched this block. */
  readonly isRepaired: boolean;
}

const LEADING_MARKS = new Set([' ', '\n', '\r', '#', '*', '>', '\u200b', '\ufeff']);
const TRAILING_MARKS = new Set([' ', '\n', '\r', '*', '\u200b', '\ufeff']);

/** The blocks of a document as lines, in order. Linear. */
export function toTextLines(blocks: readonly SourceBlock[], repairs: readonly Repair[]): readonly TextLine[] {
  const repaired = new Set(repairs.filter((repair) => repair.kind === 'mojibake').map((repair) => repair.block));
  return blocks.map((block, index) => {
    const id = `b${index + 1}`;
    const text = block.rows === null ? block.text : '';
    const key = foldText(text);
    let start = 0;
    while (start < key.length && LEADING_MARKS.has(key.charAt(start))) start += 1;
    let end = key.length;
    while (end > start && TRAILING_MARKS.has(key.charAt(end - 1))) end -= 1;
    return {
      index,
      id,
      kind: block.kind,
      text,
      key,
      signs: signsOf(key),
      start,
      end,
      rows: block.rows,
      style: block.style,
      isRepaired: repaired.has(id),
    };
  });
}

/** The folded words of a line, without indentation and Markdown marks. */
export function lineKey(line: TextLine): string {
  return line.key.slice(line.start, line.end);
}

/** The words of a line as written, without indentation and Markdown marks. */
export function lineWords(line: TextLine): string {
  return line.text.slice(line.start, line.end);
}

/** A line without any words: blank, or a table. */
export function isWordless(line: TextLine): boolean {
  return line.end === line.start;
}
