import iconv from 'iconv-lite';
import { readingCost } from '#shared/domain/repair/reading-cost.ts';
import type { TextEncoding } from '#shared/model/review.ts';

/** Bits that an accented letter costs more than a plain one: French and German texts hold one in ten letters or so. */
const ACCENT_BITS = 4;
/** Bits more for a Western letter or sign beside another one: in a one-byte encoding Chinese looks like that throughout. */
const PAIRED_BITS = 12;
/** Bits against encodings that files here are hardly ever in. */
const PRIOR: Readonly<Partial<Record<TextEncoding, number>>> = { big5: 6, 'utf-16le': 8, 'utf-16be': 12, 'windows-1252': 2 };
/** Two characters, a name, read well in either Chinese encoding by chance. */
const NAME_LENGTH = 2;
const NAME_BITS = 6;
/** The pause mark of GBK lies where Big5 has small forms of brackets, which nobody writes. */
const SMALL_FORM_BITS = 20;
const WESTERN = /[\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u20ac\u2013\u2014\u2018-\u201e]/g;

/**
 * The encoding in which a few bytes read best, weighed by known words of Chinese: right for a name or a heading, where the characters alone
 * tell too little. `null` where there is nothing to weigh. Linear, some microseconds a character.
 */
export function cheapestReading(bytes: Uint8Array, candidates: readonly TextEncoding[]): TextEncoding | null {
  let best: { encoding: TextEncoding; bits: number } | null = null;
  for (const encoding of candidates) {
    if (encoding.startsWith('utf-16') && bytes.length % 2 !== 0) continue;
    const bits = readingBits(iconv.decode(bytes, encoding), encoding) + (PRIOR[encoding] ?? 0);
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
  if (encoding !== 'utf-8' && encoding !== 'windows-1252') return readingCost(text);
  const accents = text.match(WESTERN)?.length ?? 0;
  const paired = encoding === 'utf-8' ? 0 : text.split(/[\u0000-\u007f]+/).reduce((sum, run) => sum + (run.length > 1 ? run.length : 0), 0);
  return readingCost(text.replace(WESTERN, 'x')) + accents * ACCENT_BITS + paired * PAIRED_BITS;
}
