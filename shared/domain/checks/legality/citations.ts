import { type CheckReading, findWords } from '../reading.ts';
import type { Draft, Rule } from '../rule.ts';

/** Numbers of the laws that the checklists themselves rest on; nothing else is known here about the law in force. */
const KNOWN_NUMBERS = new Map([
  ['优化营商环境条例', '722'],
  ['公平竞争审查条例', '783'],
  ['重大行政决策程序暂行条例', '713'],
]);
const ORDER = /国务院令 ?\(?(第)? ?(\d{1,4}) ?号/g;
const TITLED_ORDER = /《([^《》]{2,40})》 ?\((?:中华人民共和国)?国务院令 ?第? ?(\d{1,4}) ?号/g;
const ARABIC_ARTICLE = /(?<=[法例定]》)(?:\([^()]{1,40}\))?第 ?\d{1,3} ?条/g;

/** LG-17, the form only: whether a law is in force has to be looked up. */
export const LAW_CITATION_RULE: Rule = { id: 'LG-17', strength: 'required', check: checkCitations };

function* checkCitations(reading: CheckReading): Iterable<Draft> {
  const numbers = new Map<string, string>();
  for (const { match, place } of findWords(reading.prose, TITLED_ORDER)) {
    const [, title = '', number = ''] = match;
    const name = title.replace(/^中华人民共和国/, '');
    const known = KNOWN_NUMBERS.get(name) ?? numbers.get(name);
    if (known !== undefined && known !== number)
      yield { message: `《${title}》此处为第${number}号，${KNOWN_NUMBERS.has(name) ? '公布时' : '前文'}为第${known}号，请核对。`, place };
    numbers.set(name, known ?? number);
  }
  for (const { match, place } of findWords(reading.prose, ORDER)) {
    if (match[1] === undefined) yield { message: `“${match[0]}”应写作“国务院令第${match[2] ?? ''}号”。`, severity: 'hint', place };
  }
  for (const { match, place } of findWords(reading.prose, ARABIC_ARTICLE))
    yield { message: `引用法律法规的条款序号应当用汉字，与原文一致（${match[0]}）。`, severity: 'hint', place };
}
