import type { SourceBlock } from '#shared/model/extraction.ts';
import { type DraftRepair, firstOrigin, type WorkingBlock, type WorkingText } from './working-text.ts';

/** A line is a whole document when it is long and holds this share of all text. */
const LEAST_LENGTH = 240;
const LEAST_SHARE = 0.4;
const LEAST_MARKS = 3;

const HAN_DIGITS = '一二三四五六七八九十';
/** A number that may begin a paragraph: after the end of a sentence, a closing mark or a space. */
const MARK = new RegExp(
  `(?<=^|[。；;：:！!？?）)”\\s])(?:([${HAN_DIGITS}]{1,3})、|[（(]([${HAN_DIGITS}]{1,3})[)）]|第([${HAN_DIGITS}]{1,3})[章节條条]|(\\d{1,2})[.．、](?!\\d)|(附[件表]\\d{0,2}[:：]?))`,
  'g',
);
/** Run-in headings end at a space that the lost line break left. */
const HEADING = /^(\S{2,36})\s+(?=\S)/;
const SIGNATURE = /\s+(\S{2,40}[局委府室厅厅會会院部办辦])\s*(\d{4}年\d{1,2}月\d{1,2}日)\s*$/;

/** Splits lines that hold a whole document at its own numbering. Linear. */
export function splitLines(text: WorkingText): WorkingText {
  const total = text.blocks.reduce((length, { block }) => length + block.text.length, 0);
  const repairs: DraftRepair[] = [];
  const blocks = text.blocks.flatMap((working): WorkingBlock[] => {
    const { block } = working;
    if (block.kind !== 'paragraph' || block.text.length < LEAST_LENGTH || block.text.length < total * LEAST_SHARE) return [working];
    const parts = splitDocument(block.text);
    if (parts.length < 2) return [working];
    repairs.push({ kind: 'line-split', origin: firstOrigin(working), before: block.text, after: parts.join('\n'), certain: false });
    // Only the first part keeps the origin: the repair is shown where the line began.
    return parts.map((part, index) => ({ block: partBlock(block, part), origins: index === 0 ? working.origins : [] }));
  });
  return repairs.length === 0 ? text : { ...text, blocks, repairs: [...text.repairs, ...repairs] };
}

function partBlock(block: SourceBlock, text: string): SourceBlock {
  return { ...block, text };
}

interface Mark {
  readonly at: number;
  readonly family: number;
  readonly value: number;
}

function splitDocument(line: string): string[] {
  const marks = sequentialMarks(line);
  const numbered = marks.filter(({ family }) => family < ATTACHMENT);
  const hasSpaces = /[。！？；)）]\s+\S/.test(line);
  const cuts =
    numbered.length >= LEAST_MARKS
      ? marks
      : hasSpaces
        ? marks.filter(({ family, at }) => family === ATTACHMENT && /\s/.test(line.charAt(at - 1)))
        : [];
  const parts: string[] = [];
  let from = 0;
  for (const { at } of cuts) {
    parts.push(line.slice(from, at));
    from = at;
  }
  parts.push(line.slice(from));
  return parts
    .flatMap(splitHeading)
    .flatMap(splitSignature)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const ATTACHMENT = 4;

/** Marks that count on from the one before in their family, or begin at one. */
function sequentialMarks(line: string): Mark[] {
  const expected = [1, 1, 1, 1];
  const marks: Mark[] = [];
  for (const match of line.matchAll(MARK)) {
    const family = match.slice(1).findIndex((group) => group !== undefined);
    const value = family === ATTACHMENT ? 1 : numberOf(match[family + 1] ?? '');
    if (family === ATTACHMENT) marks.push({ at: match.index, family, value });
    else if (value === expected[family] || value === 1) {
      expected[family] = value + 1;
      marks.push({ at: match.index, family, value });
    }
  }
  // A family with a single member is a phrase that looks like a number.
  return marks.filter(({ family }) => family === ATTACHMENT || marks.some((mark) => mark.family === family && mark.value === 2));
}

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number.parseInt(text, 10);
  const ten = text.indexOf('十');
  const digit = (character: string): number => HAN_DIGITS.indexOf(character) + 1;
  if (ten < 0) return digit(text);
  const tens = ten === 0 ? 1 : digit(text.charAt(0));
  return tens * 10 + (ten + 1 < text.length ? digit(text.charAt(ten + 1)) : 0);
}

function splitHeading(part: string): string[] {
  const match = HEADING.exec(part);
  if (match === null || /[。；，,;]/.test(match[1] ?? '') || !/^[一二三四五六七八九十（(第]/.test(part)) return [part];
  return [match[1] ?? '', part.slice(match[0].length)];
}

function splitSignature(part: string): string[] {
  const match = SIGNATURE.exec(part);
  if (match === null) return [part];
  return [part.slice(0, match.index), match[1] ?? '', match[2] ?? ''];
}
