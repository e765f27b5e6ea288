import type { CommentPeriod } from '#shared/model/document.ts';
import { foldText } from '../text/fold-text.ts';
import { findDays, toIsoDay } from './dates.ts';
import type { DocumentLayout } from './document-layout.ts';
import { lineKey } from './text-line.ts';

const ASKS_FOR_COMMENTS = /(?:征求|征集|听取|提出)[^。;]{0,30}意见|意见(?:建议)?(?:征集|反馈|征求)|公示|公开征集/;
const SPEAKS_OF_PERIOD = /征求|征集|公示|反馈|截止|截至|期限|意见|提出|时间/;
/** Text lines of a notice that may name the period. */
const SEARCH_DEPTH = 40;

/** The paper asks the public or other units for comments: its title says so, or its first lines do. */
export function isConsultation(layout: DocumentLayout, title: string): boolean {
  if (/征求|征集|公示|意见稿\)?$|听取意见/.test(foldText(title))) return true;
  const opening: string[] = [];
  for (const [index, line] of layout.lines.entries()) {
    if (layout.labels[index] != null || opening.length >= 8) break;
    if (layout.roles[index] === 'body') opening.push(lineKey(line).slice(0, 600));
  }
  return opening.some((key) => /(?:公开|社会|向)[^。]{0,16}(?:征求|征集)|(?:征求|征集)意见/.test(key) && /现|为|起草|反馈|欢迎/.test(key));
}

/** The days known of the document itself, for periods that name no year or run from publication. */
export interface KnownDays {
  readonly issueDate: string | null;
  readonly publishDate: string | null;
}

/** The comment period of a consultation, or `null`. `to` stays `null` where only a length is given; `duration` is as written. */
export function readCommentPeriod(layout: DocumentLayout, known: KnownDays): CommentPeriod | null {
  let seen = 0;
  let heading = '';
  for (const [index, line] of layout.lines.entries()) {
    if (layout.roles[index] !== 'body' && layout.roles[index] !== 'header') continue;
    seen += 1;
    if (seen > SEARCH_DEPTH) break;
    const key = line.key.slice(0, 4000);
    const context = heading + key;
    heading = key.length <= 24 && /时间|期限|日期/.test(key) ? key : '';
    if (!ASKS_FOR_COMMENTS.test(context) && !/截止|截至|反馈|公示期|时间:/.test(context)) continue;
    if (layout.roles[index] === 'header' && !/征求|征集|截止/.test(key)) continue;
    const period = periodOf(context, known);
    if (period !== null) return period;
  }
  return null;
}

function periodOf(key: string, known: KnownDays): CommentPeriod | null {
  for (const sentence of key.split(/[。;]/)) {
    if (!SPEAKS_OF_PERIOD.test(sentence)) continue;
    const period = rangeOf(sentence, known) ?? lastDayOf(sentence, known) ?? lengthOf(sentence, known);
    if (period !== null) return period;
  }
  return null;
}

const PART_RANGE =
  /((?:19|20)\d{2}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日?(?:\([^()]{0,8}\))?(?:起|开始)? ?(?:至|到|-|~|止) ?(?:((?:19|20)\d{2}) ?年 ?)?(?:(\d{1,2}) ?月 ?)?(\d{1,2}) ?日/;

/** `2023年6月25日至7月24日`, `2023-06-25至2023-07-24`, `即日起至2023年7月24日`. */
function rangeOf(sentence: string, known: KnownDays): CommentPeriod | null {
  const match = PART_RANGE.exec(sentence);
  if (match !== null) {
    const [year, month, day, endYear, endMonth, endDay] = match.slice(1).map((part) => (part === undefined ? Number.NaN : Number(part)));
    const from = toIsoDay(year ?? 0, month ?? 0, day ?? 0);
    const to = toIsoDay(orElse(endYear, year), orElse(endMonth, month), endDay ?? 0);
    if (from !== null && to !== null) return { from, to, duration: null };
  }
  const days = findDays(sentence);
  const [first, second] = days;
  if (
    first !== undefined &&
    second !== undefined &&
    /^(?:起)? ?(?:\([^()]{0,8}\))?(?:至|到|-|~|起至|开始至)/.test(sentence.slice(first.end).trim())
  ) {
    return { from: first.iso, to: second.iso, duration: null };
  }
  const open = /即日起|(?:发布|公布|公告|公示|见报|刊登|登载|挂网|上网)之日起/.exec(sentence);
  if (open !== null && first !== undefined && first.start > open.index)
    return { from: known.publishDate ?? known.issueDate, to: first.iso, duration: null };
  return null;
}

/** `于7月24日前反馈`, `截止时间为2023年7月24日`: the year, where it is missing, is the document's own. */
function lastDayOf(sentence: string, known: KnownDays): CommentPeriod | null {
  if (!/截止|截至|之?前|以前|反馈|止/.test(sentence)) return null;
  const full = findDays(sentence)[0];
  if (full !== undefined) {
    const isLast =
      /^(?:\([^()]{0,8}\))?(?:\d{1,2}[::时点][\d分时]{0,4})?(?:下班)?(?:之|以)?(?:前|止|截止)/.test(sentence.slice(full.end)) ||
      /(?:截止|截至)[^0-9]{0,12}$/.test(sentence.slice(0, full.start));
    return isLast ? { from: null, to: full.iso, duration: null } : null;
  }
  const short = /(?<![\d年])(\d{1,2}) ?月 ?(\d{1,2}) ?日(?:\([^()]{0,8}\))?(?:下班)?(?:之|以)?(?:前|止)/.exec(sentence);
  const base = known.issueDate ?? known.publishDate;
  if (short === null || base === null) return null;
  const year = Number(base.slice(0, 4));
  const sameYear = toIsoDay(year, Number(short[1]), Number(short[2]));
  if (sameYear === null) return null;
  return { from: null, to: sameYear >= base ? sameYear : toIsoDay(year + 1, Number(short[1]), Number(short[2])), duration: null };
}

const LENGTH = /(?<![月年\d] ?)(\d{1,3}|[一二三四五六七八九十]{1,3}) ?(?:个)? ?(?:工作日|自然日|日|天|个月)/;

/** `公示期为7个工作日,自发布之日起`: runs from publication; its last day is not computed, since holidays move it. */
function lengthOf(sentence: string, known: KnownDays): CommentPeriod | null {
  if (!/期|自[^。]{0,16}之日起|时间/.test(sentence)) return null;
  const match = LENGTH.exec(sentence);
  if (match === null || !/公示|征求|征集|反馈|意见/.test(sentence)) return null;
  const first = findDays(sentence)[0];
  const stated = first !== undefined && /^ ?(?:起|开始)/.test(sentence.slice(first.end)) ? first.iso : null;
  return { from: stated ?? known.issueDate ?? known.publishDate, to: null, duration: match[0].replace(/ /g, '') };
}

function orElse(value: number | undefined, other: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? (other ?? 0) : value;
}
