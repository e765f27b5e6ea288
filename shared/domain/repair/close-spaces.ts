import { readingCost } from './reading-cost.ts';
import { type DraftRepair, firstOrigin, type WorkingBlock, type WorkingText } from './working-text.ts';

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
  const repairs: DraftRepair[] = [];
  const blocks = text.blocks.map((working) => closeInBlock(working, repairs));
  return repairs.length === 0 ? text : { ...text, blocks, repairs: [...text.repairs, ...repairs] };
}

function closeInBlock(working: WorkingBlock, repairs: DraftRepair[]): WorkingBlock {
  const { block } = working;
  const close = (line: string): string => {
    if (!ANY_SPACE.test(line)) return line;
    const closed = closeInLine(line);
    if (closed !== line)
      repairs.push({ kind: 'spaces', origin: firstOrigin(working), before: line, after: closed, certain: SPACED_LINE.test(line) });
    return closed;
  };
  if (block.rows === null) {
    const closed = close(block.text);
    return closed === block.text ? working : { ...working, block: { ...block, text: closed } };
  }
  const before = repairs.length;
  const rows = block.rows.map((row) => row.map(close));
  return repairs.length === before ? working : { ...working, block: { ...block, rows } };
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
