import { say } from '../finding-words.ts';
import { type CheckReading, findWords } from '../reading.ts';
import { type Draft, groupedDraft, type Place, type Rule } from '../rule.ts';

/** Words that mean another day each year. 项目前期, 文明年 and the like hold them by chance. */
const RELATIVE =
  /今年|(?<![失])去年(?!轻)|(?<!文|声|证|说)明年|(?<!最|附|远)近期(?!目标|规划|建设)|本年度|(?<![科栏题项条])目前(?!期|景|置|提|后)|(?<![不\d贫灾] ?)日前(?!后)/g;
const WITHOUT_YEAR = /^(?!.*(?:\d{4} ?年|内|持续|长期|常态|每))(?:.*\d{1,2} ?月|.*年(?:底|末|内|中)|.*季度|.*半年)/;

/** FM-11: days are absolute. One finding a word, and one for the deadlines without a year. */
export const RELATIVE_DATE_RULE: Rule = { id: 'FM-11', strength: 'required', check: checkRelative };

function* checkRelative(reading: CheckReading): Iterable<Draft> {
  const places = new Map<string, Place[]>();
  const body = reading.prose.filter(({ role }) => role === 'body' || role === 'table');
  for (const { match, place } of findWords(body, RELATIVE)) {
    const ofWord = places.get(match[0]) ?? [];
    places.set(match[0], ofWord);
    ofWord.push(place);
  }
  for (const [word, ofWord] of places) yield* groupedDraft(ofWord, { words: say('relative-date', word, ofWord.length) });
  const open = reading.document.tasks.flatMap((task, index) =>
    task.deadline !== null && WITHOUT_YEAR.test(task.deadline) ? (reading.taskPlaces[index] ?? []) : [],
  );
  yield* groupedDraft(open, { words: say('deadlines-without-year', open.length) });
}

const YEARS = /(?<!\d)(?:19|20)\d{2}年?([-－–~～〜至到―—─]{1,2})(?:19|20)\d{2}年/g;
const UNIT = '(?:[%％‰]|[万亿]?(?:元|个|家|项|件|次|人|户|名|条|天|日|小时|分钟|年|个月|公里|平方米|亩|吨|倍))';
const NUMBERS = new RegExp(
  `(?<![\\d.\\-/〔年月])(?!(?:19|20)\\d{2}[-－–](?:19|20)\\d{2}年)\\d{1,7}(?:\\.\\d{1,4})?([-－–])\\d{1,7}(?:\\.\\d{1,4})?(?=${UNIT})`,
  'g',
);
const HALF_PERCENT = /(?<![\d.%％])\d{1,3}(?:\.\d{1,3})?([-－–—~～―至])\d{1,3}(?:\.\d{1,3})?[%％]/g;

/** FM-12: years are joined by 一字线, figures by ～ or 一字线, and % stands at both ends. Judged as written, one finding a kind. */
export const RANGE_FORM_RULE: Rule = { id: 'FM-12', strength: 'required', check: checkRanges };

function* checkRanges(reading: CheckReading): Iterable<Draft> {
  const years: Place[] = [];
  const numbers: Place[] = [];
  const percents: Place[] = [];
  for (const block of reading.prose) {
    const places = (pattern: RegExp, isFault: (joint: string) => boolean): readonly Place[] =>
      [...block.text.matchAll(pattern)]
        .filter((match) => isFault(match[1] ?? ''))
        .map((match) => ({ block: block.index, start: match.index, end: match.index + match[0].length }));
    years.push(...places(YEARS, (joint) => !/^[—至到―─]{1,2}$/.test(joint)));
    numbers.push(...places(NUMBERS, () => true));
    percents.push(...places(HALF_PERCENT, () => true));
  }
  yield* groupedDraft(years, { words: say('year-range-mark', years.length) });
  yield* groupedDraft(numbers, { words: say('number-range-mark', numbers.length) });
  yield* groupedDraft(percents, { words: say('percent-range', percents.length) });
}
