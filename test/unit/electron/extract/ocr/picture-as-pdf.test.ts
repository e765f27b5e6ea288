import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openPdfPictures } from '#electron/extract/ocr/paint-pdf.ts';
import { pictureAsPdf } from '#electron/extract/ocr/picture-as-pdf.ts';
import { readPictureHeader } from '#electron/extract/ocr/picture-header.ts';
import { packagedRecognition } from '#electron/library/packaged-recognition.ts';

const ASSETS = packagedRecognition(join(import.meta.dirname, '../../../../../node_modules'));
const [WIDTH, HEIGHT] = [60, 90];

function chunk(name: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(name, 4, 'latin1');
  // Nothing that reads these looks at the checksum.
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

/** A PNG of one colour but for its upper left quarter, which is black. `samples` is what stands for each of the two. */
function png(colourType: number, samples: { readonly light: readonly number[]; readonly dark: readonly number[] }): Uint8Array {
  const rows = Array.from({ length: HEIGHT }, (_, y) => [
    0,
    ...Array.from({ length: WIDTH }, (_, x) => (x < WIDTH / 2 && y < HEIGHT / 2 ? samples.dark : samples.light)).flat(),
  ]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, colourType, 0, 0, 0], 8);
  const palette = colourType === 3 ? [chunk('PLTE', Uint8Array.of(0, 0, 0, 255, 255, 255))] : [];
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', head),
    ...palette,
    chunk('IDAT', deflateSync(Uint8Array.from(rows.flat()))),
    chunk('IEND', new Uint8Array()),
  ]);
}

const sheetOf = (bytes: Uint8Array, orientation = 1) => pictureAsPdf(bytes, { ...readPictureHeader(bytes, 'png'), orientation });

/** Which quarter of the drawn page is dark: `left` or `right`, `upper` or `lower`. */
async function darkQuarter(pdf: Uint8Array): Promise<{ readonly quarter: string; readonly isUpright: boolean }> {
  const source = await openPdfPictures(pdf, { password: null }, ASSETS);
  const { pictures } = await source.picturesOf(1);
  source.close();
  const picture = pictures[0]?.picture;
  if (picture?.kind !== 'grey') throw new Error('nothing was drawn');
  const { width, height, pixels } = picture;
  const at = (x: number, y: number): number => pixels[Math.floor(height * y) * width + Math.floor(width * x)] ?? 255;
  const places = [
    ['upper left', at(0.25, 0.25)],
    ['upper right', at(0.75, 0.25)],
    ['lower left', at(0.25, 0.75)],
    ['lower right', at(0.75, 0.75)],
  ] as const;
  const dark = places.filter(([, grey]) => grey < 100).map(([name]) => name);
  return { quarter: dark.join(), isUpright: height > width };
}

const GREY = { light: [255], dark: [0] };

describe('a picture on the page of a PDF', () => {
  it.each([
    ['grey', 0, GREY],
    ['colour', 2, { light: [250, 255, 240], dark: [20, 0, 0] }],
    ['a palette', 3, { light: [1], dark: [0] }],
  ] as const)('is drawn as it looks: PNG in %s', async (_name, colourType, samples) => {
    const sheet = sheetOf(png(colourType, samples));
    expect(await darkQuarter(sheet?.pdf ?? new Uint8Array())).toEqual({ quarter: 'upper left', isUpright: true });
    expect(sheet?.dotsAnInch).toBeCloseTo((60 / 595) * 72);
  });

  it.each([
    [3, 'lower right', true],
    [6, 'upper right', false],
    [8, 'lower left', false],
  ])('is turned as the camera says: orientation %i', async (orientation, quarter, isUpright) => {
    const sheet = sheetOf(png(0, GREY), orientation);
    expect(await darkQuarter(sheet?.pdf ?? new Uint8Array())).toEqual({ quarter, isUpright });
  });

  it('is drawn as it looks where parts of it are transparent', async () => {
    const sheet = sheetOf(png(6, { light: [0, 0, 0, 0], dark: [0, 0, 0, 255] }));
    expect(await darkQuarter(sheet?.pdf ?? new Uint8Array())).toEqual({ quarter: 'upper left', isUpright: true });
  });

  it('is not made of mirrored pictures', () => {
    expect(sheetOf(png(0, GREY), 2)).toBeNull();
  });

  it('says that a picture is damaged whose end is missing', () => {
    const whole = png(0, GREY);
    expect(() => sheetOf(whole.subarray(0, whole.length - 12))).toThrow(/cut off/);
  });
});
