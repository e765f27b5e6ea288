import type { SourceBlock } from '#shared/model/extraction.ts';
import { beginsBlock } from './block-starts.ts';
import { noteRepairs, type RepairNotes } from './note-repairs.ts';
import { readingCost } from './reading-cost.ts';
import { firstOrigin, heldTogether, heldWhole, type WorkingBlock, type WorkingText } from './working-text.ts';

/** A paragraph shorter than this may end without a mark: it is a heading, a title, a name. */
const PARAGRAPH_LENGTH = 40;
/** Columns by which a full line may fall short of the margin: marks that may not begin a line move a character down. */
const MARGIN_SLACK = 4;
/** Columns by which the first line of a paragraph falls short once its indentation is gone. */
const INDENT = 4;
/** Bits that a word across the break must save to prove that the break is none. */
const WORD_GAIN = 6;
const LONGEST_TITLE = 160;
/** `各镇人民政府，县直各部门：` begins a letter, and goes on with nothing. */
const RECIPIENTS = /^各[^。；;]{2,200}[:：]$/;
const TERMINAL = /[。！？；：!?;:…”’）)】》〉」』.]$/;

/** Joins paragraphs that were cut by hard line ends or page breaks. Linear. */
export function joinLines(text: WorkingText): WorkingText {
  const margin = hardMargin(text.blocks);
  const blocks: WorkingBlock[] = [];
  const notes = noteRepairs(text.undone);
  let group: WorkingBlock[] = [];
  const flush = (): void => {
    const [first] = group;
    if (first === undefined) return;
    if (group.length === 1) blocks.push(first);
    else {
      const joined = joinGroup(group);
      blocks.push(...(notes.propose(joined.repair) ? [joined.working] : group.map(heldWhole)));
    }
    group = [];
  };
  for (const working of text.blocks) {
    const previous = group[group.length - 1];
    const full = margin === null ? null : margin - MARGIN_SLACK - (group.length === 1 ? INDENT : 0);
    if (previous === undefined || !continues(previous, working, full, group.length > 1)) flush();
    group.push(working);
  }
  flush();
  return notes.drafts.length === 0 ? text : { ...text, blocks, repairs: [...text.repairs, ...notes.drafts] };
}

function joinGroup(group: readonly WorkingBlock[]): JoinedLines {
  const lines = group.map(({ block }) => block.text);
  const after = lines.reduce((left, right) => left + (/[A-Za-z,.]$/.test(left) && /^[A-Za-z]/.test(right) ? ' ' : '') + right);
  const [first] = group;
  const block: SourceBlock = { ...(first?.block ?? { kind: 'paragraph', rows: null, page: null, style: null }), text: after };
  const certain = lines.every((line, index) => index === 0 || isEvident(lines[index - 1] ?? '', line));
  const working = { block, origins: group.flatMap(({ origins }) => origins), held: heldTogether(group) };
  return { working, repair: { kind: 'line-join', origin: firstOrigin(working), before: lines.join('\n'), after, certain } };
}

interface JoinedLines {
  readonly working: WorkingBlock;
  readonly repair: Parameters<RepairNotes['propose']>[0];
}

/** `full` is the width from which a line counts as broken by hand, `null` where lines are whole paragraphs; `isInside`: the line before goes on itself, so it is no heading. */
function continues(previous: WorkingBlock, next: WorkingBlock, full: number | null, isInside: boolean): boolean {
  if (!isPlain(previous) || !isPlain(next)) return false;
  const left = previous.block.text;
  const right = next.block.text;
  if (left === '' || right === '' || (TERMINAL.test(left) && !opensBracket(left, right) && !isCutNumber(left, right, full))) return false;
  if (beginsBlock(right) || (/^[“《]/.test(right) && !/[，、,]$/.test(left))) return false;
  if (full !== null && columns(left) >= full) return isInside || !isHeadingAtMargin(left) || isEvident(left, right);
  if (/[、，,]$/.test(left) || opensBracket(left, right)) return left.length >= 12;
  if (left.length < PARAGRAPH_LENGTH || isHeading(left) || isPaperTitle(left) || RECIPIENTS.test(right)) return false;
  return (
    /[\u4e00-\u9fff]$/.test(left) &&
    /^[\u4e00-\u9fff\d”’）)，。、；：]/.test(right) &&
    (TERMINAL.test(right) || right.length >= PARAGRAPH_LENGTH)
  );
}

function isPlain({ block, held }: WorkingBlock): boolean {
  return (
    held !== 'whole' &&
    block.kind === 'paragraph' &&
    (block.style === null || (block.style.headingLevel === null && !block.style.isTitle && !block.style.isCentred))
  );
}

/** A numbered line of one clause, or a line without any mark inside, is a heading rather than the beginning of a sentence. */
function isHeading(line: string): boolean {
  return line.length < 60 && !/[。；;]/.test(line) && (beginsBlock(line) || !/[，,、]/.test(line));
}

