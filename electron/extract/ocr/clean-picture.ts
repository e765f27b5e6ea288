/** Grey pixels of a byte each, row after row from the top. */
export interface GreyPixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Every so manieth pixel says how noisy a picture is. */
const SAMPLED = 7;
/** Mean difference of light pixels from the middle of their neighbours, in greys, from which a picture is taken for noisy. */
const NOISY = 1;
/** Darker pixels belong to characters, whose edges are no noise. */
const LIGHT = 128;

function middleOfNine(pixels: Uint8Array, at: number, width: number, nine: Uint8Array): number {
  for (let row = 0; row < 3; row += 1) {
    const from = at + (row - 1) * width - 1;
    for (let column = 0; column < 3; column += 1) nine[row * 3 + column] = pixels[from + column] ?? 0;
  }
  nine.sort();
  return nine[4] ?? 0;
}

/** How noisy the paper of a picture is: 0 for one that was painted, past 1 for a poor scan. */
export function noiseOf({ width, height, pixels }: GreyPixels): number {
  const nine = new Uint8Array(9);
  let sum = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y += SAMPLED) {
    for (let x = 1 + (y % SAMPLED); x < width - 1; x += SAMPLED) {
      const at = y * width + x;
      const middle = middleOfNine(pixels, at, width, nine);
      if (middle < LIGHT) continue;
      sum += Math.abs((pixels[at] ?? 0) - middle);
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/** Is the paper of a picture so noisy that it is better read cleaned? */
export function isNoisy(picture: GreyPixels): boolean {
  return noiseOf(picture) >= NOISY;
}

/**
 * A picture without the specks and grain of a poor scan: each pixel becomes the middle of its neighbourhood, which keeps edges. A clean one
 * stays as it is. Linear in the pixels.
 */
export function withoutNoise(picture: GreyPixels): GreyPixels {
  if (!isNoisy(picture)) return picture;
  const { width, height, pixels } = picture;
  const cleaned = pixels.slice();
  const nine = new Uint8Array(9);
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) cleaned[y * width + x] = middleOfNine(pixels, y * width + x, width, nine);
  return { width, height, pixels: cleaned };
}
