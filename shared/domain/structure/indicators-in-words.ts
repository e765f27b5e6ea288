import type { Indicator } from '#shared/model/document.ts';
import { findAll } from '../text/find-all.ts';
import { parseHanNumber } from './han-number.ts';
import { isSign, SIGN } from './line-signs.ts';

type Comparator = Indicator['comparator'];

/** A target with the place where it stands in the text. */
export interface FoundIndicator {
  readonly indicator: Indicator;
  readonly start: number;
  readonly end: number;
}

const PERCENT_IN_WORDS =
  /(?:(不少于|不低于|不得低于|不超过|不高于|超过|至少|近))?(?<!个)百分之([一二三四五六七八九十百]{1,5})(?:点([一二三四五六七八九]{1,2}))?(以上|以下|以内|左右)?/g;
const RANK =
  /(?<![提目此之以日月年底内间天从超先空面当])前 ?(?:(\d{1,3})(?:(位|名|强|%)|(?= ?[。,、;)"]|$|行列|之列|以内))|([一二三四五六七八九十]{1,3})(?:(位|名|强)|(?= ?[。,、;)"]|$|行列|之列|以内)))/g;
/** 三分之一, 三成, `1/3以上`: a share in words. */
const SHARE =
  /(?:(不少于|不低于|不得低于|不超过|不高于|超过|至少|近) ?)?(?:([二三四五六七八九十])分之([一二三四五六七八九])|(?<![\d一二三四五六七八九十完建形组达])([一二三四五六七八九])成(?=以上|以下|左右|[。,、;)]|$)|(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d/])(?=以上|以下|左右|[。,、;)]|$))(以上|以下|以内|左右)?/g;
