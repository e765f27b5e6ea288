import { foldText } from '../text/fold-text.ts';
import type { ByteCodecs } from './byte-codecs.ts';
import { characterCost, RARE_HAN_BITS, readingCost } from './reading-cost.ts';

/** A byte that the wrong decoding lost: a continuation byte, or, before another byte above ASCII, one that begins no GBK pair. */
const LOST = -1;
const LOST_BEFORE_PAIR = -2;
/** A byte that Windows-1252 gives no character. */
const LOST_UNASSIGNED = -3;
/** A question mark, which many programs write for a lost byte; by itself it is one. The second stands before another character. */
const MARK = -4;
const MARK_BEFORE_PAIR = -5;
const MARK_FOR_UNASSIGNED = -6;
const UNASSIGNED_BYTES = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const NO_LEAD_BYTES = [0x80, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa8, 0xa9, 0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf];
const CONTINUATION_BYTES = Array.from({ length: 64 }, (_, index) => 0x80 + index);
/**
 * UTF-8 text that was decoded as GBK, read as what it is. A replacement character stands for one lost byte:
 * one that begins no pair before another non-ASCII character, every byte before ASCII or the end. It is guessed from the characters around. What cannot be told stays U+FFFD. Linear.
 */
export function readUtf8WithGaps(line: string, codecs: ByteCodecs): string {
  return fillGaps(readSlots(lineBytes(line, codecs)));
}

/**
 * UTF-8 text that was decoded as Latin-1 or Windows-1252, read as what it is. A replacement character stands for a byte that Windows-1252
 * does not have; a no-break space at the end, which is a byte here, may have been taken for white space. Linear.
 */
export function readUtf8AsLatin(line: string, codecs: ByteCodecs): string {
  const whole = codecs.decodeUtf8(codecs.encodeLatin1(line));
  if (whole !== null && !line.includes('\ufffd')) return whole;
  const bytes: number[] = [];
  for (const part of line.split(/([\ufffd?])/)) {
    if (part === '\ufffd') bytes.push(LOST_UNASSIGNED);
    else if (part === '?') bytes.push(MARK_FOR_UNASSIGNED);
    else for (const byte of codecs.encodeLatin1(part)) bytes.push(byte);
  }
  const text = fillGaps(readSlots(bytes));
  return text.endsWith('\ufffd') ? fillGaps(readSlots([...bytes, LOST])) : text;
}

function fillGaps(slots: readonly Slot[]): string {
  let text = '';
  for (let index = 0; index < slots.length; ) {
    const slot = slots[index];
    if (typeof slot === 'string') {
      text += slot;
      index += 1;
      continue;
    }
    const end = gapEnd(slots, index);
    text += fillGap(text.slice(-CONTEXT), slots.slice(index, end), slots.slice(end, end + CONTEXT));
    index = end;
  }
  // Both brackets of a document number begin with the bytes of a full stop.
  return text.replace(/([\u4e00-\u9fff])[。、](\d{4})[。、](?=\d{1,4}号)/g, '$1〔$2〕');
}

/** Characters on each side that a guess is judged by. */
const CONTEXT = 3;
/** Choices kept for a place, and readings kept for a stretch of places. */
const CHOICES = 20;
const READINGS = 16;
const LONGEST_GAP = 12;

/** Where a stretch of guesses ends: guesses with fewer than two known characters between them depend on each other. */
function gapEnd(slots: readonly Slot[], start: number): number {
  let end = start + 1;
  for (let at = start + 1; at < slots.length && at < end + 2 && at < start + LONGEST_GAP; at += 1) {
    if (typeof slots[at] !== 'string') end = at + 1;
  }
  return end;
}

function fillGap(before: string, gap: readonly Slot[], following: readonly Slot[]): string {
  const after = following
    .filter((slot) => typeof slot === 'string')
    .join('')
    .slice(0, CONTEXT);
  let readings = [''];
  gap.forEach((slot, index) => {
    if (typeof slot === 'string') {
      readings = readings.map((reading) => reading + slot);
      return;
    }
    const isLast = index === gap.length - 1;
    const next = gap[index + 1];
    const known = isLast ? after : typeof next === 'string' ? next : '';
    readings = readings
      .flatMap((reading) =>
        slot.map(({ text, penalty }) => ({
          text: reading + text,
          bits: readingCost(unspaced(before + reading + text + known)) + penalty + endPenalty(text, isLast && /^(?:\t|\s*$)/.test(after)),
        })),
      )
      .sort((left, right) => left.bits - right.bits)
      .slice(0, READINGS)
      .map(({ text }) => text);
  });
  return readings[0] ?? '\ufffd';
}

/** Labels are spaced out, and are words all the same. */
function unspaced(text: string): string {
  return text.replace(/(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])/g, '');
}

