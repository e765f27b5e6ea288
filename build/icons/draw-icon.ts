import type { Picture } from './encode-image.ts';

type Colour = readonly [red: number, green: number, blue: number];
/** A shape on the unit square: how far a point lies outside it; negative inside. */
type Shape = { readonly colour: Colour; readonly distance: (x: number, y: number) => number };

const INK: Colour = [0x2c, 0x52, 0x86];
const PAPER: Colour = [0xfb, 0xfa, 0xf7];
const LINE: Colour = [0x9a, 0xa7, 0xb8];
const MARKED: Colour = [0xf2, 0xcf, 0x5b];
const CINNABAR: Colour = [0xc7, 0x4f, 0x35];
/** Points a pixel is sampled at in each direction. */
const SAMPLES = 4;

/** A paper with a marked line and a reviewer's tick, on an ink-blue ground: what the program does, at any size. */
const SHAPES: readonly Shape[] = [
  { colour: INK, distance: roundedBox(0.5, 0.5, 0.46, 0.46, 0.1) },
  { colour: PAPER, distance: roundedBox(0.47, 0.5, 0.27, 0.34, 0.03) },
  { colour: LINE, distance: roundedBox(0.47, 0.28, 0.18, 0.025, 0.02) },
  { colour: MARKED, distance: roundedBox(0.47, 0.42, 0.2, 0.055, 0.02) },
  { colour: LINE, distance: roundedBox(0.47, 0.42, 0.18, 0.025, 0.02) },
  { colour: LINE, distance: roundedBox(0.42, 0.56, 0.13, 0.025, 0.02) },
  { colour: CINNABAR, distance: stroke([0.5, 0.66], [0.61, 0.77], 0.048) },
  { colour: CINNABAR, distance: stroke([0.61, 0.77], [0.82, 0.5], 0.048) },
];

/** Draws the application's icon; `size` in pixels. */
export function drawIcon(size: number): Picture {
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) pixels.set(pixelAt(x, y, size), (y * size + x) * 4);
  }
  return { size, pixels };
}

function pixelAt(x: number, y: number, size: number): readonly number[] {
  let red = 0;
  let green = 0;
  let blue = 0;
  let covered = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const atX = (x + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
    const atY = (y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
    const top = SHAPES.findLast(({ distance }) => distance(atX, atY) <= 0);
    if (!top) continue;
    covered += 1;
    red += top.colour[0];
    green += top.colour[1];
    blue += top.colour[2];
  }
  const share = Math.max(1, covered);
  return [red / share, green / share, blue / share, (covered * 255) / (SAMPLES * SAMPLES)].map(Math.round);
}

function roundedBox(centreX: number, centreY: number, halfWidth: number, halfHeight: number, radius: number): Shape['distance'] {
  return (x, y) => {
    const outX = Math.max(0, Math.abs(x - centreX) - halfWidth + radius);
    const outY = Math.max(0, Math.abs(y - centreY) - halfHeight + radius);
    return Math.hypot(outX, outY) - radius;
  };
}

function stroke(from: readonly [number, number], to: readonly [number, number], halfWidth: number): Shape['distance'] {
  const [alongX, alongY] = [to[0] - from[0], to[1] - from[1]];
  const length = alongX * alongX + alongY * alongY;
  return (x, y) => {
    const share = Math.max(0, Math.min(1, ((x - from[0]) * alongX + (y - from[1]) * alongY) / length));
    return Math.hypot(x - from[0] - share * alongX, y - from[1] - share * alongY) - halfWidth;
  };
}
