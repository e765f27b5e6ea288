import { describe, expect, it } from 'vitest';
import type { LiveSegment } from '#electron/search/search-segments.ts';
import { segmentInMemory } from '#electron/search/segment-file.ts';
import { sampleWords, warmSearch } from '#electron/search/warm-search.ts';
import { squeezeText } from '#shared/domain/search/squeeze-text.ts';
import { documentOf } from '../store/document-examples.ts';
import { segmentOf } from './segment-of.ts';

const TEXT = '海陵市供水企业完善供水管网，二〇三一年底前改造老旧管网并公布结果。';

function liveOf(): LiveSegment {
  const { segment, record } = segmentOf([documentOf(['海陵市供水方案', TEXT, TEXT])]);
  return { stored: segmentInMemory(segment, record), live: new Uint8Array([1]), listed: [null], asides: new Map() };
}

describe('making a search ready', () => {
  it('takes words that stand in the texts, of several lengths', () => {
    const words = sampleWords([liveOf()]).flatMap((asked) => asked.split(' '));
    const held = squeezeText(['海陵市供水方案', TEXT, 'd1.txt'].join('\n'));
    expect(words.filter((word) => !held.includes(word))).toEqual([]);
    expect([...new Set(words.map(({ length }) => length))].sort()).toEqual([2, 3, 4, 6, 8]);
  });

  it('asks all of them, or ends as soon as it is wanted no more', async () => {
    const live = [liveOf()];
    expect(await warmSearch(live, () => true)).toBe(sampleWords(live).length);
    let left = 5;
    expect(await warmSearch(live, () => left-- > 0)).toBe(5);
  });
});