/** At the end of a line a sentence ends; inside, an enumeration goes on. */
function endPenalty(text: string, isEnd: boolean): number {
  return isEnd && (text === '。' || text === '：') ? -4 : 0;
}

function lineBytes(line: string, codecs: ByteCodecs): number[] {
  const bytes: number[] = [];
  const parts = line.split(/([\ufffd?])/);
  parts.forEach((part, index) => {
    if (index % 2 === 0) {
      for (const byte of codecs.encodeCp936(part)) bytes.push(byte);
      return;
    }
    const following = (parts[index + 1] ?? '') + (parts[index + 2] ?? '');
    const isBeforePair = following !== '' && following.charAt(0) >= '\u0080';
    if (part === '?') bytes.push(isBeforePair ? MARK_BEFORE_PAIR : MARK);
    else bytes.push(isBeforePair ? LOST_BEFORE_PAIR : LOST);
  });
  return bytes;
}

/** Characters in order; where one byte was lost, the characters it may be. */
type Slot = string | readonly Choice[];

interface Choice {
  readonly text: string;
  readonly penalty: number;
}

function readSlots(bytes: readonly number[]): Slot[] {
  const slots: Slot[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? LOST;
    if (lead <= MARK) {
      slots.push('?');
      at += 1;
      continue;
    }
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    const sequence = bytes.slice(at, at + length);
    const slot = length === 1 ? (lead >= 0 && lead < 0x80 ? String.fromCharCode(lead) : null) : readSequence(sequence, length);
    if (slot === null) {
      // One sign for a stretch that makes no sense, however many bytes it has.
      if (slots[slots.length - 1] !== '\ufffd') slots.push('\ufffd');
      at += 1;
    } else {
      slots.push(slot);
      at += length;
    }
  }
  return slots;
}

function readSequence(sequence: readonly number[], length: number): Slot | null {
  const isContinuation = (byte: number): boolean => byte < 0 || (byte >= 0x80 && byte <= 0xbf);
  if (sequence.length < length || !sequence.slice(1).every(isContinuation)) return null;
  const lost = sequence.filter((byte) => byte < 0).length;
  if (lost === 0) return String.fromCodePoint(codePoint(sequence));
  // Inside a character a question mark is no sign of its own.
  return lost > 2 ? null : choicesOf(sequence.map((byte) => (byte <= MARK ? byte - MARK + LOST : byte)));
}

function codePoint(sequence: readonly number[]): number {
  const [lead = 0, ...rest] = sequence;
  const head = lead & (0xff >> (sequence.length + 1));
  return Math.min(
    0x10ffff,
    rest.reduce((value, byte) => value * 64 + (byte & 0x3f), head),
  );
}

/** Most frequent first. */
const KNOWN_MARKS = '，。、：“”（）；《》？！〔〕【】％\u3000';
const choicesBySequence = new Map<string, readonly Choice[]>();

/** The likeliest characters by themselves; there are few sequences, so they are worked out once. */
function choicesOf(sequence: readonly number[]): readonly Choice[] {
  const key = sequence.join(' ');
  const known = choicesBySequence.get(key);
  if (known !== undefined) return known;
  const choices = completions(sequence)
    .map((bytes) => String.fromCodePoint(codePoint(bytes)))
    .map((text) => ({ text, penalty: penaltyOf(text) }))
    .filter(({ text }) => characterCost(text) < RARE_HAN_BITS)
    .sort((left, right) => characterCost(left.text) + left.penalty - characterCost(right.text) - right.penalty)
    .slice(0, CHOICES);
  choicesBySequence.set(key, choices);
  return choices;
}

const OPTIONS: ReadonlyMap<number, readonly number[]> = new Map([
  [LOST, CONTINUATION_BYTES],
  [LOST_BEFORE_PAIR, NO_LEAD_BYTES],
  [LOST_UNASSIGNED, UNASSIGNED_BYTES],
]);

/** Every way to fill the lost bytes of a sequence. */
function completions(sequence: readonly number[]): number[][] {
  return sequence.reduce<number[][]>(
    (prefixes, byte) => {
      const options = OPTIONS.get(byte) ?? [byte];
      return prefixes.flatMap((prefix) => options.map((option) => [...prefix, option]));
    },
    [[]],
  );
}

/** A variant is not meant where the ordinary character would do, nor a full-width sign that nobody writes. */
function penaltyOf(text: string): number {
  if (/[\uff00-\uffef\u2000-\u303f]/.test(text)) {
    const rank = KNOWN_MARKS.indexOf(text);
    return rank < 0 ? 8 : rank / 2;
  }
  return foldText(text) === text ? 0 : 4;
}
