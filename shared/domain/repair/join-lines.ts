import type { SourceBlock } from '#shared/model/extraction.ts';
import { beginsBlock } from './block-starts.ts';
import { findHardMargin, type HardMargin, isHeading, TERMINAL } from './hard-margin.ts';
import { endsWhole, isEvident, isRow, opensBracket } from './line-breaks.ts';
import { noteRepairs, type RepairNotes } from './note-repairs.ts';
import { firstOrigin, heldTogether, heldWhole, type WorkingBlock, type WorkingText } from './working-text.ts';

/** A paragraph shorter than this may end without a mark: it is a heading, a title, a name. */
const PARAGRAPH_LENGTH = 40;
const LONGEST_TITLE = 160;
/** `各镇人民政府，县直各部门：` begins a letter, and goes on with nothing. */
const RECIPIENTS = /^各[^。；;]{2,200}[:：]$/;

/** `联系人：`, `答：`: the name of a field and what it holds; another field below is no part of it. */
const FIELD = /^[^，。；：:、\s]{1,8}[：:]/;

/** Joins paragraphs that were cut by hard line ends or page breaks; never over one of `unreadPages`. Linear. */
export function joinLines(text: WorkingText, unreadPages: readonly number[] = []): WorkingText {
  const margin = findHardMargin(
    text.blocks.filter((working) => isPlain(working) && working.block.text !== '').map(({ block }) => block.text),
  );
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
    if (previous === undefined || isPageBetween(unreadPages, previous, working) || !continues(previous, working, margin, group.length > 1))
      flush();
    group.push(working);
  }
  flush();
  return notes.drafts.length === 0 ? text : { ...text, blocks, repairs: [...text.repairs, ...notes.drafts] };
}

/** What stands on the pages between is not known: it parts what is before from what is behind. */
function isPageBetween(pages: readonly number[], { block: before }: WorkingBlock, { block: after }: WorkingBlock): boolean {
  const [from, to] = [before.page, after.page];
  return from !== null && to !== null && from !== to && pages.some((page) => page > from && page <= to);
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

/** `margin` is where lines were broken by hand, `null` where they are whole paragraphs; `isInside`: the line before goes on itself, so it is no heading. */
function continues(previous: WorkingBlock, next: WorkingBlock, margin: HardMargin | null, isInside: boolean): boolean {
  if (!isPlain(previous) || !isPlain(next)) return false;
  const left = previous.block.text;
  const right = next.block.text;
  if (left === '' || right === '') return false;
  const isFull = margin?.isFull(left, !isInside) ?? false;
  if (TERMINAL.test(left) && !opensBracket(left, right) && !(isFull && isCutNumber(left, right))) return false;
  if (beginsBlock(right) || (/^[“《]/.test(right) && !/[，、,]$/.test(left))) return false;
  const areWhole = (isRow(left) && endsWhole(left)) || (FIELD.test(left) && FIELD.test(right));
  if (isFull && areWhole && !isEvident(left, right)) return false;
  if (isFull) return isInside || !isHeadingAtMargin(left) || isEvident(left, right);
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

/** At the margin a line is a heading only if it has no clause inside and is no article; `……适用的` goes on. */
function isHeadingAtMargin(line: string): boolean {
  return isHeading(line) && !/[，,；;]|^第\S{1,6}条\s|[的和与及或]$/.test(line);
}

/** A number cut behind its point at the margin. */
function isCutNumber(left: string, right: string): boolean {
  return /\d\.$/.test(left) && /^\d/.test(right) && !beginsBlock(right);
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