/** At the margin a line is a heading only if it has no clause inside and is no article; `……适用的` goes on. */
function isHeadingAtMargin(line: string): boolean {
  return isHeading(line) && !/[，,；;]|^第\S{1,6}条\s|[的和与及或]$/.test(line);
}

/** A number cut behind its point at the margin. */
function isCutNumber(left: string, right: string, full: number | null): boolean {
  return full !== null && columns(left) >= full && /\d\.$/.test(left) && /^\d/.test(right) && !beginsBlock(right);
}

/** `……局关于印发……方案的通知`: whole, however long it is. */
function isPaperTitle(line: string): boolean {
  return (
    line.length <= LONGEST_TITLE &&
    /(?:通知|公告|通告|意见|决定|批复|函)$/.test(line) &&
    /关于|關於|印发|印發|转发|轉發/.test(line) &&
    !/[。；;]/.test(line)
  );
}

/** Is the break beyond doubt none: after a comma, inside a bracket, or inside a word? */
function isEvident(left: string, right: string): boolean {
  if (/[、，,]$/.test(left) || opensBracket(left, right)) return true;
  const [end, start] = [left.slice(-4), right.slice(0, 4)];
  return readingCost(end) + readingCost(start) - readingCost(end + start) >= WORD_GAIN;
}

/** Does a bracket that the first line opens close in the second? */
function opensBracket(left: string, right: string): boolean {
  const open = Math.max(left.lastIndexOf('（'), left.lastIndexOf('('), left.lastIndexOf('〔'));
  if (open < 0 || /[）)〕]/.test(left.slice(open))) return false;
  const close = right.search(/[）)〕]/);
  const reopen = right.search(/[（(〔]/);
  return close >= 0 && (reopen < 0 || close < reopen || close > 0) && !beginsBlock(right);
}

/** Display columns: East Asian characters take two. */
function columns(line: string): number {
  let width = 0;
  for (let index = 0; index < line.length; index += 1) width += line.charCodeAt(index) >= 0x2e80 ? 2 : 1;
  return width;
}

/** Fewest full lines that go on below: two may be so long by chance. */
const FEWEST_FULL_LINES = 3;
/** Of the full lines that go on below, so many show it: in running text most do, in rows of a list made by hand hardly one. */
const RUNNING_SHARE = 0.5;
const SENTENCE_MARK = /[。；！？]|[.;!?](?:\s|$)/;

/**
 * The right margin of a text whose lines were broken by hand, in columns; `null` where lines are whole paragraphs or rows of a list. Lines
 * that do not end a sentence and go on below nearly all end there, nothing goes further, and sentences run over the breaks.
 */
function hardMargin(blocks: readonly WorkingBlock[]): number | null {
  const lines = blocks.filter((working) => isPlain(working) && working.block.text !== '').map(({ block }) => block.text);
  const widths = lines.map(columns).sort((left, right) => left - right);
  const margin = widths[Math.floor(widths.length * 0.97)] ?? 0;
  if (margin < 30 || margin > 160 || (widths[widths.length - 1] ?? 0) > margin + 2 * MARGIN_SLACK) return null;
  const isFull = (line: string): boolean => columns(line) >= margin - MARGIN_SLACK - INDENT;
  const open = lines.filter((line, index) => index < lines.length - 1 && !TERMINAL.test(line) && (isFull(line) || !isHeading(line)));
  const isBroken = (line: string): boolean => !TERMINAL.test(line) && isFull(line);
  const following = lines.slice(1).filter((_, index) => isBroken(lines[index] ?? ''));
  if (following.length < FEWEST_FULL_LINES || following.length < open.length * 0.7 || following.length < lines.length * 0.12) return null;
  if (following.filter((line) => !beginsBlock(line)).length < following.length * 0.8) return null;
  return runsOverBreaks(lines, isBroken) ? margin : null;
}

/** Rows of names or addresses are as wide as each other too; but words and sentences do not run over their ends. */
function runsOverBreaks(lines: readonly string[], isBroken: (line: string) => boolean): boolean {
  const breaks = lines.slice(1).flatMap((right, index) => {
    const left = lines[index] ?? '';
    return isBroken(left) && !beginsBlock(right) ? [{ left, right, endsRun: !isBroken(right) || index + 2 === lines.length }] : [];
  });
  const ends = breaks.filter(({ endsRun }) => endsRun);
  // Rows may hold sentences, yet then their last one ends without a mark as well.
  const sentencesCount = ends.filter(({ right }) => TERMINAL.test(right)).length * 2 >= ends.length;
  const proven = breaks.filter(
    ({ left, right }) => isEvident(left, right) || /^[a-z]/.test(right) || (sentencesCount && SENTENCE_MARK.test(right)),
  );
  return proven.length >= Math.max(1, breaks.length * RUNNING_SHARE);
}