const MAY_BE_SHARE = /分之|[一二三四五六七八九]成|\/|翻/;
/** 两家以上, 不少于三个; a bare 两个 tells no target, and 涉及两个以上部门, 连续两次以上未完成 tell which cases. */
const COUNT_IN_WORDS =
  /(?<!涉及|涉|跨|由|有|同时|连续|累计|[经对]过?|具备|[\d十百千万第])(?:(不少于|不低于|至少|不超过|超过) ?)?([一两二三四五六七八九十]|十[一二三四五六七八九])(家|个(?![月工小])|项|名|所|处|条|套|件|场|批|倍|次|种|类)(以上|以下|以内|左右)?(?!部门|单位|主体|当事人|资质|资格|的|\(含|不|未)/g;
/** 压缩一半以上. */
const HALF = /(?<=[压缩减降提增少低高升长了][减短少低高加升至到]?)一半(以上|左右)?/g;
/** 翻一番, 翻两番. */
const DOUBLING = /翻([一两二])番|(?<!两)翻番/g;

/** The targets of a folded text that stand in words or as a rank: 百分之五, 三分之一, 翻一番, 前三名. In no order; `signs` are those of `key`. Linear. */
export function targetsInWords(text: string, key: string, signs: number): readonly FoundIndicator[] {
  const found: FoundIndicator[] = [];
  if ((signs & SIGN.hundred) !== 0 && key.includes('百分之')) found.push(...percentTargets(text, key));
  if ((signs & SIGN.share) !== 0 && MAY_BE_SHARE.test(key)) found.push(...shareTargets(text, key));
  if ((signs & SIGN.count) !== 0 && mayHoldCount(key)) found.push(...countTargets(text, key));
  if ((signs & SIGN.half) !== 0 && key.includes('一半')) found.push(...halfTargets(text, key));
  if ((signs & SIGN.before) !== 0) found.push(...rankTargets(text, key));
  if ((signs & SIGN.zero) !== 0) found.push(...zeroTargets(text, key));
  return found;
}

const COUNTED = '家个项名所处条套件场批倍次种类';

/** A number in words with a bound on either side: 两家以上, 至少三个. A loop, since the pattern itself is slow to begin. */
function mayHoldCount(key: string): boolean {
  for (let index = 0; index < key.length; index += 1) {
    if (!isSign(key.charCodeAt(index), SIGN.count)) continue;
    if (COUNTED.includes(key.charAt(index + 1)) && /^(?:以[上下内]|左右)/.test(key.slice(index + 2, index + 4))) return true;
    const end = key.charAt(index - 1) === ' ' ? index - 1 : index;
    if (/^(?:[少低]于|至少|超过)$/.test(key.slice(Math.max(0, end - 2), end))) return true;
  }
  return false;
}

/** `投诉降为零`: how far something is brought down. 零跑动, 零容忍 and 动态清零 are names of a way to work, and no targets. */
const ZERO = /[降减压][低少减降]?(?:至|为|到)?零(?=[。,、;)"]|$)/g;

function* zeroTargets(text: string, key: string): Iterable<FoundIndicator> {
  for (const match of findAll(ZERO, key)) {
    const end = match.index + match[0].length;
    yield { indicator: { text: text.slice(end - 1, end), value: 0, unit: null, comparator: '=' }, start: end - 1, end };
  }
}

function* percentTargets(text: string, key: string): Iterable<FoundIndicator> {
  for (const match of findAll(PERCENT_IN_WORDS, key)) {
    const whole = parseHanNumber(match[2] ?? '');
    if (whole === null) continue;
    const fraction = match[3] === undefined ? 0 : Number(`0.${[...match[3]].map((digit) => parseHanNumber(digit) ?? 0).join('')}`);
    const end = match.index + match[0].length;
    yield {
      indicator: {
        text: text.slice(match.index, end),
        value: whole + fraction,
        unit: '%',
        comparator: comparatorOf(match[1] ?? '', match[4] ?? '', false),
      },
      start: match.index,
      end,
    };
  }
}

function* shareTargets(text: string, key: string): Iterable<FoundIndicator> {
  for (const match of findAll(SHARE, key)) {
    const [whole, bound = '', under, over, tenths, dividend, divisor, tail = ''] = match;
    const value = tenths !== undefined ? numberOf(tenths) / 10 : numberOf(over ?? dividend) / numberOf(under ?? divisor);
    if (!(value > 0 && value < 1)) continue;
    const end = match.index + whole.length;
    yield {
      indicator: {
        text: text.slice(match.index, end),
        value: Math.round(value * 1000) / 1000,
        unit: null,
        comparator: comparatorOf(bound, tail, false),
      },
      start: match.index,
      end,
    };
  }
  for (const match of findAll(DOUBLING, key)) {
    const end = match.index + match[0].length;
    const times = match[1] === undefined || match[1] === '一' ? 2 : 4;
    yield { indicator: { text: text.slice(match.index, end), value: times, unit: '倍', comparator: '=' }, start: match.index, end };
  }
}

function* countTargets(text: string, key: string): Iterable<FoundIndicator> {
  for (const match of findAll(COUNT_IN_WORDS, key)) {
    const [whole, bound = '', count = '', unit = '', tail = ''] = match;
    const value = count === '两' ? 2 : parseHanNumber(count);
    if (value === null || (bound === '' && tail === '')) continue;
    const end = match.index + whole.length;
    const indicator = { text: text.slice(match.index, end), value, unit, comparator: comparatorOf(bound, tail, false) };
    yield { indicator, start: match.index, end };
  }
}

function* halfTargets(text: string, key: string): Iterable<FoundIndicator> {
  for (const match of findAll(HALF, key)) {
    const end = match.index + match[0].length;
    const indicator = { text: text.slice(match.index, end), value: 0.5, unit: null, comparator: comparatorOf('', match[1] ?? '', false) };
    yield { indicator, start: match.index, end };
  }
}

/** Value of a number in digits or in Chinese; `NaN` where it is neither. */
function numberOf(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  return /^\d/.test(text) ? Number(text) : (parseHanNumber(text) ?? Number.NaN);
}

function* rankTargets(text: string, key: string): Iterable<FoundIndicator> {
  for (const match of findAll(RANK, key)) {
    const end = match.index + match[0].length;
    yield {
      indicator: {
        text: text.slice(match.index, end).trimEnd(),
        value: numberOf(match[1] ?? match[3]),
        unit: match[2] ?? match[4] ?? null,
        comparator: '<=',
      },
      start: match.index,
      end,
    };
  }
}

/** How a bound word before a figure, or the word behind it, compares; `bound` and `tail` folded. */
export function comparatorOf(bound: string, tail: string, isRange: boolean): Comparator {
  if (isRange) return 'range';
  if (/^(?:不少于|不得少于|不低于|不得低于|不小于|至少)$/.test(bound) || /以上$/.test(tail)) return '>=';
  if (/不(?:得)?(?:超过|高于|多于|大于)$/.test(bound) || /以下$|内$/.test(tail)) return '<=';
  if (/^(?:超过|高于|多于)$/.test(bound)) return '>';
  if (/^(?:低于|少于)$/.test(bound)) return '<';
  return bound === '近' || /左右|上下/.test(tail) ? '~' : '=';
}
