import { foldText } from '../../text/fold-text.ts';
import { say } from '../finding-words.ts';
import { type CheckReading, findWords, placeOfBlock, sentenceAround } from '../reading.ts';
import type { Draft, Place, Rule } from '../rule.ts';
import { isDecree } from './effective-date.ts';

/** Papers that set rules for others. */
const RULING_KINDS: ReadonlySet<string> = new Set(['办法', '规定', '细则', '规则', '措施', '通告', '政策']);
/** Bodies that coordinate or are set up for a time, and sections inside an agency. */
const NO_AGENCY =
  /(?:领导小组|协调小组|指挥部|专班|联席会议)(?:办公室)?$|(?:局|委|厅|委员会)[\u4e00-\u9fff]{2,10}(?:科|股|(?<!办事|管理|代表)处)$/;

/** LG-1, by the name only: whether a body is authorised has to be looked up. */
export const ISSUER_RULE: Rule = { id: 'LG-1', strength: 'required', check: checkIssuer };

function* checkIssuer(reading: CheckReading): Iterable<Draft> {
  const { issuer, kind } = reading.document.meta;
  if (issuer === null || kind === null || !RULING_KINDS.has(kind) || !NO_AGENCY.test(foldText(issuer))) return;
  yield { words: say('issuer-internal', issuer), severity: 'normal', place: placeOfTitle(reading) };
}

function placeOfTitle(reading: CheckReading): Place | null {
  const title = reading.blocks.find(({ role }) => role === 'title');
  return title === undefined ? null : placeOfBlock(title);
}

const PENALTY =
  /处(?:以)?[^,。;]{0,24}罚款|没收(?:违法所得|非法财物)|吊销[^,。;、]{0,10}(?:许可证|执照|证书)|责令停产停业|暂扣[^,。;、]{0,10}(?:许可证|执照|证)|予以(?:查封|扣押)|强制拆除/g;
const FEE = /(?:缴纳|收取|交纳|预缴|缴存)[^,。;]{0,16}(?:保证金|押金|服务费|管理费|手续费)/g;
/** The sentence says on what it rests. */
const HAS_BASIS = /依法|依照|依据|根据|按照|《|法律|法规|目录清单|行政处罚/;
/** The sentence takes away, or speaks of what others do. */
const TAKES_AWAY =
  /不得|不[再另]|[不未]向|[不免][收缴交预]|无[需须]|禁止|严禁|免予|免于|不予|免[收缴]|减免|取消|停止|清理|降低|减少|规范|违规|乱|返还|退还|替代|推行|保函|杜绝|整治|慎用/;

/** LG-3, the words only: penalties and coercion of a paper that is no law, and names none. */
export const PENALTY_RULE: Rule = {
  id: 'LG-3',
  strength: 'required',
  check: (reading) => unfounded(reading, PENALTY, 'penalty-unfounded'),
};

/** LG-6, the words only: fees and deposits without a basis. */
export const FEE_RULE: Rule = { id: 'LG-6', strength: 'required', check: (reading) => unfounded(reading, FEE, 'fee-unfounded') };

function* unfounded(reading: CheckReading, pattern: RegExp, code: 'penalty-unfounded' | 'fee-unfounded'): Iterable<Draft> {
  // A regulation may set them itself.
  if (reading.document.meta.kind === '条例' || isDecree(reading)) return;
  const body = reading.prose.filter(({ role, block }) => role === 'body' && block.rows === null);
  for (const { block, match, place } of findWords(body, pattern)) {
    const { before, after } = sentenceAround(block.key, place.start, place.end);
    const sentence = before + match[0] + after;
    if (HAS_BASIS.test(sentence) || TAKES_AWAY.test(sentence)) continue;
    yield { words: say(code, block.text.slice(place.start, place.end)), severity: 'hint', place };
  }
}

/** LG-20, the dates only: a paper that applies from before its own day may reach back. */
export const RETROACTIVE_RULE: Rule = { id: 'LG-20', strength: 'required', check: checkRetroactive };

function* checkRetroactive(reading: CheckReading): Iterable<Draft> {
  const { effectiveDate } = reading.document.meta;
  const issueDate = reading.context.issueDate ?? reading.document.meta.issueDate;
  if (effectiveDate === null || issueDate === null || effectiveDate >= issueDate) return;
  yield { words: say('effect-before-issue', effectiveDate, issueDate), place: placeOfTitle(reading) };
}
