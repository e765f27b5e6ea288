import { COMMON_HANZI } from './common-hanzi.ts';

/** Punctuation that Chinese text is full of; as good as a common character, since a wrong decoding hardly lands on it. */
const CJK_PUNCTUATION = new Set('，。、；：？！“”‘’（）《》〈〉【】〔〕—…　·');

type CharacterClass = 'ignored' | 'common' | 'ordinary' | 'rare' | 'broken';

/** Cost of one character against one common hanzi worth 1: a broken one disproves, a rare one only speaks against. */
const WEIGHT: Readonly<Record<CharacterClass, number>> = { ignored: 0, common: 1, ordinary: 0, rare: -0.5, broken: -5 };

function classify(character: string, code: number): CharacterClass {
  if (code < 0x80) return code >= 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || code === 0x0c ? 'ignored' : 'broken';
  if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || (code >= 0x80 && code < 0xa0)) return 'broken';
  if (CJK_PUNCTUATION.has(character) || COMMON_HANZI.has(character)) return 'common';
  if (code >= 0x4e00 && code <= 0x9fff) return 'ordinary';
  if ((code >= 0xff01 && code <= 0xff5e) || (code >= 0x2460 && code <= 0x24ff) || (code >= 0x2010 && code <= 0x2027)) return 'ordinary';
  return 'rare';
}

/**
 * How much a decoded sample reads like Chinese: 1 at best, far below 0 when it is broken; `null` for one without a character outside ASCII.
 * Meant for comparing decodings of the same bytes.
 */
export function scoreDecoding(text: string): number | null {
  let score = 0;
  let counted = 0;
  for (const character of text) {
    const kind = classify(character, character.codePointAt(0) ?? 0);
    if (kind === 'ignored') continue;
    counted += 1;
    score += WEIGHT[kind];
  }
  return counted === 0 ? null : score / counted;
}
