import type { FigureDirection } from '#shared/model/alignment.ts';
import type { Indicator } from '#shared/model/document.ts';
import { foldText } from '../text/fold-text.ts';

/** What is measured, so that only figures of one kind stand beside each other. */
export type Dimension = 'time' | 'share' | 'money' | 'count';

/** Hours that a unit of time takes at least and at most: a working day is eight hours of work, or up to a day and a weekend's share. */
const HOURS: Readonly<Record<string, readonly [number, number]>> = {
  秒: [1 / 3600, 1 / 3600],
  分钟: [1 / 60, 1 / 60],
  小时: [1, 1],
  个小时: [1, 1],
  工作日: [8, 34],
  个工作日: [8, 34],
  天: [24, 24],
  日: [24, 24],
  自然日: [24, 24],
  个自然日: [24, 24],
  周: [168, 168],
  个月: [672, 744],
  月: [672, 744],
  年: [8760, 8784],
};
const SCALES: Readonly<Record<string, number>> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
};

/** Of a working day. */
const WORKING_HOURS = 8;
const WORKING_DAY = /^个?工作日$/;

const LOWER = /时间|用时|时限|时长|天数|期限|环节|材料|次数|跑动|费率|利率|停电|成本|费用|误差|频次|审理|响应|[办审受]理.{0,6}[日时]/;
const HIGHER =
  /率|占比|比例|覆盖|份额|余额|新增|增长|预留|数量|个以上|规模|满意度|投放|供给|培育|不少于|不低于|产量|产值|产能|吞吐量|处理能力|装机|新建|建成|创建|引进|招引|引育|培训|培养|修复|接待|推出/;
const REDUCED = /(?:下降|减少|降低|压降|压减|压缩|缩短|精简)(?:了)?$/;

/** 1次, not 800人次: how often something must be done, and not how many were reached. */
const TIMES = /(?:环节|材料|(?<![人架班车列台艘])次)$/;
const REACHED = /[人架班车列台艘]次$/;
/** 每季度1次 is a rhythm: more of it may be help or burden. */
const RHYTHM = /每(?:半?年|个?月|季度?|周|天|日)/;

/** The kind of quantity that a unit counts. */
export function dimensionOf(indicator: Indicator): Dimension {
  const unit = foldText(indicator.unit ?? '');
  if (Object.hasOwn(HOURS, unit)) return 'time';
  if (/[%‰]$|百分点$/.test(unit)) return 'share';
  return /元$|亿$/.test(unit) ? 'money' : 'count';
}

/** Whether less or more is better, by the words before a target and its unit; `null` where they do not tell. */
export function knownDirection(subject: string, indicator: Indicator): FigureDirection | null {
  const dimension = dimensionOf(indicator);
  if (REDUCED.test(subject)) return 'higher';
  const isAtLeast = indicator.comparator === '>=' || indicator.comparator === '>';
  // What must last so long at the least is the better the longer: 录像保存90日以上.
  if (dimension === 'time' && isAtLeast) return 'higher';
  const isLower = LOWER.test(subject) && !(dimension === 'share' && /率$|占比|可靠|覆盖/.test(subject) && !/[费利]率/.test(subject));
  if (isLower) return 'lower';
  if (dimension === 'share') return 'higher';
  if (dimension === 'time') return /提前|保留|保存|留存|有效期|公示/.test(subject) ? null : 'lower';
  if (HIGHER.test(subject)) return 'higher';
  const unit = foldText(indicator.unit ?? '');
  if (isAtLeast || REACHED.test(unit)) return 'higher';
  if (TIMES.test(unit)) return RHYTHM.test(subject) && indicator.comparator !== '<=' ? null : 'lower';
  return dimension === 'money' ? 'higher' : null;
}

/** Which of two figures is greater: -1, 0, 1; `null` where the units do not settle it. */
export function compareFigures(one: Indicator, other: Indicator): -1 | 0 | 1 | null {
  const left = rangeOf(one);
  const right = rangeOf(other);
  if (left === null || right === null) return null;
  if (foldText(one.unit ?? '').replace(/^个/, '') === foldText(other.unit ?? '').replace(/^个/, '')) {
    const difference = (one.value ?? 0) - (other.value ?? 0);
    return difference === 0 ? 0 : difference < 0 ? -1 : 1;
  }
  if (dimensionOf(one) !== dimensionOf(other)) return null;
  if (left[0] === right[0] && left[1] === right[1]) return 0;
  if (left[1] < right[0]) return -1;
  return left[0] > right[1] ? 1 : null;
}

function rangeOf({ value, unit, comparator }: Indicator): readonly [number, number] | null {
  if (value === null || comparator === 'range') return null;
  const name = foldText(unit ?? '');
  // A part of a working day has no night in it: 0.5个工作日 is four hours of work.
  if (value < 1 && WORKING_DAY.test(name)) return [value * WORKING_HOURS, value * WORKING_HOURS];
  const hours = HOURS[name];
  if (hours !== undefined) return [value * hours[0], value * hours[1]];
  const scale = Object.keys(SCALES)
    .filter((word) => name.startsWith(word))
    .sort((a, b) => b.length - a.length)[0];
  const factor = scale === undefined ? 1 : (SCALES[scale] ?? 1);
  return [value * factor, value * factor];
}
