import { parseHanNumber } from '../structure/han-number.ts';

const HAN_DIGITS = '一二三四五六七八九十';

/** What may number the parts of a paper; each counts on its own. */
const FAMILIES = ['group', 'item', 'chapter', 'section', 'article', 'digit', 'attachment'] as const;
type Family = (typeof FAMILIES)[number];

/** A place where a paragraph begins with a number. */
export interface LineMark {
  readonly at: number;
  readonly family: Family;
  readonly value: number;
}

const MARK = new RegExp(
  [
    `([${HAN_DIGITS}]{1,3})、`,
    `[（(]([${HAN_DIGITS}]{1,3})[)）]`,
    `第([${HAN_DIGITS}]{1,3})[章编]`,
    `第([${HAN_DIGITS}]{1,3})节`,
    `第([${HAN_DIGITS}百]{1,5})[条條]`,
    '(?<![\\d.．])(\\d{1,2})[.．、](?!\\d)',
    '(附[件表](?:\\d{0,2}[:：]|\\d{1,2}(?=[\\s《\\u4e00-\\u9fff])|(?=\\s)))',
  ].join('|'),
  'g',
);
/** What a paragraph may begin behind, with or without a space: the end of a sentence or a closing mark. */
const ENDS = /[。；;：:！!？?）)”》…]/;
/** A chapter or a group and its name, behind which the first part begins without a mark between them. */
const BEHIND_HEADING = new RegExp(
  `(?:第[${HAN_DIGITS}]{1,3}[章节编]|[${HAN_DIGITS}]{1,3}、|[（(][${HAN_DIGITS}]{1,3}[)）])\\s?[\\u4e00-\\u9fff、 \\u3000]{1,20}$`,
);
/** Behind these a chapter or article is cited. */
const CITED_BEHIND = /(?:本|该|例|定|则|程|及|和|与|或|照|据|反|合|按|至|》|、|对|行|用|的)\s?$/;
/** Before these it is cited as well. */
const CITED_BEFORE = /^\s?(?:第|规定|所|的|、|至|到|和|及|与|或|中|内|以|之|款|项)/;
const HEADING_WINDOW = 32;
/** A list of attachments is no longer. */
const LIST_WINDOW = 400;
/** Marks that a line needs to be read as a numbered paper. */
const FEWEST_MARKS = 3;
/** The same behind the words that announce them: `如下：`. */
const FEWEST_ANNOUNCED = 2;

/** Places where the numbered parts of a paper on one line begin; where fewer than three count on, only its list of attachments. Linear. */
export function findLineMarks(line: string): LineMark[] {
  const marks: LineMark[] = [];
  const expected = new Map<Family, number>();
  for (const match of line.matchAll(MARK)) {
    const group = match.slice(1).findIndex((text) => text !== undefined);
    const family = FAMILIES[group];
    if (family === undefined) continue;
    const value = family === 'attachment' ? 1 : numberOf(match[group + 1] ?? '');
    const next = expected.get(family) ?? 1;
    const place: MarkPlace = {
      line,
      at: match.index,
      end: match.index + match[0].length,
      family,
      isNext: value === next,
      last: marks.at(-1),
    };
    if (family !== 'attachment' && value !== next && value !== 1) continue;
    if (!beginsPart(place)) continue;
    expected.set(family, value + 1);
    if (family === 'attachment') expected.set('digit', 1);
    // `附件：1.……` stays one line.
    if (
      family === 'digit' &&
      marks.at(-1)?.family === 'attachment' &&
      value === 1 &&
      /附件\d{0,2}[:：]\s{0,4}$/.test(behind(line, place.at))
    )
      continue;
    marks.push({ at: match.index, family, value });
  }
  const counting = new Set(marks.filter(({ value }) => value === 2).map(({ family }) => family));
  const counted = marks.filter(({ family }) => family === 'attachment' || counting.has(family));
  const parts = counted.filter(({ family }) => family !== 'attachment');
  if (parts.length >= (isAnnounced(line, parts[0]) ? FEWEST_ANNOUNCED : FEWEST_MARKS)) return counted;
  const attachments = counted.findIndex(({ family }) => family === 'attachment');
  return attachments < 0 ? [] : counted.slice(attachments);
}

/** Are parts announced before the first of them? */
function isAnnounced(line: string, first: LineMark | undefined): boolean {
  return first !== undefined && /(?:如下|下列[^。：:]{0,20})[：:]\s?$/.test(behind(line, first.at));
}

interface MarkPlace {
  readonly line: string;
  readonly at: number;
  readonly end: number;
  readonly family: Family;
  /** Does it count on from the one before in its family? */
  readonly isNext: boolean;
  readonly last: LineMark | undefined;
}

function behind(line: string, at: number): string {
  return line.slice(Math.max(0, at - HEADING_WINDOW), at);
}

function beginsPart({ line, at, end, family, isNext, last }: MarkPlace): boolean {
  const before = behind(line, at);
  const isApart = at === 0 || /\s$/.test(before) || ENDS.test(before.slice(-1));
  const isRule = family === 'chapter' || family === 'section' || family === 'article';
  if (isRule && CITED_BEFORE.test(line.slice(end, end + 4))) return false;
  if (isApart) return !isRule || isNext || !CITED_BEHIND.test(before);
  // Behind the contents the first chapter comes again.
  if (!isNext) return (family === 'item' || family === 'digit' || family === 'chapter') && BEHIND_HEADING.test(before);
  if (family === 'group') return inBareList(line, at, last);
  if (family === 'chapter' || family === 'section') return !/[本该》、]$/.test(before);
  if (family === 'article')
    return BEHIND_HEADING.test(before) || (last === undefined && !CITED_BEHIND.test(before.slice(0, -1)) && at < 120);
  if (family === 'digit')
    return BEHIND_HEADING.test(before) || (last?.family === 'attachment' && at - last.at < 200) || inAttachments(last, line);
  return family === 'item' && BEHIND_HEADING.test(before);
}

/** Words that end like a number: `统一、规范`. */
const WORD_WITH_NUMBER = /[统唯之第同单万专归合划逐]$/;
const SHORTEST_POINT = 6;
const LONGEST_POINT = 60;

/** Points of a list without a mark at their ends: `一、新建公园2处二、改造小区4个`. */
function inBareList(line: string, at: number, last: LineMark | undefined): boolean {
  if (WORD_WITH_NUMBER.test(line.slice(0, at).slice(-1))) return false;
  if (last === undefined) return at < LONGEST_POINT && !/[，。；、]/.test(line.slice(0, at));
  const point = line.slice(last.at, at);
  return last.family === 'group' && point.length >= SHORTEST_POINT && point.length <= LONGEST_POINT && !/[。；]/.test(point);
}

/** Attachments are counted without a mark between them: `附件：1.任务清单2.评分标准`. */
function inAttachments(last: LineMark | undefined, line: string): boolean {
  if (last === undefined || last.family !== 'digit') return false;
  const before = line.slice(Math.max(0, last.at - LIST_WINDOW), last.at);
  const opening = before.lastIndexOf('附件');
  return opening >= 0 && !/[。；]/.test(before.slice(opening));
}

function numberOf(text: string): number {
  return /^\d+$/.test(text) ? Number.parseInt(text, 10) : (parseHanNumber(text) ?? 0);
}
