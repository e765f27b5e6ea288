import { mendBlock, noteRepairs, type RepairNotes } from './note-repairs.ts';
import { readingCost } from './reading-cost.ts';
import { firstOrigin, type WorkingBlock, type WorkingText } from './working-text.ts';

const HAN = '\\u3400-\\u4dbf\\u4e00-\\u9fff';
const SPACE = '[ \\u00a0\\u3000]';
/** Digits of one number that layout pulled apart, known by the measure word behind them. */
const SPACED_NUMBER = new RegExp(
  `(?<=^|[${HAN}，、。；：,;:(（“])\\d{1,4}(?:${SPACE}\\d{1,4})+(?=${SPACE}?[年月日个個家项項条條万萬亿億元名人次件%％])`,
  'g',
);
/** A whole line or cell of single characters set apart, such as a heading letter-spaced by hand. */
const SPACED_LINE = new RegExp(`^[${HAN}](?:${SPACE}{1,4}[${HAN}])+$`);
const SPACED_HAN = new RegExp(`(?<=[${HAN}])${SPACE}{1,2}(?=[${HAN}])`, 'g');
/** Bits that a word across the space must save: names and titles keep the spaces that they are written with. */
const WORD_GAIN = 8;
const ANY_SPACE = new RegExp(SPACE);

/** Closes spaces inside numbers and inside words, in paragraphs and cells. Linear. */
export function closeSpaces(text: WorkingText): WorkingText {
  const notes = noteRepairs(text.undone);
  const blocks = text.blocks.map((working) => (working.held === 'nothing' ? closeInBlock(working, notes) : working));
  return notes.drafts.length === 0 ? text : { ...text, blocks, repairs: [...text.repairs, ...notes.drafts] };
}

function closeInBlock(working: WorkingBlock, notes: RepairNotes): WorkingBlock {
  const before = notes.drafts.length;
  const mended = mendBlock(working, notes, (line) => {
    if (!ANY_SPACE.test(line)) return line;
    const closed = closeInLine(line);
    const found = { kind: 'spaces', origin: firstOrigin(working), before: line, after: closed, certain: SPACED_LINE.test(line) } as const;
    return closed !== line && notes.propose(found) ? closed : line;
  });
  return notes.drafts.length === before ? working : mended;
}

function closeInLine(line: string): string {
  if (SPACED_LINE.test(line)) return isOneExpression(line) ? line.replace(new RegExp(SPACE, 'g'), '') : line;
  return line
    .replace(SPACED_NUMBER, (number) => number.replace(new RegExp(SPACE, 'g'), ''))
    .replace(SPACED_HAN, (space: string, at: number) => (breaksWord(line, at, space.length) ? '' : space));
}

/** Single characters set apart are letter-spacing where they make words (目 录), and a list of names where they do not. */
function isOneExpression(line: string): boolean {
  const characters = line.replace(new RegExp(SPACE, 'g'), '');
  return readingCost(characters) + 2 < [...characters].reduce((bits, character) => bits + readingCost(character), 0);
}

function breaksWord(line: string, at: number, length: number): boolean {
  const left = /[^ \u00a0\u3000]{0,4}$/.exec(line.slice(Math.max(0, at - 4), at))?.[0] ?? '';
  const right = /^[^ \u00a0\u3000]{0,4}/.exec(line.slice(at + length, at + length + 4))?.[0] ?? '';
  return readingCost(left) + readingCost(right) - readingCost(left + right) >= WORD_GAIN;
}
