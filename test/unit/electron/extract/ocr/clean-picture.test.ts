import { describe, expect, it } from 'vitest';
import { type GreyPixels, noiseOf, withoutNoise } from '#electron/extract/ocr/clean-picture.ts';

const [WIDTH, HEIGHT] = [120, 90];

/** White paper with a black bar of four pixels, and grain: each pixel off by up to `grain`, one in fifty a speck. */
function paper(grain: number): GreyPixels {
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const pixels = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, index) => {
    const ink = Math.floor((index % WIDTH) / 4) === 10 ? 20 : 235;
    if (grain > 0 && random() < 0.02) return 255 - ink;
    return ink + Math.round((random() - 0.5) * 2 * grain);
  });
  return { width: WIDTH, height: HEIGHT, pixels };
}

describe('cleaning a scan before it is recognised', () => {
  it('leaves a clean picture as it is', () => {
    const clean = paper(0);
    expect(noiseOf(clean)).toBe(0);
    expect(withoutNoise(clean)).toBe(clean);
  });

  it('takes specks and most of the grain off the paper, and keeps the edges of what is written', () => {
    const noisy = paper(18);
    const cleaned = withoutNoise(noisy);
    expect(noiseOf(noisy)).toBeGreaterThan(3);
    expect(noiseOf(cleaned)).toBeLessThan(noiseOf(noisy) / 2);
    const row = Array.from(cleaned.pixels.slice(45 * WIDTH, 46 * WIDTH), (value) => (value < 128 ? 'x' : '.')).join('');
    expect(row).toBe(`${'.'.repeat(40)}xxxx${'.'.repeat(76)}`);
  });

  it('takes a picture of a few pixels as it is', () => {
    for (const [width, height] of [
      [0, 0],
      [1, 5],
      [2, 2],
    ] as const) {
      const picture = { width, height, pixels: new Uint8Array(width * height) };
      expect(withoutNoise(picture)).toBe(picture);
    }
  });
});
