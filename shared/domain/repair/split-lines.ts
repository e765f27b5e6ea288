import type { SourceBlock } from '#shared/model/extraction.ts';
import { splitClosing } from './closing-lines.ts';
import { findLineMarks, type LineMark } from './line-marks.ts';
import { noteRepairs } from './note-repairs.ts';
import { splitOpening, titleIssuer, titleLength } from './opening-lines.ts';
import { splitPage } from './split-page.ts';
import { splitRows } from './split-rows.ts';
import { splitSpeech } from './split-speech.ts';
import { firstOrigin, heldWhole, type WorkingBlock, type WorkingText } from './working-text.ts';

/** A line is a whole document when it is long and holds this share of all text. */
const LEAST_LENGTH = 160;
/** A line that is all there is may be shorter. */
const LEAST_ALONE = 80;
const LEAST_SHARE = 0.4;
/** Lines besides it that are a paper's own (addressees, signature's day, numbered parts): with so many it is only its longest paragraph. */
const FEWEST_OWN_LINES = 2;
const OWN_LINE =
  /^(?:各[^。；]{2,200}[:：]|(?:19|20)\d{2}年\d{1,2}月\d{1,2}日|[一二三四五六七八九十]{1,3}、\S.*|[（(][一二三四五六七八九十]{1,3}[)）]\S.*|第[一二三四五六七八九十]{1,3}[章条]\s.*)$/;

/** Splits lines that hold a whole document at its own numbering, at the spaces that its line breaks left, and at its opening and closing. Linear. */
export function splitLines(text: WorkingText): WorkingText {
  const total = text.blocks.reduce((length, { block }) => length + block.text.length, 0);
  const ownLines = text.blocks.filter(({ block }) => block.text.length < LEAST_LENGTH * 4 && OWN_LINE.test(block.text.trim())).length;
  const notes = noteRepairs(text.undone);
  const blocks = text.blocks.flatMap((working, index): WorkingBlock[] => {
    const { block } = working;
    if (block.kind !== 'paragraph') return [working];
    const least = block.text.length === total ? LEAST_ALONE : LEAST_LENGTH;
    const isWhole = block.text.length >= least && block.text.length >= total * LEAST_SHARE && ownLines < FEWEST_OWN_LINES;
    const parts = isWhole ? splitDocument(block.text) : splitJoinedHeads(block.text, index);
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
    return parts.map((part, at) => ({ ...working, block: partBlock(block, part, at), origins: at === 0 ? working.origins : [] }));
  });
  return notes.drafts.length === 0 ? text : { ...text, blocks, repairs: [...text.repairs, ...notes.drafts] };
}

function partBlock(block: SourceBlock, text: string, at: number): SourceBlock {
  return at === 0 || block.style === null
    ? { ...block, text }
    : { ...block, text, style: { ...block.style, isTitle: false, headingLevel: null } };
}

function splitDocument(line: string): string[] {
  const page = splitPage(line);
  const opening = page ?? splitOpening(line);
  const title = opening.find((part) => titleLength(part) >= part.trimEnd().length) ?? '';
  const issuer = titleIssuer(title);
  return opening
    .flatMap((part) => splitText(part))
    .flatMap(splitHeading)
    .flatMap((part) => splitClosing(part, issuer))
    .flatMap(splitRows)
    .flatMap(splitSpeech)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A paper's text at its numbers, and at spaces where those are what its line breaks left. */
function splitText(line: string): string[] {
  const marks = findLineMarks(line);
  const spaces = breakingSpaces(line, marks);
  const turns = questionTurns(line);
  const cuts =
    spaces.length === 0
      ? [...turns, ...marks.map(({ at }) => at)]
      : [...spaces, ...turns, ...marks.filter((mark) => isApart(line, mark)).map(({ at }) => at)];
  const parts: string[] = [];
  let from = 0;
  for (const at of [...new Set(cuts)].sort((left, right) => left - right)) {
    parts.push(line.slice(from, at));
    from = at;
  }
  parts.push(line.slice(from));
  return parts;
}

/** Questions and answers by turns: each begins behind the end of a sentence, or, the first, behind the title. */
const TURN = /(?<=[。！？?!”）)》\s]|^|[\u4e00-\u9fff](?=问[:：]))(问|答)[:：]/g;
const FEWEST_TURNS = 4;

/** An answer behind its question, which has a number. */
const ANSWER = /(?<=[？?]\s?)答[:：]/g;
const FEWEST_ANSWERS = 2;

function questionTurns(line: string): number[] {
  const answers = [...line.matchAll(ANSWER)].map(({ index }) => index);
  const turns = [...line.matchAll(TURN)];
  const inTurn = turns.every((turn, index) => turn[1] === (index % 2 === 0 ? '问' : '答'));
  return turns.length >= FEWEST_TURNS && inTurn ? turns.map(({ index }) => index) : answers.length >= FEWEST_ANSWERS ? answers : [];
}

