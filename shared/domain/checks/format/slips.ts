import { say } from '../finding-words.ts';
import { type CheckReading, findWords } from '../reading.ts';
import type { Draft, Rule } from '../rule.ts';

/** Doubled function words that no phrase of the language has; 目的的, 平和和 and 参与与 do. */
const DOUBLED_WORD =
  /(?<!目|有|端|标)的的(?!确|士)|(?<![饱共平温缓柔祥谐总])和和(?!谐|平|气|睦|解)|(?<![参给])与与(?!会|否)|(?<!普|涉|以)及及(?!时|早)|[被把](?:被|把)|了了(?!解|结|然)/g;
/** Three or four characters said twice running, or two of the trade's set words; 企业创业创新 shows why not any two. */
const DOUBLED_PHRASE =
  /([\u4e00-\u9fff]{3,4})\1|(进行|开展|推进|加强|实施|落实|建立|完善|提高|提升|加快|推动|通过|按照|根据|以及|我们|进一步|关于|相关|有关|全面|部门|单位|管理|组织|政府|应当|可以|认真|积极|工作|要求|切实|持续|强化|优化)\2/g;
/** 一步一步, and words whose second half belongs to a longer one: 管理管理员. */
const RIGHTLY_DOUBLED = /^(?:[一逐每个各]|(.)\1)|[十百千万亿]/;
const LONGER_WORD = /^(?:家|员|费|率|者|人|化|权|证|书|法|业|局|长|社)/;
/** Letters for digits, + for 十: slips of character recognition. */
const RECOGNITION =
  /(?<![a-z])\d[ol]\d{1,2}(?=年|月|日|号|%)|(?<=二)o\d{2}年|第\+[一二三四五六七八九]?|[一二三四五六七八九]\+[一二三四五六七八九](?=[条项章、年月日个])|(?<![\d\u4e00-\u9fffa-z])\+[一二三四五六七八九]、/g;
/** Set phrases that are often mistyped. */
const MISTYPED = new Map([
  ['截止目前', '截至目前'],
  ['按步就班', '按部就班'],
  ['布署', '部署'],
  ['既使', '即使'],
  ['份内', '分内'],
  ['坐阵', '坐镇'],
  ['松驰', '松弛'],
  ['震憾', '震撼'],
  ['重迭', '重叠'],
]);
const MISTYPED_PATTERN = new RegExp([...MISTYPED.keys()].join('|').replace('份内', '(?<![月年省身])份内(?!容|部)'), 'g');

/** FM-15: slips of typing and of character recognition. */
export const SLIP_RULE: Rule = { id: 'FM-15', strength: 'required', check: checkSlips };

function* checkSlips(reading: CheckReading): Iterable<Draft> {
  const body = reading.prose.filter(({ role }) => role === 'body' || role === 'recipients' || role === 'title');
  for (const { block, match, place } of findWords(body, DOUBLED_WORD))
    yield {
      words: say('character-doubled', block.text.slice(place.start, place.end)),
      place,
      severity: match[0] === '了了' ? 'hint' : 'normal',
    };
  for (const { block, match, place } of findWords(body, DOUBLED_PHRASE)) {
    const phrase = match[1] ?? match[2] ?? '';
    if (RIGHTLY_DOUBLED.test(phrase) || LONGER_WORD.test(block.key.slice(place.end))) continue;
    yield { words: say('word-doubled', block.text.slice(place.start, place.end)), place, severity: 'hint' };
  }
  for (const { block, place } of findWords(reading.prose, RECOGNITION))
    yield { words: say('recognition-slip', block.text.slice(place.start, place.end)), place };
  for (const { match, place } of findWords(body, MISTYPED_PATTERN))
    yield { words: say('mistyped', match[0], MISTYPED.get(match[0]) ?? ''), place, severity: 'hint' };
}
