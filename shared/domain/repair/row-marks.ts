/** Rows that a line needs to be read as a list of rows. */
const FEWEST_ROWS = 4;
/** Longest row, of whatever kind. */
const LONGEST_ROW = 160;

/** Where rows or numbered headings begin in a line that has lost its line breaks; none where it holds no such list. Linear. */
export function findRowMarks(line: string): number[] {
  const counted = countedRows(line);
  if (counted.length > 0) return counted;
  for (const rows of [datedRows(line), namedRows(line), unitRows(line)]) if (rows.length > 0) return rows;
  return [];
}

/** A number by itself with a space behind it, as the first cell of a row or before a heading: `3 `, `2.1 `. */
const BARE_NUMBER = /(?<=^|[\s\u4e00-\u9fff。；！？）)》”])(\d{1,3}(?:\.\d{1,2}){0,3})\s+(?=[\u4e00-\u9fffA-Za-z“《（(])/g;
/** Behind these a number counts or is a part of a name; before these it counts things. */
const COUNTED_BEHIND = /[第共约近超满达至到有为增余每]\s?$/;
const COUNTED_THING =
  /^(?:[个座条次家所场辆台元万亿年月吨处户岁天艘株亩]|公[里顷斤]|平方|小时|[项名人](?=[，。、；\s])|[\u4e00-\u9fff]{1,2}[，。、；])/;
/** Of the bare numbers of a list, so many count on. */
const COUNTING_SHARE = 0.7;

/** Rows and headings that count from 1, those of headings with their levels: `1`, `2`, `2.1`, `2.2`, `3`. */
function countedRows(line: string): number[] {
  const found: number[] = [];
  let last: readonly number[] = [];
  let candidates = 0;
  for (const match of line.matchAll(BARE_NUMBER)) {
    const end = match.index + match[0].length;
    if (COUNTED_BEHIND.test(line.slice(Math.max(0, match.index - 2), match.index)) || COUNTED_THING.test(line.slice(end, end + 3)))
      continue;
    candidates += 1;
    const number = (match[1] ?? '').split('.').map(Number);
    if (!follows(number, last)) continue;
    last = number;
    found.push(match.index);
  }
  return found.length >= FEWEST_ROWS && found.length >= candidates * COUNTING_SHARE ? found : [];
}

/** Is a number the next of its level, or the first of the level below? */
function follows(number: readonly number[], last: readonly number[]): boolean {
  const level = number.length - 1;
  if (level > last.length) return false;
  const isBelow = number.slice(0, level).every((part, index) => part === last[index]);
  return isBelow && number[level] === (last[level] ?? 0) + 1;
}

/** A day with a time, or one with a space behind it. */
const DATED =
  /(?<![、，,至到—\-~～于在自从截和或及前后])(?:(?:19|20)\d{2}年)?(\d{1,2})月(\d{1,2})日(?:[（(](?:周|星期)[一二三四五六日天][)）])?(?=\s?(?:[上下]午|中午|晚)|\s{0,2}\d{1,2}[:：]\d{2}|\s)/g;

/** Rows of a timetable: days that never go back, with no sentence between them. */
function datedRows(line: string): number[] {
  const days = [...line.matchAll(DATED)];
  const inOrder = days.every((day, index) => dayOf(day) >= dayOf(days[index - 1]));
  const starts = days.map(({ index }) => index);
  // Days of a sentence have commas between them.
  const isProse = /[，,]/.test(line.slice(starts[0], starts.at(-1)));
  return inOrder && !isProse && areRows(line, starts) ? starts : [];
}

function dayOf(match: RegExpExecArray | undefined): number {
  return match === undefined ? 0 : Number(match[1]) * 31 + Number(match[2]);
}

/** Each but the last is a row: neither too long nor with a sentence in it. What follows the last may be anything. */
function areRows(line: string, starts: readonly number[]): boolean {
  if (starts.length < FEWEST_ROWS) return false;
  return starts.slice(1).every((end, index) => {
    const from = starts[index] ?? 0;
    return end - from <= LONGEST_ROW && !/[。！？；]/.test(line.slice(from, end));
  });
}

/** The family names that nearly everybody has. */
const FAMILY_NAME =
  '[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔文赖施洪季庞樊兰殷章鲁葛伍柳盛褚卫]';
/** A person and what they are, behind a space, the name of the list, or what the person before them is. */
const NAMED = new RegExp(
  `(?<=^|[\\s。！；]|名单|社区|街道|公司|学校|医院|[长员师任记警授士理官工生局村：:])(?!于[上下今明本])(?:${FAMILY_NAME}[\\u4e00-\\u9fff]{1,2}|${FAMILY_NAME}\\s[\\u4e00-\\u9fff])(?<![师长任员记警授官])\\s+(?=[\\u4e00-\\u9fff]{2})(?!${FAMILY_NAME}[\\u4e00-\\u9fff]{1,2}(?:\\s|$))`,
  'g',
);

/** Rows of persons with what they are. */
function namedRows(line: string): number[] {
  const starts = [...line.matchAll(NAMED)].map(({ index }) => index);
  // Behind a sentence stands the first row, or a word that looks like a name.
  const behindNames = starts.filter((at) => !/[。！；]/.test(line.charAt(at - 1)));
  return [starts, behindNames].find((rows) => areRows(line, rows)) ?? [];
}

/** A unit and what is listed of it. */
const UNIT =
  /(?<=^|\s)[\u4e00-\u9fff（）()]{2,24}(?:局|委|委员会|办|办公室|厅|院|部|处|科|区|县|市|镇|乡|街道|公司|大学|学院|学校|中学|小学|医院|中心|银行|所|队|站)[:：](?=\s?[^\s:：])/g;

function unitRows(line: string): number[] {
  const starts = [...line.matchAll(UNIT)].map(({ index }) => index);
  return areRows(line, starts) ? starts : [];
}
