import { say } from '../finding-words.ts';
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
      yield { words: say(KNOWN_NUMBERS.has(name) ? 'law-number-wrong' : 'law-number-differs', title, number, known), place };
    numbers.set(name, known ?? number);
  }
  for (const { match, place } of findWords(reading.prose, ORDER)) {
    if (match[1] === undefined) yield { words: say('order-number-form', match[0], match[2] ?? ''), severity: 'hint', place };
  }
  for (const { match, place } of findWords(reading.prose, ARABIC_ARTICLE))
    yield { words: say('article-number-form', match[0]), severity: 'hint', place };
}
