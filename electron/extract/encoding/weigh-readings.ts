import iconv from 'iconv-lite';
import { readingCost } from '#shared/domain/repair/reading-cost.ts';
import type { TextEncoding } from '#shared/model/review.ts';

/** Bits that an accented letter costs more than a plain one: French and German texts hold one in ten letters or so. */
const ACCENT_BITS = 4;
/** Bits more for a Western letter or sign beside another one: in a one-byte encoding Chinese looks like that throughout, in UTF-8 by chance. */
const PAIRED_BITS = { 'windows-1252': 12, 'utf-8': 6 };
/** Bits against encodings that files here are hardly ever in. */
const PRIOR: Readonly<Partial<Record<TextEncoding, number>>> = { big5: 6, 'utf-16le': 8, 'utf-16be': 12, 'windows-1252': 2 };
/** Two characters, a name, read well in either Chinese encoding by chance. */
const NAME_LENGTH = 2;
const NAME_BITS = 6;
/** The pause mark of GBK lies where Big5 has small forms of brackets, which nobody writes. */
const SMALL_FORM_BITS = 20;
const WESTERN = /[\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u20ac\u2013\u2014\u2018-\u201e]/g;
/** What flawless UTF-8 must cost more than another reading: hardly a text has its form by chance. */
const FLAWLESS_BITS = 12;
/** A sign or a letter of Latin by itself, beside ASCII or nothing, costs no more than a blank: in Chinese two would stand together. */
const LONE_SIGN = /(?<![^\u0000-\u007f])[\u00a1-\u00bf\u00d7\u00f7](?![^\u0000-\u007f])/g;
/** Letters as languages have them: a symbol, a word of one script, a vowel of pinyin. Chinese that looks like UTF-8 mixes them, or doubles one. */
const ONE_SCRIPT =
  /(?<![^\u0000-\u007f])(?:[\u0391-\u03c9]|[\u0386-\u03ce]{3,}|[\u0401\u0410-\u044f\u0451]{3,}|[\u0101\u0113\u012b\u014d\u016b\u01ce-\u01dc\u011b])(?![^\u0000-\u007f])/g;
/** Numbers in circles, brackets and Roman letters, and degrees: signs that GBK has where Big5 has wide letters. */
const NUMBER_SIGN = /[\u2460-\u2469\u3220-\u3229\u2160-\u216b]|\u00b0(?=[CF])/g;

/**
 * The encoding in which a few bytes read best, weighed by known words of Chinese: right for a name or a heading, where the characters alone
 * tell too little. `null` where there is nothing to weigh. `isFlawless`: the bytes are UTF-8 without a fault. Linear, some microseconds a character.
 */
export function cheapestReading(bytes: Uint8Array, candidates: readonly TextEncoding[], isFlawless = false): TextEncoding | null {
  let best: { encoding: TextEncoding; bits: number } | null = null;
  for (const encoding of candidates) {
    if (encoding.startsWith('utf-16') && bytes.length % 2 !== 0) continue;
    const against = (PRIOR[encoding] ?? 0) + (isFlawless && encoding !== 'utf-8' ? FLAWLESS_BITS : 0);
    const bits = readingBits(iconv.decode(bytes, encoding), encoding) + against;
    if (best === null || bits < best.bits) best = { encoding, bits };
  }
  return best?.encoding ?? null;
}

/** Chinese by its words; letters of Western languages, which those words know nothing of, where the encoding has them one by one. */
function readingBits(text: string, encoding: TextEncoding): number {
  if (encoding === 'big5') {
    const characters = text.match(/[^\u0000-\u007f]/g)?.length ?? 0;
    const smallForms = text.match(/[\ufe50-\ufe6b]/g)?.length ?? 0;
    return readingCost(text) + smallForms * SMALL_FORM_BITS + (characters <= NAME_LENGTH ? NAME_BITS : 0);
  }
  if (encoding === 'windows-1252') return lettersBits(text, PAIRED_BITS[encoding]);
  if (encoding !== 'utf-8') return readingCost(text.replace(NUMBER_SIGN, '1'));
  const letters = text.match(ONE_SCRIPT)?.reduce((sum, word) => sum + word.length, 0) ?? 0;
  const rest = text.replace(LONE_SIGN, ' ').replace(ONE_SCRIPT, (word) => 'x'.repeat(word.length));
  return lettersBits(rest, PAIRED_BITS[encoding]) + letters * ACCENT_BITS;
}

function lettersBits(text: string, pairedBits: number): number {
  const accents = text.match(WESTERN)?.length ?? 0;
  const paired = text.split(/[\u0000-\u007f]+/).reduce((sum, run) => sum + (run.length > 1 ? run.length : 0), 0);
  return readingCost(text.replace(WESTERN, 'x')) + accents * ACCENT_BITS + paired * pairedBits;
}
