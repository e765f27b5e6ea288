import type { ByteCodecs } from './byte-codecs.ts';
import { mendBlock, noteRepairs } from './note-repairs.ts';
import { readingCost } from './reading-cost.ts';
import { readUtf8AsLatin, readUtf8WithGaps } from './utf8-with-gaps.ts';
import { firstOrigin, type WorkingText } from './working-text.ts';

/** Characters that UTF-8 Chinese turns into when it is read as GBK, and that real Chinese hardly uses: the lead bytes E3–E9 and EF. */
const UTF8_AS_GBK = '锛銆涓鐨鏈鍥浜鍏鍚瀹绗鍦鎴闂娓绉鐢甯锟鈥缁鏂瑙鎵';
/** Characters of Windows-1252 outside Latin-1. */
const WINDOWS_LATIN = /[\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]/;
/** What a sign is, by its code. Thousands are looked up in every text. */
const GBK = 1;
const LATIN = 2;
const SIGNS = new Uint8Array(0x10000);
for (const character of UTF8_AS_GBK) SIGNS[character.charCodeAt(0)] = GBK;
for (let code = 0x80; code < 0x2200; code += 1) if (code < 0x100 || WINDOWS_LATIN.test(String.fromCharCode(code))) SIGNS[code] = LATIN;
/** Fewer characters than this prove nothing; in a text of a few words they do where all that is read is plain Chinese. */
const LEAST_EVIDENCE = 8;
const LEAST_OF_FEW_WORDS = 3;
/** A text of a few words: a name, a heading by itself. */
const FEW_WORDS = 40;
const PLAIN_CHINESE = /^[\u4e00-\u9fff\u3001-\u301b\uff01-\uff1f\u2014\u201c\u201d·0-9A-Za-z.\-\s]+$/;
/** Signs in a row of which words of Latin letters have none. */
const NO_LETTERS_OF_WORDS = /[\u0080-\uffff]{3}/;
/** What the other reading of a few words may cost at most, as a share of what they cost as they stand. */
const FEW_WORDS_COST = 0.6;
/** How much of the suspect lines is looked at for the decision. */
const SAMPLE_LENGTH = 4000;

type Reading = (line: string) => string;

/** Reads a document again that was decoded with the wrong encoding: UTF-8 as GBK, GBK or UTF-8 as Latin-1, up to three times over. Linear. */
export function repairEncoding(text: WorkingText, codecs: ByteCodecs): WorkingText {
  const reading = wrongReading(suspectLines(text), codecs) ?? fewWordsReading(text, codecs);
  if (reading === null) return text;
  const notes = noteRepairs(text.undone);
  const read = (line: string, origin: number | null): string => {
    if (!/[\u0080-\uffff]/.test(line)) return line;
    const mended = reading(line).trim();
    if (mended === line || readingCost(mended) >= readingCost(line)) return line;
    const certain = !mended.includes('\ufffd') && !line.includes('\ufffd') && questionMarks(mended) >= questionMarks(line);
    return notes.propose({ kind: 'encoding', origin, before: line, after: mended, certain }) ? mended : line;
  };
  const blocks = text.blocks.map((working) => mendBlock(working, notes, (line) => read(line, firstOrigin(working))));
  const furniture = text.furniture.map((line) => read(line, null));
  return { ...text, blocks, furniture, repairs: [...text.repairs, ...notes.drafts] };
}

/** Fewer than before: some stood for bytes that were guessed. */
function questionMarks(line: string): number {
  return line.split('?').length;
}

/** How a text of a few words is read again, for which its characters alone are no sign; `null` where the other reading is not plain Chinese throughout. */
function fewWordsReading(text: WorkingText, codecs: ByteCodecs): Reading | null {
  const lines = text.blocks.map(({ block }) => block.text);
  const sample = lines.join('');
  const { foreign, latin } = countSigns(sample);
  if (sample.length > FEW_WORDS || foreign < LEAST_OF_FEW_WORDS || foreign < sample.length / 2 || !NO_LETTERS_OF_WORDS.test(sample))
    return null;
  const candidates: readonly Reading[] = latin > foreign / 2 ? latinReadings(codecs) : [(line) => readUtf8WithGaps(line, codecs)];
  const before = costOf(lines);
  return (
    candidates.find((reading) => {
      const mended = lines.map(reading);
      return mended.every((line) => line === '' || PLAIN_CHINESE.test(line)) && costOf(mended) < FEW_WORDS_COST * before;
    }) ?? null
  );
}

