import { parseHanNumber } from '../../structure/han-number.ts';
import { foldText } from '../../text/fold-text.ts';
import { say } from '../finding-words.ts';
import { type CheckReading, findWords, placeOfBlock } from '../reading.ts';
import type { Draft, Rule } from '../rule.ts';

const NUMBER = '([二三四五六七八九十两]{1,3}|\\d{1,3})';
const THINGS = '行动|工程|任务|举措|措施|计划|机制|体系|清单|事项|条款|意见';

/** CN-4: where the text says how many there are, there are as many. */
export const STATED_COUNT_RULE: Rule = { id: 'CN-4', strength: 'required', check: checkCounts };

function* checkCounts(reading: CheckReading): Iterable<Draft> {
  yield* countsInTitles(reading);
  yield* countsOfLists(reading);
  yield* countsInSentences(reading);
}

const TITLE_COUNT = new RegExp(`${NUMBER}(?:大|项|个|条)(?:[\\u4e00-\\u9fff]{0,6}?)(${THINGS})`);

/** 九大…行动 in a title: the headings of one level that call themselves 行动 are nine. */
function* countsInTitles(reading: CheckReading): Iterable<Draft> {
  for (const part of reading.layout.parts) {
    const match = TITLE_COUNT.exec(foldText(part.title));
    const stated = match === null ? null : numberIn(match[1] ?? '');
    const title = reading.blocks.slice(part.first, part.end).find(({ role }) => role === 'title' || role === 'attachment-title');
    if (match === null || stated === null || title === undefined) continue;
    const levels = new Map<number, number>();
    const inPart = new Set(reading.blocks.slice(part.first, part.end).map(({ block }) => block.id));
    for (const entry of reading.document.outline) {
      if (!inPart.has(entry.block) || !foldText(entry.title).includes(match[2] ?? '')) continue;
      levels.set(entry.level, (levels.get(entry.level) ?? 0) + 1);
    }
    const counts = [...levels.values()].filter((count) => count >= 2);
    if (counts.length === 0 || counts.includes(stated)) continue;
    yield {
      words: say('title-count-differs', match[0], stated, Math.max(...counts), match[2] ?? ''),
      place: placeOfBlock(title),
    };
  }
}

const LIST_COUNT = new RegExp(
  `(?:以下|如下|下列|下述|共计?|提出了?|制定)(?:重点|主要|具体)? ?${NUMBER} ?(?:条|项|个方面(?:的)?)(?:重点|主要|具体|工作|政策|改革|若干)?(?:${THINGS}|$|[:。,])`,
  'g',
);

/** 提出以下三十条措施: some level of the numbering, a table, or the tasks come to thirty. */
function* countsOfLists(reading: CheckReading): Iterable<Draft> {
  const counts = countsOf(reading);
  // Without any list there is nothing to hold the number against.
  if (counts.size === 0) return;
  const opening = reading.prose.filter(({ role, block }) => role === 'body' && block.label === null);
  for (const { match, place } of findWords(opening, LIST_COUNT)) {
    const stated = numberIn(match[1] ?? '');
    if (stated === null || stated < 2 || counts.has(stated) || /^共/.test(match[0])) continue;
    yield {
      words: say('list-count-differs', match[0].replace(/[:。,]$/, ''), stated, reading.document.tasks.length),
      place,
    };
  }
}

/** How many there are of anything that is listed: tasks, items below one heading, items of a level in a part, rows of a table. */
function countsOf(reading: CheckReading): ReadonlySet<number> {
  const tally = new Map<string, number>();
  const add = (key: string): void => void tally.set(key, (tally.get(key) ?? 0) + 1);
  for (const { block, part } of reading.blocks) {
    if (block.label === null) continue;
    add(`below ${part} ${block.path.slice(0, -1).join('\u0000')}`);
    add(`level ${part} ${block.level}`);
  }
  for (const { block, part } of reading.document.tasks.map((task) => ({ block: task.block, part: task.path[0] ?? '' }))) {
    add(`table ${block}`);
    add(`tasks ${part}`);
  }
  return new Set([...tally.values(), reading.document.tasks.length].filter((count) => count >= 2));
}

/** The number behind a row of names: 甲、乙、丙三个方面. */
const ROW_COUNT = /(等)?([二三四五六七八九两]|[2-9])(?:个|大|项|类)(?:重点|主要)?(?:方面|领域|环节|维度|板块|层面|阶段)/g;
/** The row itself, at the end of what stands before the number; bounded in every part. */
const ROW = /(?:[^、,。;:()《》\d]{2,14}、){1,8}[^、,。;:()《》\d]{2,14}$/;
/** Longest row in UTF-16 units. */
const ROW_LENGTH = 150;

/** Names in a row against the number behind them; 和 and 以及 join the last two. */
function* countsInSentences(reading: CheckReading): Iterable<Draft> {
  const body = reading.prose.filter(({ role, block }) => role === 'body' && block.rows === null);
  for (const { block, match, place } of findWords(body, ROW_COUNT)) {
    const before = block.key.slice(Math.max(0, place.start - ROW_LENGTH), place.start);
    const list = before.includes('、') ? ROW.exec(before)?.[0] : undefined;
    const stated = numberIn(match[2] ?? '');
    // A quotation mark that opens before the row makes its beginning uncertain.
    if (stated === null || list === undefined || list.split('"').length % 2 === 0) continue;
    const least = list.split('、').length;
    const last = list.slice(list.lastIndexOf('、') + 1);
    const most = least + (/和|及|与/.test(last) ? 1 : 0);
    if (stated >= least && stated <= most) continue;
    // 等 leaves some unnamed, so only too many names contradict the number.
    if (match[1] !== undefined && stated >= least) continue;
    const row = { ...place, start: place.start - list.length };
    yield { words: say('row-count-differs', match[0].replace(/^等/, ''), least), place: row, severity: 'hint' };
  }
}

function numberIn(number: string): number | null {
  return /^\d/.test(number) ? Number(number) : parseHanNumber(number);
}
