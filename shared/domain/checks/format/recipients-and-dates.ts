import { toIsoDay } from '../../structure/dates.ts';
import { say } from '../finding-words.ts';
import { type CheckReading, findWords, placeOfBlock } from '../reading.ts';
import type { Draft, Rule } from '../rule.ts';

/** 各…人民政府, 有关单位 alone on a line near the top, without the colon that should end it. */
const OPEN_RECIPIENTS = /^ *各[\u4e00-\u9fff()、, ]{3,100}(?:人民政府|部门|单位|机构|委员会|局|办公室|企业)[,、;。]?$/;
/** Lines at the top where 主送 stands. */
const HEAD_DEPTH = 12;

/** FM-4: 主送机关 ends with a full-width colon. */
export const RECIPIENTS_RULE: Rule = { id: 'FM-4', strength: 'required', check: checkRecipients };

function* checkRecipients(reading: CheckReading): Iterable<Draft> {
  const line = reading.blocks.find(({ role }) => role === 'recipients');
  if (line !== undefined) {
    const text = line.text.trimEnd();
    // A paper that is half-width throughout gets one finding for all of its marks (FM-6).
    const usesFullWidth = reading.prose.some((block) => /[，：；]/.test(block.text));
    if (text.endsWith(':') && usesFullWidth) {
      const end = text.length;
      yield { words: say('recipients-colon-half'), place: { block: line.index, start: end - 1, end } };
    }
    return;
  }
  const open = reading.prose.slice(0, HEAD_DEPTH).find((block) => block.role === 'body' && OPEN_RECIPIENTS.test(block.key));
  if (open !== undefined) yield { words: say('recipients-colon-missing'), place: placeOfBlock(open) };
}

const ZERO_PADDED = /年 ?0\d ?月|月 ?0\d ?日/;
const HAN_YEAR = /[二一][〇○零O0一二三四五六七八九]{3} ?年/;
const WRITTEN_DAY = /(?<!\d)((?:19|20)\d{2}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/g;
const IMPRINT = /((?:19|20)\d{2}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日 ?印发/g;

/** FM-9: the day a paper was signed, its form and its order; and days that no calendar has. */
export const DATE_FORM_RULE: Rule = { id: 'FM-9', strength: 'required', check: checkDates };

function* checkDates(reading: CheckReading): Iterable<Draft> {
  for (const block of reading.prose) {
    if (block.role !== 'date' && block.role !== 'signature') continue;
    const place = placeOfBlock(block);
    if (ZERO_PADDED.test(block.key)) yield { words: say('date-padded'), place };
    if (HAN_YEAR.test(block.key)) yield { words: say('date-in-words'), place };
  }
  for (const { match, place } of findWords(reading.prose, WRITTEN_DAY)) {
    if (dayOf(match) === null) yield { words: say('date-impossible', match[0]), place };
  }
  const { issueDate, publishDate } = reading.document.meta;
  if (issueDate === null) return;
  for (const { match, place } of findWords(reading.prose, IMPRINT)) {
    const printed = dayOf(match);
    if (printed !== null && printed < issueDate) yield { words: say('printed-before-issue', issueDate), place };
  }
  if (publishDate !== null && publishDate < issueDate) yield { words: say('published-before-issue', publishDate, issueDate), place: null };
}

function dayOf(match: RegExpExecArray): string | null {
  return toIsoDay(Number(match[1]), Number(match[2]), Number(match[3]));
}
