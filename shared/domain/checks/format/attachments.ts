import { parseHanNumber } from '../../structure/han-number.ts';
import { foldText } from '../../text/fold-text.ts';
import { say } from '../finding-words.ts';
import { type CheckReading, findWords, placeOfBlock } from '../reading.ts';
import type { Draft, Place, Rule } from '../rule.ts';

interface Announcement {
  readonly ordinal: number;
  /** As written, punctuation at its end included. */
  readonly name: string;
  readonly place: Place;
}

const LIST_HEAD = /^ *附 ?件 ?(\d{1,2}|[一二三四五六七八九十]{1,3})? ?[:、.]? */;
const FILE_NAME = /\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)\b/;

/** What the 附件说明 announces, in order. */
function announcements(reading: CheckReading): readonly Announcement[] {
  const found: Announcement[] = [];
  for (const block of reading.blocks) {
    if (block.role !== 'attachment-list') continue;
    const head = LIST_HEAD.exec(block.key);
    const start = head?.[0].length ?? 0;
    const number = /^ *(\d{1,2}) ?[.、] */.exec(block.key.slice(start));
    const from = start + (number?.[0].length ?? 0);
    const name = block.text.slice(from).trim();
    if (name === '') continue;
    const stated = number?.[1] ?? head?.[1];
    const ordinal = stated === undefined ? found.length + 1 : ordinalOf(stated);
    found.push({ ordinal, name, place: { block: block.index, start: from, end: block.text.trimEnd().length } });
  }
  return found;
}

interface Attached {
  readonly ordinal: number;
  readonly title: string;
  readonly place: Place;
}

function attachedParts(reading: CheckReading): readonly Attached[] {
  let count = 0;
  return reading.layout.parts.flatMap((part): readonly Attached[] => {
    const block = reading.blocks[part.first];
    if (part.kind !== 'attachment' || part.label === null || block === undefined || !part.label.includes('件')) return [];
    count += 1;
    const number = foldText(part.label).replace(/^附件/, '');
    return [{ ordinal: number === '' ? count : ordinalOf(number.split('-')[0] ?? ''), title: part.title, place: placeOfBlock(block) }];
  });
}

function ordinalOf(number: string): number {
  return /^\d/.test(number) ? Number(number) : (parseHanNumber(number) ?? 0);
}

/** A line that would be an 附件说明 but for the mark behind the name. */
const ENDED_NAME = /^ *附 ?件 ?(?:\d{1,2})? ?: ?[^。;,]{2,60}[。;] *$/;

/** FM-8: the list of attachments agrees with the attachments: numbers, names, no punctuation behind a name. */
export const ATTACHMENT_LIST_RULE: Rule = { id: 'FM-8', strength: 'required', check: checkList };

function* checkList(reading: CheckReading): Iterable<Draft> {
  const listed = announcements(reading);
  const attached = attachedParts(reading);
  for (const { name, place } of listed) {
    if (/[。；;，,、.．]$/.test(name) && !FILE_NAME.test(name)) yield { words: say('attachment-name-ended'), place };
  }
  for (const block of reading.prose) {
    if (block.role === 'body' && ENDED_NAME.test(block.key)) yield { words: say('attachment-name-ended'), place: placeOfBlock(block) };
  }
  if (listed.length === 0) return;
  for (const { ordinal, title, place } of attached) {
    const announced = listed.find((one) => one.ordinal === ordinal);
    if (announced === undefined) yield { words: say('attachment-unlisted', ordinal), place };
    else if (title !== '' && !isSameName(announced.name, title))
      yield { words: say('attachment-title-differs', ordinal, announced.name, title), place };
  }
}

/** CN-9: attachments and tables that the text announces are there. */
export const ANNOUNCED_PARTS_RULE: Rule = { id: 'CN-9', strength: 'required', check: checkAnnounced };

const SPOKEN_OF = /(?:见|详见|按照?|填写|填报|参照|对照) ?附件 ?(\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)/g;
const TABLE_BELOW = /(?:如下表|见下表|下表所[列示]|如表 ?\d{1,2} ?所示)/g;

function* checkAnnounced(reading: CheckReading): Iterable<Draft> {
  const listed = announcements(reading);
  const attached = attachedParts(reading);
  const titles = reading.layout.parts.map(({ title }) => title).filter((title) => title !== '');
  const missing = listed.filter(
    ({ ordinal, name }) => !attached.some((one) => one.ordinal === ordinal) && !titles.some((title) => isSameName(name, title)),
  );
  for (const { name, place } of missing) {
    // A page that offers its attachments as files to fetch is no draft with a gap.
    yield FILE_NAME.test(foldText(name))
      ? { words: say('attachment-apart', name), severity: 'hint', place }
      : { words: say('attachment-missing', name), severity: 'normal', place };
  }
  const seen = new Set<number>();
  for (const { match, place } of findWords(reading.prose, SPOKEN_OF)) {
    const ordinal = ordinalOf(match[1] ?? '');
    if (seen.has(ordinal) || [...listed, ...attached].some((one) => one.ordinal === ordinal)) continue;
    seen.add(ordinal);
    yield { words: say('attachment-only-named', ordinal), place };
  }
  if (reading.blocks.some(({ block }) => block.rows !== null)) return;
  for (const { place } of findWords(reading.prose, TABLE_BELOW)) yield { words: say('table-missing'), severity: 'normal', place };
}

function isSameName(left: string, right: string): boolean {
  const [one, other] = [compact(left), compact(right)];
  return one === other || (one.length >= 4 && other.includes(one)) || (other.length >= 4 && one.includes(other));
}

/** Spaces, marks and a closing bracket such as （征求意见稿） make no other name. */
function compact(name: string): string {
  return foldText(name)
    .replace(/\((?:征求意见稿|送审稿|试行|暂行|草案|样表|样式)\)/g, '')
    .replace(/[\s《》"'()。,;:、.*#-]/g, '');
}
