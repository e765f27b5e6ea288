import { FAIR_COMPETITION_STANDARD_ITEMS } from '../../review/checklist-templates/fair-competition-standards.ts';
import { say } from '../finding-words.ts';
import { type CheckedBlock, type CheckReading, findWords, sentenceAround } from '../reading.ts';
import type { Draft, Rule } from '../rule.ts';
import { isReversed, type Surroundings } from './direction.ts';
import { SIGNALS, type Signal } from './signals.ts';

/** One rule for each standard of the fair-competition checklist: its signals, with their direction. */
export const SCREENING_RULES: readonly Rule[] = FAIR_COMPETITION_STANDARD_ITEMS.flatMap(({ id, question }) => {
  const signals = SIGNALS.filter(({ item }) => item === id);
  if (signals.length === 0) return [];
  const pattern = new RegExp(signals.map((signal) => `(${signal.pattern})`).join('|'), 'g');
  return [{ id, strength: 'required', check: (reading: CheckReading) => screen(reading, pattern, signals, question) }];
});

function* screen(reading: CheckReading, pattern: RegExp, signals: readonly Signal[], question: string): Iterable<Draft> {
  const seen = new Set<string>();
  for (const { block, match, place } of findWords(reading.prose, pattern)) {
    const signal = signals.find((_signal, index) => match[index + 1] !== undefined);
    const around = { ...sentenceAround(block.key, place.start, place.end), hit: match[0] };
    if (signal === undefined || !counts(signal, around) || isInTitle(around)) continue;
    const reversed = isReversed(around) || isListedAsForbidden(reading, block);
    // One clause that says a word three times asks for one look.
    const identity = `${block.index} ${match[0]} ${reversed}`;
    if (seen.has(identity)) continue;
    seen.add(identity);
    const hit = block.text.slice(place.start, place.end);
    const words = reversed ? say('signal-reversed', hit) : say('signal-hit', hit, question);
    // A word is a reason to look, not a violation: the item's own severity belongs to the person's answer.
    yield { words, place, severity: 'normal', reversed };
  }
}

/** The words that open a list of what is forbidden: 不得有下列行为, 有下列情形之一的,给予处分. */
const FORBIDDEN_LIST =
  /(?:不得|禁止|严禁|不准)[^。;]{0,16}(?:下列|以下|如下)|(?:下列|以下)[^。;]{0,12}之一[^。]{0,40}(?:处分|责任|处罚|责令|通报|问责|查处|纠正)/;
/** Blocks above an item within which its list opens. */
const LIST_DEPTH = 30;

/** An item of a list stands under what its opening says. */
function isListedAsForbidden({ blocks }: CheckReading, item: CheckedBlock): boolean {
  const parent = item.block.path.slice(0, -1).join('\u0000');
  if (item.block.label === null || parent === '') return false;
  const least = Math.max(0, item.index - LIST_DEPTH);
  for (let index = item.index - 1; index >= least; index -= 1) {
    const above = blocks[index];
    if (above?.block.path.join('\u0000') === parent) return FORBIDDEN_LIST.test(above.key.slice(0, 400));
  }
  return false;
}

function counts({ condition }: Signal, { before, hit, after }: Surroundings): boolean {
  if (condition === null) return true;
  const sentence = before + hit + after;
  if (condition.sentence?.test(sentence) === false || condition.after?.test(after) === false) return false;
  return condition.unless?.test(sentence) !== true;
}

/** The name of a law says nothing about this paper. */
function isInTitle({ before, after }: Surroundings): boolean {
  return before.lastIndexOf('《') > before.lastIndexOf('》') && after.includes('》');
}
