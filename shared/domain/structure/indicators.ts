import { comparatorOf, type FoundIndicator, targetsInWords } from './indicators-in-words.ts';
import { SIGN, signsOf } from './line-signs.ts';
import { TARGET_UNITS } from './target-units.ts';

const UNIT = TARGET_UNITS.join('|');

const NUMBER = '\\d{1,9}(?:,\\d{3}){0,4}(?:\\.\\d{1,6})?';
const SCALE = '(?:百万亿|万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)?';
/** 不少于 and the like, the longest first. */
const BOUND =
  '最高不得超过|最高不超过|原则上不超过|不得少于|不得低于|不得高于|不得超过|不少于|不低于|不高于|不超过|不多于|不小于|不大于|超过|至少|低于|高于|少于|多于|近';
const TAIL = '(?:及以上|及以下|以上|以下|以内|之内|左右|上下|内)?';

/** Bounded everywhere: a number has at most nine digits and four groups, spaces are at most two. */
const TARGET = new RegExp(
  `(${BOUND})? {0,2}(?<![\\d.a-z第+×/*-])(${NUMBER}) ?(?:(%|${SCALE} ?(?:${UNIT})?)( ?(?:-{1,2}|~|至|到) ?)(${NUMBER}))? ?(余|多)? ?(${SCALE}) ?(?:(${UNIT})(?:/(?:${UNIT}|年|月|万人|人均|公里))?)? ?(${TAIL})`,
  'g',
);

/**
 * The quantified targets of a text, in order: bound word, number or range, unit and 以上 as written.
 * Not every digit is one: dates, document numbers, ordinals, hotlines, versions and names in 《》 are none. `key` is `text` folded. Linear.
 */
export function findIndicators(text: string, key: string): readonly FoundIndicator[] {
  const signs = signsOf(key);
  const inDigits = (signs & SIGN.digit) === 0 ? [] : [...numericTargets(text, key)];
  const found = [...inDigits, ...targetsInWords(text, key, signs)];
  if (found.length === 0) return found;
  found.sort((left, right) => left.start - right.start || right.end - left.end);
  const titles = titleRanges(text);
  const kept: FoundIndicator[] = [];
  let title = 0;
  for (const one of found) {
    while ((titles[title]?.end ?? Number.POSITIVE_INFINITY) <= one.start) title += 1;
    const isInTitle = one.start >= (titles[title]?.start ?? Number.POSITIVE_INFINITY);
    const isOverlapped = one.start < (kept.at(-1)?.end ?? 0);
    if (!isInTitle && !isOverlapped) kept.push(one);
  }
  return kept;
}

/** Longest bound word with the spaces behind it: no target begins farther before its first digit. */
const LONGEST_BOUND = 9;
const DIGIT = /\d/g;

/** The matches of `TARGET`, looked for only where digits are. */
function* targetMatches(key: string): Iterable<RegExpExecArray> {
  let from = 0;
  for (;;) {
    DIGIT.lastIndex = from;
    const digit = DIGIT.exec(key)?.index;
    if (digit === undefined) return;
    TARGET.lastIndex = Math.max(from, digit - LONGEST_BOUND);
    const match = TARGET.exec(key);
    if (match === null) return;
    from = match.index + match[0].length;
    yield match;
  }
}

function* numericTargets(text: string, key: string): Iterable<FoundIndicator> {
  for (const match of targetMatches(key)) {
    const [whole, bound, first = '', , between = '', second, , scale = '', unit = '', tail = ''] = match;
    if (unit === '' && !scale.endsWith('亿') && !(scale !== '' && tail !== '')) continue;
    const wholeStart = match.index + (/^ */.exec(whole)?.[0].length ?? 0);
    const trimmed = tail === '内' ? whole.trimEnd().slice(0, -1) : whole;
    const end = match.index + trimmed.trimEnd().length;
    const firstStart = key.indexOf(first, wholeStart);
    if (isStartOfChange(key, firstStart, end, unit)) continue;
    // `从2个到5个` says how far it goes, `2至5个` how many there may be: of the one only the goal is a target.
    const isChange =
      second !== undefined && /至|到/.test(between) && CHANGES_FROM.test(key.slice(Math.max(0, firstStart - 10), firstStart));
    const start = isChange ? key.indexOf(second, firstStart + first.length) : wholeStart;
    const numberStart = isChange ? start : firstStart;
    if (isNoTarget(key, { numberStart, end, first, unit, scale, isBound: bound !== undefined || (tail !== '' && tail !== '内') })) continue;
    yield {
      indicator: {
        text: text.slice(start, end),
        value: Number((isChange ? second : first).replaceAll(',', '')),
        unit:
          `${scale}${unit}` === ''
            ? null
            : text
                .slice(end - trimmed.trimEnd().length, end)
                .slice(unitOffset(trimmed, scale, unit))
                .replace(/[\s]|(?:及?以[上下内內]|之[内內]|左右|上下)$/g, ''),
        comparator: comparatorOf(bound ?? boundBefore(key, wholeStart), tail, second !== undefined && !isChange),
      },
      start,
      end,
    };
  }
}

/** A word that bounds a figure and is not quoted with it: 超, 突破, 最高. */
function boundBefore(key: string, at: number): string {
  const before = key.slice(Math.max(0, at - 5), at).trimEnd();
  if (/(?:突破|超)$/.test(before)) return '超过';
  return /(?:最高|最多|上限|封顶)(?:可达|为)?$/.test(before) ? '不超过' : '';
}

