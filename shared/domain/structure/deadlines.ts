import { findAll } from '../text/find-all.ts';
import { foldText } from '../text/fold-text.ts';
import { addToDay, daysInMonth, toIsoDay } from './dates.ts';
import { parseHanNumber } from './han-number.ts';

const YEAR_WORDS = '(?:(?:19|20)\\d{2}) ?年|今年|明年|当年|次年|本年度?|每年';
/** A time with a year, half-year, quarter, month or day in it, and 前 behind it; 底前 alone belongs to the 月 or 季度 before it. Bounded. */
const BEFORE = new RegExp(
  `(?:(?:于|在|到)? ?(?:${YEAR_WORDS})? ?(?:第?[一二三四1-4] ?季度|[上下]半年|\\d{1,2} ?月 ?(?:\\d{1,2} ?日|底|末|初|中旬|上旬|下旬)?|年(?:底|末|内|中))(?:之|以)?前|(?:${YEAR_WORDS}) ?(?:底|末)?(?:之|以)?前)`,
  'g',
);
/** A season, a feast or the like, and 前 behind it. */
const BEFORE_EVENT = new RegExp(
  `(?:${YEAR_WORDS})? ?(?:[春秋]季)?"?(?:开学|春节|元旦|五一|国庆节?|中秋节?|清明节?|端午节?|(?:主|今年)?汛期?|采暖季|供暖[季期]|取暖[季期]|采暖期|入[汛冬夏]|[冬夏雨旱台风]{1,2}季|寒潮|霜冻|高考|中考|寒假|暑[假期]|春[耕播运]|秋收|迎峰度[夏冬]|[全省市县]?两会)"?(?:来临|到来|开始|结束)?(?:之|以)?前`,
  'g',
);
/** What a season or a feast ends with, near 前. */
const EVENT_SIGN = /[学节旦一庆秋明午汛季期冬夏潮冻考假耕播运收会]["来临到开始结束之以]{0,4}前$/;
/** What a time ends with before 前, 之前 and 以前, and before 内. */
const ENDS_BEFORE = '度年月日底末初旬内中 ';
const ENDS_WITHIN = '日天月年度';
const COUNT = '(?:\\d{1,3}|[一二三四五六七八九十两]{1,3})';
/** What a time counts from: the paper itself, with or without 自. */
const FROM_ISSUE =
  '(?:(?:自|从)[^,。;]{1,20}(?:之日|日)?起|(?:本[\\u4e00-\\u9fff]{2,4})?(?:印发|发布|公布|下发|施行|实施|批准|通过)之日起|本?(?:方案|通知|意见|办法|细则|计划|措施|规定|文件)(?:印发|下发|发布)之?后)';
const WITHIN = new RegExp(
  `${FROM_ISSUE} ?${COUNT} ?(?:个)? ?(?:工作日|日|天|个?月|年)(?:之|以)?内|(?<!\\d)(?:\\d{1,2}|[一二三四五六七八九十两]{1,2}) ?(?:年|个月)(?:之|以)?内|(?<![\\d一二三四五六七八九十两半近] ?)(?:今年|当年|本年度?|(?:19|20)\\d{2} ?年度?|年)内`,
  'g',
);
/** What is done by the deadline: the measure itself, not one figure of it. */
const COMPLETES =
  /完成|建成|建立|出台|制定|印发|实现|形成|启动|投(?:入)?(?:用|运)|上线|报送|(?<![申举预填海情警])报|落实|基本|全面|开展|确权|整改|办结|拨付|兑现|兑付|移交|发布|公布|竣工|开工|取得|达到|到位|编制|修订|清理|提交|推出|组建|设立|搭建|打通|反馈|汇总/;
/** More of what is done by a day or a season; of what is done within a time (`3个月内审结`) these say how fast it goes, and not when the measure ends. */
const COMPLETES_BY_DAY =
  /公开|通过|启用|运行|签订|确定|接入|归集|消除|化解|清零|销号|关停|淘汰|验收|备案|退出|排查|摸底|部署|召开|下达|明确|纳入|更新|审结|检查|完工|交付|封顶|开园|开业|开放|通车|贯通|入驻|达产|量产|覆盖|解决|更换|转型|实施|推广|整合|登记/;
/** A figure in the same clause: the date is its, not the measure's. */
const FIGURE = /\d+(?:\.\d+)? ?(?:%|[万亿余]|个|家|项|件|次|人|户|名|元|平方|公里|亩|小时|分钟|倍|以上|条|所|座|处|台|套)/;

/**
 * The phrase of an item that sets when the measure itself must be done (`2026年6月底前`, `2年内`), as written; `null` where there is none.
 * A date that belongs to a figure of the same clause is not one, nor is one before the year of `base`, the document's own day or year. `key` is `text` folded. Linear.
 */
export function findDeadlinePhrase(text: string, key: string, base: string | null = null): string | null {
  const baseYear = base === null ? null : Number(base.slice(0, 4));
  const before = [
    ...(mayEnd(key, '前', ENDS_BEFORE) ? findAll(BEFORE, key) : []),
    ...(mayNameEvent(key) ? findAll(BEFORE_EVENT, key) : []),
  ];
  const within = mayEnd(key, '内', ENDS_WITHIN) ? findAll(WITHIN, key) : [];
  if (before.length + within.length === 0) return null;
  const found = [...before, ...within].sort((left, right) => left.index - right.index);
  for (const match of found) {
    const end = match.index + match[0].length;
    const before = key.slice(Math.max(0, match.index - 6), match.index);
    if (/[\d]$|[每月]$/.test(before) || /(?:有效|期限为|不超过|缩短至|压缩至|第|近|连续|过去|截至)$/.test(before.trim())) continue;
    if (isPast(match[0], baseYear)) continue;
    const clause = clauseAfter(key, end);
    if (
      !(COMPLETES.test(clause) || (match[0].endsWith('前') && COMPLETES_BY_DAY.test(clause))) ||
      FIGURE.test(clause.replace(/^[^,]{0,2},/, ''))
    )
      continue;
    const lead = /^(?:于|在|到)? ?/.exec(match[0])?.[0].length ?? 0;
    return text.slice(match.index + lead, end);
  }
  return null;
}

/** Whether a word such as 前 stands behind what a time may end with, 之 and 以 between them left out: most are 目前 and 之前. */
function mayEnd(key: string, word: string, ends: string): boolean {
  for (let at = key.indexOf(word); at !== -1; at = key.indexOf(word, at + 1)) {
    const unit = key.charAt(at - 1);
    const end = unit === '之' || unit === '以' ? key.charAt(at - 2) : unit;
    if (end !== '' && ends.includes(end)) return true;
  }
  return false;
}

/** Longest that a feast's last character may stand before 前. */
const EVENT_WINDOW = 6;

function mayNameEvent(key: string): boolean {
  for (let at = key.indexOf('前'); at !== -1; at = key.indexOf('前', at + 1)) {
    if (EVENT_SIGN.test(key.slice(Math.max(0, at - EVENT_WINDOW), at + 1))) return true;
  }
  return false;
}

/** `2000年底前建成的小区`: what was before the paper's own year says what is meant, and not when. */
function isPast(time: string, baseYear: number | null): boolean {
  const year = /(?:19|20)\d{2}/.exec(time)?.[0];
  return year !== undefined && baseYear !== null && Number(year) < baseYear;
}

/** The clause that a time governs: up to the next stop, past a comma that stands right behind it. */
function clauseAfter(key: string, from: number): string {
  const window = key.slice(from, from + 80);
  const skip = /^ ?,/.test(window) ? window.indexOf(',') + 1 : 0;
  const end = window.slice(skip).search(/[,。;]/);
  return end === -1 ? window : window.slice(0, skip + end);
}

/** `十四五`: five years, the first of them 1953. */
const FIVE_YEARS = /十([一二三四五六七八九])五/;
/** `一、二季度`, `1-3季度`: the last of them counts. */
const EARLIER_QUARTERS = /第?[一二三四1-4](?:季度)?[、至到-]{1,2}(?=第?[一二三四1-4] ?季度)/g;
/** `2025.6`, `2025/06/30`, `2025-6-30`, as tables have them. */
const NUMERIC = /(?<!\d)((?:19|20)\d{2})[./-](\d{1,2})(?:[./-](\d{1,2}))?(?![\d年])/g;

const POINT =
  /(?:((?:19|20)\d{2}) ?年|(今年|当年|本年)|(明年|次年))? ?(?:(第?([一二三四1-4]) ?季度)|(上半年)|(下半年|(?<![\d一二三四五六七八九十两] ?)(?:年底|年末|年内|年(?=前)))|(\d{1,2}) ?月 ?(?:(\d{1,2}) ?日|(底|末|下旬)|(中旬)|(初|上旬))?|(底|末))? ?(?:之|以)?(前)?/g;

/**
 * The last day that a deadline leaves, as `YYYY-MM-DD`; `null` for 持续推进, for what comes every year and for what names no time.
 * `base` is the document's own day, or its year alone: it gives the year where the deadline names none, and the day that `2年内` begins with.
 * Of several times the last counts. `6月前` and `2027年前` end the day before; `6月底前` on the last of June; `十四五` with its fifth year.
 */
export function deadlineDay(deadline: string, base: string | null): string | null {
  const key = foldText(deadline).replace(EARLIER_QUARTERS, '');
  const days: string[] = [];
  // `2026年4月—12月`: a year counts for the times behind it too.
  let year = base;
  for (const match of findAll(POINT, key)) {
    if (match[0].trim() === '' || match[0].trim() === '前' || /每年? ?$/.test(key.slice(0, match.index))) continue;
    year = match[1] ?? year;
    const day = dayOfPoint(match, year);
    if (day !== null) days.push(day);
  }
  for (const [, year, month, day] of findAll(NUMERIC, key)) {
    const iso = day === undefined ? endOfMonth(Number(year), Number(month)) : toIsoDay(Number(year), Number(month), Number(day));
    if (iso !== null) days.push(iso);
  }
  const last = days.sort().at(-1);
  return last ?? endOfFiveYears(key) ?? (base?.length === ISO_DAY_LENGTH ? dayAfterBase(key, base) : null);
}

const ISO_DAY_LENGTH = 10;

/** `“十四五”末`, `“十五五”期间`: the end of the plan's fifth year. */
function endOfFiveYears(key: string): string | null {
  const plan = parseHanNumber(FIVE_YEARS.exec(key)?.[1] ?? '');
  return plan === null ? null : endOfMonth(2005 + 5 * plan, 12);
}

function dayOfPoint(match: RegExpExecArray, base: string | null): string | null {
  const [, year, , nextYear, quarterText, quarter, firstHalf, secondHalf, month, day, monthEnd, middle, start, bareEnd, before] = match;
  const hasPoint = quarterText !== undefined || firstHalf !== undefined || secondHalf !== undefined || month !== undefined;
  if (year === undefined && !hasPoint) return null;
  const baseYear = base === null ? null : Number(base.slice(0, 4)) + (nextYear === undefined ? 0 : 1);
  const stated = year === undefined ? baseYear : Number(year);
  if (stated === null) return null;
  if (quarter !== undefined) return endOfMonth(stated, 3 * (parseHanNumber(quarter) ?? Number(quarter)));
  if (firstHalf !== undefined) return endOfMonth(stated, 6);
  if (month === undefined)
    return before !== undefined && secondHalf === undefined && bareEnd === undefined ? endOfMonth(stated - 1, 12) : endOfMonth(stated, 12);
  if (day !== undefined) return toIsoDay(stated, Number(month), Number(day));
  if (monthEnd !== undefined || (middle === undefined && start === undefined && before === undefined))
    return endOfMonth(stated, Number(month));
  if (middle !== undefined) return toIsoDay(stated, Number(month), 20);
  if (start !== undefined) return toIsoDay(stated, Number(month), 10);
  const first = toIsoDay(stated, Number(month), 1);
  return first === null ? null : addToDay(first, 'day', -1);
}

function endOfMonth(year: number, month: number): string | null {
  return month >= 1 && month <= 12 ? toIsoDay(year, month, daysInMonth(year, month)) : null;
}

/** `2年内`, `自印发之日起30日内`. Working days are left open: holidays move them. */
function dayAfterBase(key: string, base: string): string | null {
  const match = /(\d{1,3}|[一二三四五六七八九十两]{1,3}) ?(个工作日|工作日|年|个月|月|日|天)(?:之|以)?内/.exec(key);
  if (match === null || match[2]?.endsWith('工作日') === true) return null;
  const count = /^\d/.test(match[1] ?? '') ? Number(match[1]) : (parseHanNumber(match[1] ?? '') ?? 0);
  const unit = match[2] === '年' ? 'year' : match[2]?.endsWith('月') === true ? 'month' : 'day';
  return addToDay(base, unit, count);
}
