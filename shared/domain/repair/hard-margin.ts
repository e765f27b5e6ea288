import { beginsBlock } from './block-starts.ts';
import { endsWhole, isEvident, isRow } from './line-breaks.ts';

/** Where the lines of a text were broken by hand. */
export interface HardMargin {
  /** Does a line reach it? The first of a paragraph falls short once its indentation is gone. */
  readonly isFull: (line: string, isFirst: boolean) => boolean;
}

/** What a paragraph, or a part of it, ends with. */
export const TERMINAL = /[。！？；：!?;:…”’）)】》〉」』.]$/;

/** A numbered line of one clause, or a line without a mark inside, is a heading rather than the beginning of a sentence. */
export function isHeading(line: string): boolean {
  return line.length < 60 && !/[。；;]/.test(line) && (beginsBlock(line) || !/[，,、]/.test(line));
}

/** Display columns: East Asian characters take two. */
function columns(line: string): number {
  let width = 0;
  for (let index = 0; index < line.length; index += 1) width += line.charCodeAt(index) >= 0x2e80 ? 2 : 1;
  return width;
}

/** How lines are measured: by the columns they take on a page, or by their characters, as programs break them that count. */
interface Measure {
  readonly widthOf: (line: string) => number;
  readonly narrowest: number;
  readonly widest: number;
  /** By how much a full line may fall short: marks that may not begin a line move a character down. */
  readonly slack: number;
  readonly indent: number;
  /** Fewest full lines that go on below: fewer may be so long by chance. */
  readonly fewest: number;
}

const MEASURES: readonly Measure[] = [
  { widthOf: columns, narrowest: 30, widest: 160, slack: 4, indent: 4, fewest: 3 },
  { widthOf: (line) => line.length, narrowest: 18, widest: 80, slack: 0, indent: 2, fewest: 5 },
];
/**
 * Breaks that nothing but a word, a bracket or a comma over them tells, and their share of all: half of those in prose are. Where a whole line
 * of some length stands above a whole sentence, a contact above its address or a heading above its body, hardly one is.
 */
const FEWEST_EVIDENT = 2;
const EVIDENT_SHARE = 0.25;
/** Of the full lines that go on below, so many show it: in running text most do, in rows of a list made by hand hardly one. */
const RUNNING_SHARE = 0.5;
const SENTENCE_MARK = /[。；！？]|[.;!?](?:\s|$)/;

/**
 * The right margin of a text whose lines were broken by hand; `null` where lines are whole paragraphs or rows of a list. Lines that do not
 * end a sentence and go on below nearly all end there, nothing goes further, and sentences run over the breaks. Linear.
 */
export function findHardMargin(lines: readonly string[]): HardMargin | null {
  const found = MEASURES.map((measure) => marginBy(lines, measure)).filter((margin) => margin !== null);
  return found.sort((left, right) => right.following - left.following)[0] ?? null;
}

function marginBy(lines: readonly string[], measure: Measure): (HardMargin & { readonly following: number }) | null {
  const { widthOf, slack, indent } = measure;
  const widths = lines.map(widthOf).sort((left, right) => left - right);
  const margin = widths[Math.floor(widths.length * 0.97)] ?? 0;
  if (margin < measure.narrowest || margin > measure.widest || (widths[widths.length - 1] ?? 0) > margin + 2 * slack) return null;
  const isFull = (line: string): boolean => widthOf(line) >= margin - slack - indent;
  const isBroken = (line: string): boolean => !TERMINAL.test(line) && isFull(line);
  const open = lines.slice(0, -1).filter((line) => !TERMINAL.test(line) && !isWholeRow(line) && (isFull(line) || !isHeading(line)));
  const following = lines.slice(1).filter((_, index) => isBroken(lines[index] ?? '') && !isWholeRow(lines[index] ?? ''));
  if (following.length < measure.fewest || following.length < open.length * 0.7 || following.length < lines.length * 0.12) return null;
  if (following.filter((line) => !beginsBlock(line)).length < following.length * 0.8) return null;
  if (!runsOverBreaks(lines, isBroken)) return null;
  return { isFull: (line, isFirst) => widthOf(line) >= margin - slack - (isFirst ? indent : 0), following: following.length };
}

function isWholeRow(line: string): boolean {
  return isRow(line) && endsWhole(line);
}

/** Rows of names or addresses are as wide as each other too; but words and sentences do not run over their ends. */
function runsOverBreaks(lines: readonly string[], isBroken: (line: string) => boolean): boolean {
  const breaks = lines.slice(1).flatMap((right, index) => {
    const left = lines[index] ?? '';
    return isBroken(left) && !beginsBlock(right) && !(isWholeRow(left) && isRow(right))
      ? [{ right, isCertain: isEvident(left, right) || /^[a-z]/.test(right), endsRun: !isBroken(right) || index + 2 === lines.length }]
      : [];
  });
  const certain = breaks.filter(({ isCertain }) => isCertain).length;
  if (certain < Math.max(FEWEST_EVIDENT, breaks.length * EVIDENT_SHARE)) return false;
  const ends = breaks.filter(({ endsRun }) => endsRun);
  // Rows may hold sentences, yet then their last one ends without a mark as well.
  const sentencesCount = ends.filter(({ right }) => TERMINAL.test(right)).length * 2 >= ends.length;
  const proven = breaks.filter(({ right, isCertain }) => isCertain || (sentencesCount && SENTENCE_MARK.test(right)));
  return proven.length >= breaks.length * RUNNING_SHARE;
}
