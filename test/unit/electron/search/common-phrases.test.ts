import { describe, expect, it } from 'vitest';
import { findPair, piecesOf } from '#electron/search/bigram-index.ts';
import { buildBigrams } from '#electron/search/build-bigrams.ts';
import { LONGEST_PHRASE, phraseTable } from '#electron/search/common-phrases.ts';
import { squeezedUnits } from '#shared/domain/search/squeeze-text.ts';
import { seededRandom } from '../../../support/generate-policy.ts';

const COMMON = ['责任单位', '年底前完成', '实施方案', '有关'];
const MARK = '\u0001';

/** Texts of rare characters, each with some of the common phrases. */
function textsOf(count: number): readonly string[] {
  const random = seededRandom(count);
  const rare = (): string => Array.from({ length: 12 }, () => String.fromCharCode(0x5000 + Math.floor(random() * 2_000))).join('');
  return Array.from({ length: count }, () => COMMON.map((phrase) => (random() < 0.5 ? `${rare()}${phrase}` : rare())).join(MARK));
}

function indexOf(texts: readonly string[]): ReturnType<typeof buildBigrams> {
  const whole = texts.map((text) => `${text}${MARK}`);
  const units = Uint16Array.from(whole.join(''), (character) => character.charCodeAt(0));
  const ends = Uint32Array.from(whole, (_text, index) => whole.slice(0, index + 1).join('').length);
  const starts = Uint32Array.from(ends, (end, index) => end - (whole[index]?.length ?? 0));
  return buildBigrams(units, { starts, ends, pieces: texts.length, documents: 0 });
}

describe('common phrases of an index', () => {
  it('are told with all the pieces they stand in, and every part of them too', () => {
    const texts = textsOf(400);
    const index = indexOf(texts);
    const phrases = phraseTable(index.phrases);
    for (const common of COMMON.filter((phrase) => phrase.length > 2)) expect([...phrases.keys()]).toContain(common);
    expect([...phrases.keys()]).toContain('底前完成');
    for (const [phrase, { length, number }] of phrases) {
      expect(phrase).toBe(String.fromCharCode(...squeezedUnits(phrase)));
      const pair = findPair(index, length, number);
      const expected = texts.flatMap((text, piece) => (text.includes(phrase) ? [piece] : []));
      expect(pair && [...piecesOf(index, pair).pieces], phrase).toEqual(expected);
      expect([length, length <= LONGEST_PHRASE]).toEqual([phrase.length, true]);
    }
  });

  it('are none where there are few pieces', () => {
    expect(phraseTable(indexOf(textsOf(60)).phrases).size).toBe(0);
  });
});
