import type { Validity } from '#shared/model/document.ts';
import { findAll } from '../text/find-all.ts';
import { addToDay, findDays } from './dates.ts';
import type { DocumentLayout } from './document-layout.ts';
import { parseHanNumber } from './han-number.ts';
import { SIGN } from './line-signs.ts';

/** `有效期五年`, `有效期至2030年12月31日`, `试行期为2年`: the word, and what it says up to the end of its clause. Bounded. */
const TERM = /(?:有效期限?|试行期限?|施行期限|实施期限) ?(?:为|是|自|从|至|到|截至|截止到?|[:\d一二三四五六七八九十两])[^,。;]{0,40}/g;
const LENGTH = /(\d{1,2}|[一二三四五六七八九十两]{1,3}) ?(年|个月)(?:零?(\d{1,2}|[一二三四五六七八九十两]{1,3}) ?个月)?/;
/** The term of a certificate or a contract is none of the paper's own. */
const OF_SOMETHING_ELSE =
  /(?:证|证书|证明|执照|许可|资格|资质|批文|保函|合同|协议|标志|报告|码|名单|清单|档案|承诺|授权|认定|称号|车票|门票)(?:书|件)?的?$/;
const APPLIES = /起 ?(?:正式)?(?:施行|实施|执行|生效|试行)/;
const SPEAKS_OF_ITSELF = /本[\u4e00-\u9fff]{1,6} ?$/;
/** `自2026年1月1日起施行至2027年12月31日止`: a term without the word. */
const FROM_TO = /起 ?(?:施行|实施|执行|试行)? ?,? ?(?:至|到)[^,。;]{4,20}(?:止|有效)?/;

/**
 * How long a paper says it stays in force, as written, with its last day where that follows from it or from the day it begins to apply.
 * Read from the end, where such rules stand; `null` where it says nothing. `effectiveDate` is ISO. Linear.
 */
export function readValidity(layout: DocumentLayout, effectiveDate: string | null): Validity | null {
  for (let index = layout.lines.length - 1; index >= 0; index -= 1) {
    const line = layout.lines[index];
    if (line === undefined || layout.roles[index] !== 'body') continue;
    const { key } = line;
    if ((line.signs & (SIGN.term | SIGN.from)) === 0 || !/有效期|试行期|期限|起/.test(key)) continue;
    for (const match of findAll(TERM, key)) {
      if (!isOfThePaper(key, match.index)) continue;
      const found = validityOf(match[0], effectiveDate);
      if (found !== null) return { text: written(line.text, match.index, match[0]), until: found.until };
    }
    const term = FROM_TO.exec(key);
    const until = term === null ? undefined : findDays(term[0])[0];
    if (term !== null && until !== undefined && isAboutApplying(key, term.index)) {
      const from = key.lastIndexOf('自', term.index);
      const start = from === -1 || term.index - from > 24 ? term.index : from;
      return { text: written(line.text, start, key.slice(start, term.index + term[0].length)), until: until.iso };
    }
  }
  return null;
}

/** The term stands in a sentence, or right behind one, that says when the paper applies, or speaks of the paper itself. */
function isOfThePaper(key: string, at: number): boolean {
  const before = key.slice(Math.max(0, at - 80), at);
  const clause = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf(';'), before.lastIndexOf(',')) + 1);
  if (OF_SOMETHING_ELSE.test(clause)) return false;
  return APPLIES.test(before) || SPEAKS_OF_ITSELF.test(clause) || /(?:印发|发布|公布|施行|实施)之日/.test(key.slice(at, at + 40));
}

/** `本办法自……起施行至……`: a measure may have dates of its own, so the sentence must speak of the paper. */
function isAboutApplying(key: string, at: number): boolean {
  const sentence = key.slice(key.lastIndexOf('。', at) + 1, at);
  return /^ ?(?:[^,。;]{0,12})?本(?:办法|规定|细则|意见|方案|通知|措施|政策|规则|条例|制度|标准|文件|实施细则|若干措施|若干政策)/.test(
    sentence,
  );
}

function validityOf(term: string, effectiveDate: string | null): { readonly until: string | null } | null {
  const last = findDays(term).at(-1);
  if (last !== undefined && /(?:至|到|截至|截止) ?$/.test(term.slice(0, last.start))) return { until: last.iso };
  const length = LENGTH.exec(term);
  if (length === null) return null;
  const start = findDays(term)[0]?.iso ?? effectiveDate;
  if (start === null) return { until: null };
  const months = length[2] === '年' ? numberOf(length[1]) * 12 + numberOf(length[3]) : numberOf(length[1]);
  return { until: addToDay(addToDay(start, 'month', months), 'day', -1) };
}

function numberOf(text: string | undefined): number {
  if (text === undefined) return 0;
  return /^\d/.test(text) ? Number(text) : (parseHanNumber(text.replace('两', '二')) ?? 0);
}

/** The words of the source in the place of a folded phrase, without the bracket or stop that may end them. */
function written(text: string, start: number, phrase: string): string {
  return text.slice(start, start + phrase.length).replace(/[)）\s]+$/u, '');
}