/** The lines that look wrongly decoded, up to as many as a decision needs: a paper may be damaged in part only. */
function suspectLines(text: WorkingText): string[] {
  const suspects: string[] = [];
  let length = 0;
  for (const { block } of text.blocks) {
    for (const line of block.rows === null ? [block.text] : block.rows.flat()) {
      if (!isSuspect(line)) continue;
      suspects.push(line.slice(0, SAMPLE_LENGTH));
      length += line.length;
      if (length >= SAMPLE_LENGTH) return suspects;
    }
  }
  return suspects;
}

function isSuspect(line: string): boolean {
  const { foreign, gbk, latin } = countSigns(line);
  return gbk >= Math.max(2, foreign * 0.06) || (latin >= 4 && latin >= foreign * 0.8 && latin >= line.length * 0.4);
}

/** Wrong decodings, one on top of the other, that are undone. */
const MOST_LAYERS = 3;

interface Chain {
  readonly reading: Reading;
  readonly mended: readonly string[];
  readonly cost: number;
}

function wrongReading(lines: readonly string[], codecs: ByteCodecs): Reading | null {
  const before = costOf(lines);
  let layer: readonly Chain[] = [{ reading: (line) => line, mended: lines, cost: before }];
  for (let depth = 0; depth < MOST_LAYERS; depth += 1) {
    // A wrong decoding may look better on its way than the right one: all of them are followed.
    layer = layer.flatMap((chain) => nextChains(chain, codecs)).sort((left, right) => left.cost - right.cost);
    const [best] = layer;
    if (best !== undefined && isText(best, before)) return best.reading;
  }
  return null;
}

function nextChains({ reading: inner, mended }: Chain, codecs: ByteCodecs): Chain[] {
  const signs = countSigns(mended.join(''));
  if (signs.foreign < LEAST_EVIDENCE) return [];
  return candidateReadings(signs, codecs).map((outer) => {
    const next = mended.map(outer);
    return { reading: (line) => outer(inner(line)), mended: next, cost: costOf(next) };
  });
}

/** Fewer characters for the same text: compared by what each costs on its own, and overall. */
function isText({ mended, cost }: Chain, before: number): boolean {
  const length = mended.reduce((sum, line) => sum + line.length, 0);
  return cost / Math.max(1, length) < 14 && cost < 0.7 * before;
}

function costOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + readingCost(line), 0);
}

interface Signs {
  /** Characters outside ASCII, and those of them that speak for a wrong decoding. */
  readonly foreign: number;
  readonly gbk: number;
  readonly latin: number;
}

/** Without a list of all that is not ASCII, which is nearly everything: each text is looked at, and hardly one is wrong. */
function countSigns(sample: string): Signs {
  let foreign = 0;
  let gbk = 0;
  let latin = 0;
  for (let index = 0; index < sample.length; index += 1) {
    const code = sample.charCodeAt(index);
    if (code < 0x80) continue;
    foreign += 1;
    const sign = SIGNS[code] ?? 0;
    if (sign === GBK) gbk += 1;
    else if (sign === LATIN) latin += 1;
  }
  return { foreign, gbk, latin };
}

function candidateReadings({ foreign, gbk, latin }: Signs, codecs: ByteCodecs): Reading[] {
  if (gbk >= foreign * 0.06) return [(line) => readUtf8WithGaps(line, codecs)];
  if (latin < foreign * 0.8) return [];
  return latinReadings(codecs);
}

function latinReadings(codecs: ByteCodecs): Reading[] {
  return [(line) => readUtf8AsLatin(line, codecs), (line) => codecs.decodeGb18030(codecs.encodeLatin1(line))];
}
