import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ExtractionFailure } from '#electron/extract/extraction-failure.ts';
import { openCleanedPicture } from '#electron/extract/ocr/open-cleaned-picture.ts';
import { openOfdPictures } from '#electron/extract/ocr/open-ofd-pictures.ts';
import { unpackBmp } from '#electron/extract/ocr/unpack-bmp.ts';
import { pngChunks, unpackPng } from '#electron/extract/ocr/unpack-png.ts';
import { packagedRecognition } from '#electron/library/packaged-recognition.ts';
import { buildOfd } from '../ofd/build-ofd.ts';
import { buildBmp, buildPng, type PngParts } from './build-pictures.ts';

const ASSETS = packagedRecognition(join(import.meta.dirname, '../../../../../node_modules'));
const [WIDTH, HEIGHT] = [21, 13];
/** A grey that differs from pixel to pixel, so that a pixel in a wrong place is seen. */
const grey = (x: number, y: number): number => (x * 37 + y * 91 + x * y) % 256;
const greys = (of = grey): number[] => Array.from({ length: WIDTH * HEIGHT }, (_, at) => of(at % WIDTH, Math.floor(at / WIDTH)));
const unpacked = (parts: Omit<PngParts, 'width' | 'height'>) =>
  Array.from(unpackPng(pngChunks(buildPng({ width: WIDTH, height: HEIGHT, ...parts })))?.pixels ?? []);

describe('unpacking a PNG to grey', () => {
  it.each([false, true])('puts each pixel in its place, whichever filter its row has; interlaced: %s', (isInterlaced) => {
    expect(unpacked({ colourType: 0, depth: 8, samplesAt: (x, y) => [grey(x, y)], isInterlaced })).toEqual(greys());
    expect(unpacked({ colourType: 2, depth: 8, samplesAt: (x, y) => Array(3).fill(grey(x, y)), isInterlaced })).toEqual(greys());
    expect(unpacked({ colourType: 0, depth: 16, samplesAt: (x, y) => [grey(x, y) * 256 + 7], isInterlaced })).toEqual(greys());
  });

  it.each([1, 2, 4] as const)('spreads %i bits over all greys', (depth) => {
    const most = 2 ** depth - 1;
    const found = unpacked({ colourType: 0, depth, samplesAt: (x, y) => [(x + y) % (most + 1)], isInterlaced: true });
    expect(found).toEqual(greys((x, y) => Math.round((((x + y) % (most + 1)) * 255) / most)));
  });

  it('lays what is transparent on white', () => {
    expect(new Set(unpacked({ colourType: 6, depth: 8, samplesAt: () => [0, 0, 0, 0] }))).toEqual(new Set([255]));
    expect(new Set(unpacked({ colourType: 4, depth: 8, samplesAt: () => [0, 51] }))).toEqual(new Set([204]));
    const chunks = { PLTE: [0, 0, 0, 0, 0, 0], tRNS: [255, 0] };
    expect(unpacked({ colourType: 3, depth: 1, samplesAt: (x) => [x % 2], chunks }).slice(0, 4)).toEqual([0, 255, 0, 255]);
  });

  it('says that a picture is damaged whose data are broken, too short or endless', () => {
    const whole = pngChunks(buildPng({ width: WIDTH, height: HEIGHT, colourType: 0, depth: 8, samplesAt: () => [0] }));
    for (const broken of [{ packed: Uint8Array.of(1, 2, 3) }, { height: HEIGHT * 2 }, { colourType: 5 }])
      expect(() => unpackPng({ ...whole, ...broken })).toThrow();
    expect(unpackPng({ ...whole, width: 8_000, height: 8_000, depth: 16, colourType: 6 })).toBeNull();
  });
});

describe('unpacking a bitmap to grey', () => {
  it.each([false, true])('puts each pixel in its place; first row first: %s', (isTopDown) => {
    const coloured = (x: number, y: number) => Array<number>(3).fill(grey(x, y));
    expect(Array.from(unpackBmp(buildBmp(WIDTH, HEIGHT, 24, coloured, isTopDown))?.pixels ?? [])).toEqual(greys());
    const withFourth = (x: number, y: number) => [...coloured(x, y), 0];
    expect(Array.from(unpackBmp(buildBmp(WIDTH, HEIGHT, 32, withFourth, isTopDown))?.pixels ?? [])).toEqual(greys());
    expect(Array.from(unpackBmp(buildBmp(WIDTH, HEIGHT, 8, (x, y) => [grey(x, y)], isTopDown))?.pixels ?? [])).toEqual(greys());
    const bits = Array.from(unpackBmp(buildBmp(WIDTH, HEIGHT, 1, (x, y) => [(x + y) % 2], isTopDown))?.pixels ?? []);
    expect(bits).toEqual(greys((x, y) => ((x + y) % 2) * 255));
  });

  it('says that one is damaged that is cut off, and leaves packed ones to the engine', () => {
    const whole = buildBmp(WIDTH, HEIGHT, 8, () => [0]);
    expect(() => unpackBmp(whole.subarray(0, whole.length - 1))).toThrow(/cut off/);
    for (const length of [31, 33, 53]) expect(() => unpackBmp(whole.subarray(0, length))).toThrow(ExtractionFailure);
    const packed = Uint8Array.from(whole);
    packed[30] = 1;
    expect(unpackBmp(packed)).toBeNull();
  });
});

describe('a picture whose paper is noisy', () => {
  const noisy = (x: number, y: number): number => 200 + ((x * 7919 + y * 104_729) % 56);
  // Wide enough that it is drawn pixel by pixel: at a coarser one the grain would be smoothed away.
  const large = { width: 1700, height: 60, depth: 8 } as const;
  const kindOf = async (bytes: Uint8Array, kind: 'png' | 'bmp'): Promise<string | undefined> => {
    const source = await openCleanedPicture(bytes, kind, ASSETS);
    const { pictures } = await source.picturesOf(1);
    source.close();
    return pictures[0]?.picture.kind;
  };

  it('is taken in grey, to be cleaned, also where it is transparent, interlaced or a bitmap; a clean one is taken as it is', async () => {
    const transparent = (of: (x: number, y: number) => number) =>
      buildPng({ ...large, colourType: 4, samplesAt: (x, y) => [of(x, y), 255], isInterlaced: true });
    expect(await kindOf(transparent(noisy), 'png')).toBe('grey');
    expect(
      await kindOf(
        transparent(() => 255),
        'png',
      ),
    ).toBe('file');
    expect(
      await kindOf(
        buildBmp(1700, 60, 8, (x, y) => [noisy(x, y)]),
        'bmp',
      ),
    ).toBe('grey');
  });

  it('is taken in grey on a page of an OFD as well, in its place', async () => {
    const image = '<ofd:ImageObject ID="9" Boundary="10 20 100 150" CTM="100 0 0 150 0 0" ResourceID="7"/>';
    const resource =
      '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>';
    const picture = buildPng({ ...large, colourType: 0, samplesAt: (x, y) => [noisy(x, y)] });
    const more = { 'Doc_0/DocumentRes.xml': resource, 'Doc_0/Res/a.png': picture };
    const source = await openOfdPictures(
      buildOfd({ pages: [image], document: '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>', more }),
      ASSETS,
    );
    const { pictures } = await source.picturesOf(1);
    const [placed] = pictures;
    expect(placed?.picture.kind).toBe('grey');
    expect((placed?.scaleX ?? 0) * (placed?.picture.width ?? 0)).toBeCloseTo((100 * 72) / 25.4, 0);
    expect(placed?.left).toBeCloseTo((10 * 72) / 25.4, 0);
  });
});
