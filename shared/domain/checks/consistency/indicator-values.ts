import { findIndicators } from '../../structure/indicators.ts';
import { say } from '../finding-words.ts';
import { type CheckedBlock, type CheckReading, findWords, sentenceAround } from '../reading.ts';
import { type Draft, groupedDraft, type Place, type Rule } from '../rule.ts';

interface NamedValue {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly text: string;
  readonly years: string;
  readonly place: Place;
}

/** What is measured, in folded text, where 覆 may have become 复: a name that ends in a measure, two to fourteen characters before it, within one clause. */
const NAME =
  /([\u4e00-\u9fff"]{2,14}(?:率|占比|比例|比重|[覆复]盖面|时间|时限|环节|材料|次数|数量|总数|总量|规模|增速|强度|满意度))(?:\([^()]{0,12}\))?(?:总体|平均|均|稳定|全部|力争|确保|要|应|需|分别|均要)?(?:达到|达|提高到|提高至|提升到|提升至|保持在|稳定在|控制在|压缩至|压缩到|压缩在|压减至|压减到|缩短至|缩短到|减少至|减至|降至|降到|为|到|至|在)?(?:全省|全国|全市)? ?$/;
/** Words that begin a clause and are no part of a name. */
const LEADING_WORDS =
  /^(?:实现|推动|确保|力争|使|将|把|其中|并|且|全市|全省|全县|全区|本市|全面|进一步|努力|到|争取|保持|做到|年度|年底|年|的|实行|提升|提高|推进|加大|不断|底|末|前|内|以)+/;
/** Fewer characters name too little: 比例, 办理时间. */
const SHORTEST_NAME = 5;

/** CN-5: one indicator, one value. Values of other years are other values. */
export const SAME_VALUE_RULE: Rule = { id: 'CN-5', strength: 'required', check: checkSameValues };

function* checkSameValues(reading: CheckReading): Iterable<Draft> {
  const known = new Map<string, NamedValue>();
  for (const block of reading.prose) {
    if (block.role !== 'body' && block.role !== 'table') continue;
    for (const named of namedValues(block)) {
      const key = `${named.name} ${named.unit} ${named.years}`;
      const first = known.get(key);
      if (first === undefined) known.set(key, named);
      else if (first.value !== named.value)
        yield { words: say('value-differs', named.name, named.text, first.text), place: named.place, alsoAt: [first.place] };
    }
  }
}

/** A measure with a digit soon behind it: other blocks are not worth the search for targets. */
const NAMES_A_VALUE = /(?:率|占比|比例|比重|[覆复]盖面|时间|时限|环节|材料|次数|数量|总数|总量|规模|增速|强度|满意度)[^,。;\d]{0,14}\d/;
/** UTF-16 units before a value within which its name stands. */
const NAME_WINDOW = 40;

function* namedValues(block: CheckedBlock): Iterable<NamedValue> {
  if (!NAMES_A_VALUE.test(block.key)) return;
  for (const { indicator, start, end } of findIndicators(block.text, block.key)) {
    if (indicator.value === null || indicator.unit === null || indicator.comparator === 'range') continue;
    const before = block.key.slice(Math.max(0, start - NAME_WINDOW), start);
    const name = NAME.exec(before)?.[1]?.replaceAll('"', '').replace(LEADING_WORDS, '');
    if (name === undefined || name.length < SHORTEST_NAME) continue;
    const sentence = sentenceAround(block.key, start, end);
    const years = [...`${sentence.before}${sentence.after}`.matchAll(/20\d{2}(?= ?年)/g)].map(([year]) => year).join();
    yield { name, value: indicator.value, unit: indicator.unit, text: indicator.text, years, place: { block: block.index, start, end } };
  }
}

const GROWTH =
  /(?:提高|增长|提升|下降|降低|压缩|压减|减少|缩短|压降|增加)(?:了|约|近|超过|不低于|不少于)? ?\d{1,4}(?:\.\d{1,3})?%(?:以上|左右)?/g;
const HAS_BASE = /较|比|同比|环比|年均|每年|逐年|上年|去年|基础上|平均水平|由|从|相比|以来/;
const HAS_DAY = /20\d{2} ?年|年底|年末|月底|季度|年内|期末/;
/** Whole coverage as an aim; 全覆盖 of inspections or of an audit rule is one too. */
const WHOLE = /全[覆复]盖|(?<!\d)100 ?%|百分之百|百分百/g;

/** CN-6: a target has a baseline or a day, and a promise of everything is questioned. Hints, one finding a kind. */
export const TARGET_RULE: Rule = { id: 'CN-6', strength: 'required', check: checkTargets };

function* checkTargets(reading: CheckReading): Iterable<Draft> {
  const body = reading.prose.filter(({ role }) => role === 'body' || role === 'table');
  const isOfOneYear = /20\d{2} ?年/.test(reading.document.meta.title);
  const open: Place[] = [];
  for (const { block, place } of findWords(body, GROWTH)) {
    const { before, after } = sentenceAround(block.key, place.start, place.end);
    if (HAS_BASE.test(before.slice(-40)) || HAS_BASE.test(after.slice(0, 20)) || HAS_DAY.test(before) || HAS_DAY.test(after)) continue;
    open.push(place);
  }
  if (!isOfOneYear) yield* groupedDraft(open, { words: say('rate-without-base', open.length), severity: 'hint' });
  const whole = [...findWords(body, WHOLE)].map(({ place }) => place);
  yield* groupedDraft(whole, { words: say('total-coverage', whole.length), severity: 'hint' });
}
