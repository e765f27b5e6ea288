import type { SourceBlock } from '#shared/model/extraction.ts';
import { noteRepairs } from './note-repairs.ts';
import { firstOrigin, heldWhole, type WorkingBlock, type WorkingText } from './working-text.ts';

/** A line is a whole document when it is long and holds this share of all text. */
const LEAST_LENGTH = 160;
const LEAST_SHARE = 0.4;
const LEAST_MARKS = 3;

const HAN_DIGITS = '一二三四五六七八九十';
/** Where a paragraph may begin: after the end of a sentence, a closing mark or a space. */
const BEFORE = '^|[。；;：:！!？?）)”\\s]';
/** Where its first item may begin besides: right behind a heading, which ends without a mark. */
const BEHIND_HEADING = `[${HAN_DIGITS}]、[\\u4e00-\\u9fff]{2,16}`;
/** A number that may begin a paragraph. */
const MARK = new RegExp(
  `(?<=${BEFORE})([${HAN_DIGITS}]{1,3})、|(?<=${BEFORE}|${BEHIND_HEADING})[（(]([${HAN_DIGITS}]{1,3})[)）]|(?<=${BEFORE})(?:第([${HAN_DIGITS}]{1,3})[章节條条]|(\\d{1,2})[.．、](?!\\d)|(附[件表]\\d{0,2}[:：]?))`,
  'g',
);
/** Run-in headings end at a space that the lost line break left. */
const HEADING = /^(\S{2,36})\s+(?=\S)/;
const SIGNER = '[\\u4e00-\\u9fff（）()]{2,40}(?:[局委府室厅會会院部办辦署队站处]|中心|公司|学校|大学|银行)(?:[（(](?:代章|盖章)[)）])?';
/** Up to six agencies and the day, as they sign: behind a space, and with nothing but a space behind them. */
const SIGNATURE = new RegExp(`(?<=\\s)((?:${SIGNER}\\s{1,12}){0,5}${SIGNER})\\s{0,12}((?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日)(?=\\s|$)`);
/** Longest row of signers that is looked for before a day. */
const SIGNATURE_WINDOW = 160;
const DAY = /(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?=\s|$)/g;
/** What may follow a notice's signature on the same line: its remark, and the title of the paper it issues. */
const REMARK = /^\s{0,8}[（(][^（()）]{2,24}[)）](?=\s)/;

/** Splits lines that hold a whole document at its own numbering. Linear. */
export function splitLines(text: WorkingText): WorkingText {
  const total = text.blocks.reduce((length, { block }) => length + block.text.length, 0);
  const notes = noteRepairs(text.undone);
  const blocks = text.blocks.flatMap((working): WorkingBlock[] => {
    const { block } = working;
    if (block.kind !== 'paragraph' || block.text.length < LEAST_LENGTH || block.text.length < total * LEAST_SHARE) return [working];
    const parts = splitDocument(block.text);
    if (parts.length < 2) return [working];
    const found = {
      kind: 'line-split',
      origin: firstOrigin(working),
      before: block.text,
      after: parts.join('\n'),
      certain: false,
    } as const;
    if (!notes.propose(found)) return [heldWhole(working)];
    // Only the first part keeps the origin: the repair is shown where the line began.
    return parts.map((part, index) => ({ ...working, block: partBlock(block, part), origins: index === 0 ? working.origins : [] }));
  });
  return notes.drafts.length === 0 ? text : { ...text, blocks, repairs: [...text.repairs, ...notes.drafts] };
}

function partBlock(block: SourceBlock, text: string): SourceBlock {
  return { ...block, text };
}

interface Mark {
  readonly at: number;
  readonly family: number;
  readonly value: number;
}

/** Where a page's own fields and links begin that a lost line break glued to the text. */
const PAGE_FIELD =
  /\s(?=(?:您?(?:的|当前|现在)*位置|发布(?:日期|时间|机构|单位)|发文(?:日期|时间|机关|字号)|成文日期|公开(?:日期|方式)|索引号|文号|来源|信息来源|文章来源|作者|浏览(?:次数|量)|阅读(?:次数|量)|点击(?:次数|率|量|数)|字[体号]|责任编辑|编辑|审核|打印|主办|主办单位|承办|承办单位|技术支持|网站标识码|版权所有|上一[篇条]|下一[篇条])\s?[:：]|扫一扫|版权所有|[\u4e00-\u9fff]ICP备)/g;
/** A title that stands between the page's links and fields. */
const HEAD_TITLE =
  /(?<=^|\s)\S{6,90}(?:通知|通告|公告|意见|方案|办法|规定|细则|措施|计划|规划|条例|公示|函|批复|报告|清单|政策)(?:[（(]\S{1,16}[)）])?(?=\s|$)/;
