import type { DocumentMeta } from '#shared/model/document.ts';
import { parseHanNumber } from '../../structure/han-number.ts';
import { foldText } from '../../text/fold-text.ts';
import { type FindingTerm, say } from '../finding-words.ts';
import { type CheckedBlock, type CheckReading, placeOfBlock } from '../reading.ts';
import type { Draft, Place, Rule } from '../rule.ts';

const ASKS =
  /(?:公开|社会|公众|广泛)[^。;]{0,24}(?:征求|征集|听取)[^。;]{0,12}意见|(?:征求|征集)[^。;]{0,30}意见[^。;]{0,12}(?:公告|通告|启事)|现[^。;]{0,20}征求意见/;
/** Text lines at the top within which a notice says what it wants. */
const NOTICE_DEPTH = 12;

/** The line of a notice that asks for comments; `null` where the paper does not, a bare draft included. */
function findRequest(reading: CheckReading): CheckedBlock | null {
  const top = reading.prose.filter(({ role }) => role === 'body' || role === 'title' || role === 'recipients').slice(0, NOTICE_DEPTH);
  return top.find(({ role, key }) => role === 'body' && ASKS.test(key.slice(0, 1_000))) ?? top.find(({ key }) => ASKS.test(key)) ?? null;
}

/** CN-10: a request for comments says until when, whom to call and where to send them. */
export const COMMENT_NOTICE_RULE: Rule = { id: 'CN-10', strength: 'required', check: checkNotice };

function* checkNotice(reading: CheckReading): Iterable<Draft> {
  const request = findRequest(reading);
  if (request === null) return;
  const { commentPeriod, contacts } = reading.document.meta;
  const has = (...kinds: readonly string[]): boolean => contacts.some(({ kind }) => kinds.includes(kind));
  const missing: readonly FindingTerm[] = [
    ...(commentPeriod === null ? (['comment-days'] as const) : []),
    ...(has('phone') ? [] : (['telephone'] as const)),
    ...(has('email', 'address', 'url', 'fax') ? [] : (['where-to-send'] as const)),
  ];
  if (missing.length > 0) yield { words: say('notice-incomplete', missing), place: placeOfBlock(request) };
  for (const { kind, value } of contacts) {
    if (kind === 'email' && !/^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}$/.test(foldText(value).trim()))
      yield { words: say('email-malformed', value), place: placeOfBlock(request) };
  }
}

const SHORTEST_PERIOD = 30;
const GIVES_REASON = /情况紧急|时间紧|缩短[^。]{0,12}(?:期限|时间)|因[^。;]{1,30}(?:期限|时间)[^。;]{0,10}(?:缩短|调整|少于)/;

/** LG-9: the public has thirty days for its comments, or is told why not. */
export const COMMENT_PERIOD_RULE: Rule = { id: 'LG-9', strength: 'required', check: checkPeriod };

function* checkPeriod(reading: CheckReading): Iterable<Draft> {
  const { commentPeriod, issueDate, publishDate } = reading.document.meta;
  const request = findRequest(reading);
  if (commentPeriod === null || request === null) return;
  const from = commentPeriod.from ?? publishDate ?? issueDate;
  const days = daysOf(commentPeriod, from);
  if (days === null || days >= SHORTEST_PERIOD) return;
  const isExplained = reading.prose.slice(0, 2 * NOTICE_DEPTH).some(({ key }) => GIVES_REASON.test(key));
  const place: Place = placeOfBlock(request);
  const words =
    commentPeriod.duration === null || commentPeriod.duration === undefined
      ? say(isExplained ? 'period-dates-short-explained' : 'period-dates-short', from ?? '', commentPeriod.to ?? '', days)
      : say(isExplained ? 'period-short-explained' : 'period-short', commentPeriod.duration);
  yield isExplained ? { words, severity: 'hint', place } : { words, place };
}

/** Calendar days, first and last included; working days count as they are, since seven of them are never thirty. */
function daysOf(period: NonNullable<DocumentMeta['commentPeriod']>, from: string | null): number | null {
  if (period.to !== null && from !== null) return Math.round((Date.parse(period.to) - Date.parse(from)) / 86_400_000) + 1;
  const match = /(\d{1,3}|[一二三四五六七八九十]{1,3}) ?个?(工作日|自然日|日|天|月)/.exec(foldText(period.duration ?? ''));
  if (match === null) return null;
  const count = /^\d/.test(match[1] ?? '') ? Number(match[1]) : parseHanNumber(match[1] ?? '');
  if (count === null) return null;
  return match[2] === '月' ? count * 30 : match[2] === '工作日' ? Math.floor((count * 7) / 5) : count;
}
