import { expect, it } from 'vitest';
import { tellingWeight, wordingFeatures } from '#shared/domain/alignment/wording-features.ts';

/** The pair of characters that stands for a word of two. */
function featureOf(word: string): number {
  return word.charCodeAt(0) * 0x10000 + word.charCodeAt(1);
}

it('counts characters and what stands together, never across a mark', () => {
  const features = wordingFeatures('托位、托位补助3年');
  expect(features.get(featureOf('托位'))).toBe(2);
  expect(features.get('托'.charCodeAt(0))).toBe(2);
  expect(features.has(featureOf('位托'))).toBe(false);
  expect(features.has(featureOf('助年'))).toBe(false);
});

it('tells little by words that are on every page, and much by rare ones', () => {
  expect(tellingWeight(featureOf('工作'))).toBeLessThan(0.2);
  expect(tellingWeight(featureOf('托位'))).toBeGreaterThan(0.7);
  expect(tellingWeight(featureOf('焚烧'))).toBeGreaterThan(tellingWeight(featureOf('建设')));
});