/** Points that a paragraph counts inside stand behind a colon or a semicolon; parts of the paper behind a space or a whole sentence. */
function isApart(line: string, { at }: LineMark): boolean {
  return at === 0 || /[\s。！？]/.test(line.charAt(at - 1));
}

/** A sentence's end with a space behind it. */
const SPACE_BEHIND_SENTENCE = /[。！？；：:][”’）)]?\s+(?=\S)/g;
const FEWEST_SPACES = 2;

/** Where most sentences with a space behind them end before a number, few paragraphs have a second sentence: those spaces were line breaks. */
const MARKED_SHARE = 0.6;
const FEWEST_MARKED_SPACES = 4;

/** Where paragraphs begin behind a space, in a line whose line breaks became spaces; none in one that has a space behind every sentence. */
function breakingSpaces(line: string, marks: readonly LineMark[]): number[] {
  const found = [...line.matchAll(SPACE_BEHIND_SENTENCE)].map((match) => match.index + match[0].length);
  const tight = line.match(/[。！？](?=[^\s”’）)])/g)?.length ?? 0;
  const beforeMarks = found.filter((at) => marks.some((mark) => mark.at === at)).length;
  const areBreaks = tight > 0 || beforeMarks >= Math.max(FEWEST_MARKED_SPACES, found.length * MARKED_SHARE);
  return found.length >= FEWEST_SPACES && areBreaks ? found : [];
}

/** Run-in headings end at a space that the lost line break left; an article's number is none. */
const HEADING = /^(?!第\S{1,5}条\s)(第\S{1,4}[编章节]\s\S{2,20}|(?!第\S{1,4}[编章节]\s)\S{2,36})\s+(?=\S)/;
/** Headings that papers share, known without a space behind them. */
const KNOWN_HEADING =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])(?:总体要求|指导思想|基本原则|总体目标|主要目标|工作目标|目标任务|重点任务|主要任务|工作任务|工作重点|主要措施|工作措施|重点工作|重点举措|保障措施|组织保障|组织领导|组织实施|工作要求|有关要求|工作步骤|实施步骤|进度安排|职责分工|基本情况|主要做法|主要问题|存在(?:的)?问题|下一步(?:工作|打算)|工作机制|监督检查|起草背景|起草依据|起草过程|需要说明的(?:问题|事项|情况)|(?:总体思路|总体情况|工作原则|奖项设置|时间安排|活动安排)(?![上在于到较良充清紧要应须由])|(?:制定|立法)的?必要性|主要内容|附则)(?=[\u4e00-\u9fff\d“])(?!和|与|及|是|为|的|内|中|等)/;

/** A heading with a day or year right behind it. */
const HEADING_BEFORE_DATE =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])[\u4e00-\u9fff、“”]{2,16}(?:情况|目标|时间|安排|期限|范围|标准|阶段|任务)(?=(?:19|20)\d{2}年(?!\d{1,2}月(?:\d{1,2}日)?[前底末起]|[前底末起])|\d{1,2}[—-]\d{1,2}月)/;

function splitHeading(part: string): string[] {
  const known = (KNOWN_HEADING.exec(part) ?? HEADING_BEFORE_DATE.exec(part))?.[0].length ?? 0;
  if (known > 0) return [part.slice(0, known), part.slice(known)];
  const match = HEADING.exec(part);
  if (match === null || /[。；，,;]/.test(match[1] ?? '') || !/^[一二三四五六七八九十（(第]/.test(part)) return [part];
  return [match[1] ?? '', part.slice(match[0].length)];
}

/** A chapter, its name, and the first article behind it. */
const CHAPTER_WITH_ARTICLE =
  /^(第[一二三四五六七八九十]{1,3}[章节]\s?[\u4e00-\u9fff、\u3000 ]{2,24}?)\s?(?=第[一二三四五六七八九十百]{1,5}条\s)/;
/** What a title is joined with: a chapter or a number, and nothing else in the line. */
const BELOW_TITLE =
  /^\s{0,4}(?:第[一1][章编]\s?[\u4e00-\u9fff\u3000 ]{2,16}|[\u4e00-\u9fff]{1,12}[〔［[](?:19|20)\d{2}[〕］\]]\s?\d{1,5}\s?号|[（(](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[^（()）]{0,80}[)）])$/;
const HEAD_BLOCKS = 6;

/** A title joined with the chapter, number or remark below it, and a chapter joined with its first article. */
function splitJoinedHeads(line: string, index: number): string[] {
  const chapter = CHAPTER_WITH_ARTICLE.exec(line)?.[0].length ?? 0;
  if (chapter > 0) return [line.slice(0, chapter).trim(), line.slice(chapter)];
  if (index >= HEAD_BLOCKS || line.length > LEAST_LENGTH) return [line];
  const title = titleLength(line);
  return title > 0 && BELOW_TITLE.test(line.slice(title)) ? [line.slice(0, title).trim(), line.slice(title).trim()] : [line];
}
