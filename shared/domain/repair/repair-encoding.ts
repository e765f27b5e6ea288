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
/** Fewer characters than this prove nothing. */
const LEAST_EVIDENCE = 8;
/** How much of the suspect lines is looked at for the decision. */
const SAMPLE_LENGTH = 4000;

type Reading = (line: string) => string;

/** Reads a document again that was decoded with the wrong encoding: UTF-8 as GBK, GBK or UTF-8 as Latin-1, up to three times over. Linear. */
export function repairEncoding(text: WorkingText, codecs: ByteCodecs): WorkingText {
  const reading = wrongReading(suspectLines(text), codecs);
  if (reading === null) return text;
  const notes = noteRepairs(text.undone);
  const read = (line: string, origin: number | null): string => {
    if (!/[\u0080-\uffff]/.test(line)) return line;
    const mended = reading(line).trim();
    if (mended === line || readingCost(mended) >= readingCost(line)) return line;
    const certain = !mended.includes('\ufffd') && !line.includes('\ufffd');
    return notes.propose({ kind: 'encoding', origin, before: line, after: mended, certain }) ? mended : line;
  };
  const blocks = text.blocks.map((working) => mendBlock(working, notes, (line) => read(line, firstOrigin(working))));
  const furniture = text.furniture.map((line) => read(line, null));
  return { ...text, blocks, furniture, repairs: [...text.repairs, ...notes.drafts] };
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
  return [(line) => readUtf8AsLatin(line, codecs), (line) => codecs.decodeGb18030(codecs.encodeLatin1(line))];
}
