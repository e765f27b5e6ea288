import { joinLines } from './join-lines.ts';
import { readLines, type TextLine } from './text-lines.ts';
import type { TextRun } from './text-run.ts';

/** Most that writers leave free between an edge and the text, in points. */
const WIDEST_PADDING = 8;
/** Room past what the next word would have needed from which a line was ended on purpose, in ems: lines also end early before marks that must not begin one. */
const SPARE_ROOM = 1.6;

/** So few characters left over on the last line are the end of a word that did not fit, however early the line before was broken. */
const LEFT_OVER = 2;

/** Short numbers one below the other are rows: a long one that is broken fills its lines. */
const SHORT_NUMBER = /^[¥￥]?\d{1,5}(?:\.\d{1,3})?%?$/;
/** The most that one digit takes, in ems: a broken number leaves less. */
const DIGIT = 0.6;

/** Numbers below each other, or below the name of a column, where the line above had room for more. */
function areRows(line: TextLine, next: TextLine, width: number): boolean {
  const [first, second] = [line.text.trim(), next.text.trim()];
  if (!SHORT_NUMBER.test(second)) return false;
  const room = width - (line.to - line.from);
  if (SHORT_NUMBER.test(first)) return room > DIGIT * line.size;
  return SHORT_LABEL.test(first) && room > next.to - next.from;
}

/** The name of a column, in one cell with what stands below it. */
const SHORT_LABEL = /^\p{Script=Han}(?:\p{Script=Han}|\s)*$/u;
/** A line with so much room on both sides, in ems, was broken on purpose where what follows had fitted. */
const CENTRED_ROOM = 1.5;

function isCentred(line: TextLine, next: TextLine, from: number, to: number): boolean {
  const room = line.size * CENTRED_ROOM;
  const needed = firstUnit(next.text.trimStart()) * next.size;
  return line.from - from > room && to - line.to > room && to - from - (line.to - line.from) > needed;
}

/** What cannot be parted at the beginning of a line: a number with its unit or a word, else a character with the marks behind it. */
function firstUnit(text: string): number {
  const word = /^[\p{Script=Latin}\p{Nd}.,%:/-]+/u.exec(text)?.[0];
  if (word !== undefined) return Math.min(12, word.length * 0.6);
  return /^.[，。、；：？！）》〉”’〕】]+/u.exec(text)?.[0].length ?? 1;
}

/** True where the next line's first word would have fitted on the line before: somebody ended that one. */
function isEnded(line: TextLine, next: TextLine, width: number): boolean {
  const size = Math.max(line.size, next.size);
  const isLeftOver = /^\p{Script=Han}+$/u.test(next.text.trim()) && next.text.trim().length <= LEFT_OVER;
  if (isLeftOver && line.to - line.from > size * LEFT_OVER * 3) return false;
  return width - (line.to - line.from) > (firstUnit(next.text.trimStart()) + SPARE_ROOM) * size;
}

/** Text in a cell that reaches `from` – `to`: its lines joined where they filled it, parted by `\n` where they ended before. */
export function cellText(runs: readonly TextRun[], from: number, to: number): string {
  const lines = readLines(runs).filter((line) => line.text.trim() !== '');
  const padding = Math.max(0, Math.min(WIDEST_PADDING, ...lines.map((line) => line.from - from)));
  const width = to - from - 2 * padding;
  // One character a line is writing from top to bottom.
  const isUpright =
    lines.every((line) => [...line.text.trim()].length === 1) && !lines.every((line) => SHORT_NUMBER.test(line.text.trim()));
  let text = '';
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (previous === undefined) text = line.text.trim();
    else if (!isUpright && (areRows(previous, line, width) || isEnded(previous, line, width) || isCentred(previous, line, from, to)))
      text += `\n${line.text.trim()}`;
    else text = joinLines(text, line.text);
  }
  return text;
}