const FROM = '(?:由|自|从(?![事业严优快速宽高重]))(?:(?:19|20)\\d{2} ?年(?:底|末)?)?';
const CHANGES_FROM = new RegExp(`${FROM}[^,。;:\\d]{0,4}$`);
const STARTS_FROM = new RegExp(`${FROM}[^,。;:\\d]{0,16}$`);
/** `4份材料减为1份`: the same unit again behind the verb. */
const BECOMES = /^[^,。;:、\d]{0,4}[压缩减降提增扩升](?:[少短低高加升大]|减)?(?:至|到|为) ?\d[\d.,]{0,12} ?([万千百亿]?[^\d\s,。;]{1,3})/;
const CHANGES_TO = /^[^,。;:、\d]{0,3}[压缩减降提增扩升调拓延浮优][^,。;:、\d]{0,6}(?:至|到|为)/;

/** `由15个工作日` in `由15个工作日压缩至7个工作日`: where a change begins is no target. */
function isStartOfChange(key: string, numberStart: number, end: number, unit: string): boolean {
  if (CHANGES_TO.test(key.slice(end, end + 14)) && STARTS_FROM.test(key.slice(Math.max(0, numberStart - 26), numberStart))) return true;
  const after = unit === '' ? null : BECOMES.exec(key.slice(end, end + 28));
  return after?.[1]?.replace(/^[万千百亿]/, '').startsWith(unit.slice(0, 3)) === true;
}

/** Where scale and unit begin in a match: behind the last digit. */
function unitOffset(matched: string, scale: string, unit: string): number {
  const word = scale + unit;
  for (let index = matched.length - 1; index >= 0; index -= 1) if (/[\d余多]/.test(matched.charAt(index))) return index + 1;
  return matched.length - word.length;
}

/** `2025年` names a year and counts none. */
const YEAR_DIGITS = 4;

interface Occurrence {
  readonly numberStart: number;
  readonly end: number;
  readonly first: string;
  readonly unit: string;
  readonly scale: string;
  readonly isBound: boolean;
}

/** `每5万人口`, `3岁以下婴幼儿`: whom or what a figure is counted by; an age is a target only where it is how long people live. */
function isScope(key: string, numberStart: number, before: string, unit: string): boolean {
  if (unit === '岁') return !/(?:寿命|年龄)[^,。;]{0,10}$/.test(key.slice(Math.max(0, numberStart - 18), numberStart));
  return /每$/.test(before) && unit !== '%';
}

/** A day of the calendar, or one that nothing bounds. */
function isDay(before: string, after: string, isBound: boolean): boolean {
  return /(?:月|年|-|~|至|到|每月|每周)$/.test(before) || (!/^(?:内|以内|之内|前)/.test(after) && !isBound);
}

/** `规划102项重大工程`, `《方案》确定的146项任务`: how many another paper counts. */
function isCountedElsewhere(unit: string, before: string): boolean {
  return /^[项条个件]$/.test(unit) && /(?:规划|方案》?|确定的?|明确的?|提出的?|列出的?|列入的?)$/.test(before);
}

/** `春节后1个月内`: a time that counts from another one. */
function isTimeAfter(unit: string, before: string, after: string): boolean {
  return (
    /^(?:个月|日|天|年|个工作日|工作日|周)$/.test(unit) &&
    /(?:节|开学|元旦|汛期?|两会|年|假期)后$/.test(before) &&
    /^(?:内|以内|之内)/.test(after)
  );
}

/** `1类新药`, `2025年`: which one, and not how many. */
function isNameOfClass(unit: string, one: Occurrence): boolean {
  if (unit === '年') return !one.isBound || one.first.length === YEAR_DIGITS;
  return unit === '类' && one.first === '1' && !one.isBound;
}

/** Digits with a unit behind them that are dates, ordinals, names or hours of opening. */
function isNoTarget(key: string, one: Occurrence): boolean {
  const before = key.slice(Math.max(0, one.numberStart - 6), one.numberStart).trimEnd();
  const after = key.slice(one.end, one.end + 6);
  const plainUnit = one.scale === '' ? one.unit : '';
  if (isScope(key, one.numberStart, before, plainUnit)) return true;
  if (one.unit === '%' && /[\d一二三四五六七八九十]个$/.test(before)) return true;
  if (/第$|[a-z]$|[\d.]$|\d[+×*:]$/.test(before)) return true;
  if (isCountedElsewhere(plainUnit, before)) return true;
  if (isTimeAfter(plainUnit, before, after) || isNameOfClass(plainUnit, one)) return true;
  if (plainUnit === '日' && isDay(before, after, one.isBound)) return true;
  if (/^[级期路大度分]$/.test(plainUnit) && !one.isBound) return true;
  if (plainUnit === '小时' && one.first === '24' && !/^(?:内|以内)/.test(after) && !one.isBound) return true;
  if (
    (plainUnit === '分钟' || plainUnit === '公里' || plainUnit === '小时') &&
    /^[\u4e00-\u9fff"]{0,6}(?:生活圈|服务圈|文化圈|健身圈|文化生活)/.test(key.slice(one.end, one.end + 12))
  )
    return true;
  if (plainUnit === '条' && /^(?:规定|措施|"|第)/.test(after) && /(?:第|")$/.test(before)) return true;
  if (
    (plainUnit === '次' || plainUnit === '个' || plainUnit === '部') &&
    /^(?:会议|全会|代会)/.test(after) &&
    !/(?:召开|举办|组织)$/.test(before)
  )
    return true;
  return plainUnit === '个' && /^(?:"|为什么)/.test(after) && /"$/.test(before);
}

interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Names in 《》: their figures belong to the name. */
function titleRanges(text: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (let open = text.indexOf('《'); open !== -1; open = text.indexOf('《', open + 1)) {
    const close = text.indexOf('》', open);
    if (close === -1) break;
    if (close - open > 200) continue;
    ranges.push({ start: open, end: close + 1 });
    open = close;
  }
  return ranges;
}
