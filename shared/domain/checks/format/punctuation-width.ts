import { say } from '../finding-words.ts';
import type { CheckReading } from '../reading.ts';
import type { Draft, Place, Rule } from '../rule.ts';
import { isLostCharacter } from './odd-characters.ts';

const MARK = /[,:;?!()，：；？！（）]/g;
const FULL = '，：；？！（）';

interface WidthCount {
  readonly marks: Map<string, number>;
  total: number;
  first: Place | null;
}

/** FM-6: full- and half-width marks mixed, or half-width throughout: said once a document, with counts. */
export const PUNCTUATION_WIDTH_RULE: Rule = { id: 'FM-6', strength: 'required', check: checkWidth };

function* checkWidth(reading: CheckReading): Iterable<Draft> {
  const half: WidthCount = { marks: new Map(), total: 0, first: null };
  let full = 0;
  for (const block of reading.prose) {
    for (const { 0: mark, index } of block.text.matchAll(MARK)) {
      if (FULL.includes(mark)) full += 1;
      else if (isBesideHan(block.text, index) && !isLostCharacter(block.text, index)) {
        half.marks.set(mark, (half.marks.get(mark) ?? 0) + 1);
        half.total += 1;
        half.first ??= { block: block.index, start: index, end: index + 1 };
      }
    }
  }
  if (half.total === 0) return;
  const counts = [...half.marks].map(([mark, count]) => `“${mark}”×${count}`).join('、');
  const words = full === 0 ? say('punctuation-half', counts) : say('punctuation-mixed', full, half.total, counts);
  yield { words, place: half.first };
}

/** Half-width marks inside numbers, times, addresses and foreign words are right. */
function isBesideHan(text: string, index: number): boolean {
  return isHan(text.charCodeAt(index - 1)) || isHan(text.charCodeAt(index + 1));
}

function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3001 && code <= 0x3011) || code === 0x201c || code === 0x201d;
}