/** Addressees behind the last field of a page's head. */
const HEAD_ADDRESSEES = /\s(?:各|市|县|区|省|州)[^。；:：“”]{1,200}(?:单位|部门|政府|局|机构|公司|学校|处|办|委|院|厅|会)[:：]\s?$/;
/** Longest page head that is looked through. */
const LONGEST_HEAD = 600;

/** Sets the fields, links and title of a page's head on lines of their own, and the page's foot; the text between stays one line. */
function splitPage(line: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const match of line.matchAll(PAGE_FIELD)) {
    pieces.push(line.slice(from, match.index));
    from = match.index;
  }
  pieces.push(line.slice(from));
  if (pieces.length < FEWEST_FIELDS) return splitOpening(line);
  const parts: string[] = [];
  let isHead = true;
  for (const piece of pieces) {
    if (!isHead) parts.push(piece);
    else {
      const sentence = piece.search(/\s\S{0,200}[，。]/);
      const addressees = piece.slice(0, sentence === -1 ? LONGEST_HEAD : sentence).search(HEAD_ADDRESSEES);
      const text = addressees === -1 ? sentence : addressees;
      const head = text === -1 ? piece : piece.slice(0, text);
      parts.push(...splitTitle(head));
      if (text !== -1) parts.push(piece.slice(text));
      isHead = text === -1;
    }
  }
  return parts;
}

/** A line that holds a page names so many of its fields. */
const FEWEST_FIELDS = 4;

/** Title, number and addressees at the beginning of a line, each followed by a space. */
const OPENING_TITLE = /^\s{0,8}\S{8,120}(?:通知|通告|公告|意见|方案|办法|规定|细则|措施|计划|规划|条例|函|批复)(?:[（(]\S{1,16}[)）])?\s/;
const OPENING_NUMBER = /^\s{0,8}[\u4e00-\u9fff]{1,16}[〔［[（(](?:19|20)\d{2}[〕］\])）]\s?\d{1,5}\s?号\s/;
const OPENING_ADDRESSEES = /^\s{0,8}[^。；:：]{2,200}[:：]\s/;
/** Addressees that begin a line without a title, as pages have it that show the title apart. */
const BARE_ADDRESSEES =
  /^\s{0,8}(?:各|市|县|区|省|州)[^。；:：“”]{1,200}(?:单位|部门|政府|局|机构|公司|学校|处|办|委|院|厅|会)[:：]\s?(?=\S)/;

function splitOpening(line: string): string[] {
  const parts: string[] = [];
  let rest = line;
  const hasTitle = OPENING_TITLE.test(line);
  for (const opening of [OPENING_TITLE, OPENING_NUMBER, hasTitle ? OPENING_ADDRESSEES : BARE_ADDRESSEES]) {
    const match = opening.exec(rest);
    if (match === null) continue;
    parts.push(match[0]);
    rest = rest.slice(match[0].length);
  }
  return [...parts, rest];
}

function splitTitle(head: string): string[] {
  const match = HEAD_TITLE.exec(head.slice(0, LONGEST_HEAD));
  if (match === null) return [head];
  const end = match.index + match[0].length;
  return [head.slice(0, match.index), match[0], head.slice(end)];
}

function splitDocument(line: string): string[] {
  return splitPage(line).flatMap(splitText);
}

function splitText(line: string): string[] {
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

/** A day that stands alone behind the last sentence: some pages leave the signer out. */
const UNSIGNED = /[。！]\s{1,12}$/;
/** The title of the paper that is issued, with or without a remark before it. */
const ISSUES_PAPER = new RegExp(`^(?:${REMARK.source.slice(1)})?${OPENING_TITLE.source.slice(1)}`);

/** Signers and day on lines of their own, wherever they stand; behind them a remark and the title of the paper that a notice issues. */
function splitSignature(part: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const day of part.matchAll(DAY)) {
    const end = day.index + day[0].length;
    const start = Math.max(from, day.index - SIGNATURE_WINDOW);
    const match = SIGNATURE.exec(part.slice(start, end));
    const isSigned = match !== null && start + match.index + match[0].length === end;
    if (isSigned) parts.push(part.slice(from, start + match.index), ...(match[1] ?? '').split(/\s+/), match[2] ?? '');
    else if (UNSIGNED.test(part.slice(start, day.index)) && ISSUES_PAPER.test(part.slice(end, end + SIGNATURE_WINDOW)))
      parts.push(part.slice(from, day.index), day[0]);
    else continue;
    from = end;
  }
  return from === 0 ? [part] : [...parts, ...splitIssued(part.slice(from))];
}

/** `（此件公开发布） 云岭县……实施方案 为……`: the remark and the title that stand before a plan's first words. */
function splitIssued(rest: string): string[] {
  const remark = REMARK.exec(rest)?.[0] ?? '';
  const title = OPENING_TITLE.exec(rest.slice(remark.length))?.[0] ?? '';
  return [remark, title, rest.slice(remark.length + title.length)];
}
