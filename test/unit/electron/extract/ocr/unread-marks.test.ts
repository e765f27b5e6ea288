import { describe, expect, it } from 'vitest';
import type { PagePictures } from '#electron/extract/ocr/page-picture.ts';
import { unreadShare } from '#electron/extract/ocr/unread-marks.ts';
import { NO_ASSETS, readDocument } from '#electron/extract/read-document.ts';
import { isDoubtfulPage, type Recognition, type RecognizedPage, type RecognizedRun } from '#shared/model/recognition.ts';
import { greyTiff } from '#test/support/paint-page.ts';

const [WIDTH, HEIGHT] = [600, 840];

/** Lines of strokes as close as those of characters, `lines` of them from the top. */
function striped(lines: number): Uint8Array {
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (let line = 0; line < lines; line += 1)
    for (let y = 40 + line * 30; y < 56 + line * 30; y += 1)
      for (let x = 60; x < 540; x += 5) pixels.fill(0, y * WIDTH + x, y * WIDTH + x + 2);
  return pixels;
}

const page = (lines: number): PagePictures => ({
  width: WIDTH,
  height: HEIGHT,
  pictures: [{ picture: { kind: 'grey', width: WIDTH, height: HEIGHT, pixels: striped(lines) }, left: 0, top: 0, scaleX: 1, scaleY: 1 }],
});

const run = (line: number, confidence = 0.9): RecognizedRun => ({
  text: '云岭县',
  along: 60,
  across: 55 + line * 30,
  length: 480,
  size: 16,
  confidence,
});

const recognized = (number: number, parts: Partial<RecognizedPage>): RecognizedPage => ({
  page: number,
  language: 'chi_sim',
  confidence: 0.9,
  width: WIDTH,
  height: HEIGHT,
  runs: [run(0)],
  unread: 0,
  ...parts,
});

describe('how much of a page was not read', () => {
  it('is the share of its strokes that lie in no line read surely', () => {
    expect(unreadShare(page(4), [run(0), run(1), run(2), run(3)])).toBe(0);
    expect(unreadShare(page(4), [run(0), run(1), run(2)])).toBe(0.25);
    expect(unreadShare(page(4), [run(0), run(1), run(2, 0.2), run(3, 0.2)])).toBe(0.5);
    expect(unreadShare(page(4), [])).toBe(1);
  });

  it('is nothing on a blank page, and unknown where the picture is not at hand in grey', () => {
    expect(unreadShare(page(0), [])).toBe(0);
    const file = { kind: 'file', width: 10, height: 10, bytes: new Uint8Array(1), orientation: 1 } as const;
    const placed = { left: 0, top: 0, scaleX: 1, scaleY: 1 };
    expect(unreadShare({ width: 10, height: 10, pictures: [{ picture: file, ...placed }] }, [])).toBeNull();
  });
});

describe('a page that was read badly', () => {
  it('is one of scraps, or one whose print was mostly left unread; a blank one is none', () => {
    expect(isDoubtfulPage(recognized(1, {}), 1)).toBe(false);
    expect(isDoubtfulPage(recognized(1, { confidence: 0.3 }), 1)).toBe(true);
    expect(isDoubtfulPage(recognized(1, { unread: 0.8 }), 1)).toBe(true);
    expect(isDoubtfulPage(recognized(1, { runs: [], confidence: 0 }), 1)).toBe(false);
  });

  it('is each behind the first that was recognised before it was measured how much was read', async () => {
    const image = { width: 20, height: 30, pixels: new Uint8Array(600) };
    const pages = [2, 3, 4].map((number) => {
      const { unread, ...old } = recognized(number, { runs: [{ ...run(0), text: `第${number}页的正文` }] });
      return number === 4 ? { ...old, unread } : old;
    });
    expect(pages.map((old) => isDoubtfulPage(old, 2))).toEqual([false, true, false]);
    const recognition: Recognition = { format: 'yuece.recognition/1', engine: 'test', stamp: '0123abcd', pages };
    const read = await readDocument(greyTiff([image, image, image, image]), { name: '扫描.tif', recognition }, NO_ASSETS);
    if (!read.ok) throw new Error(read.failure.detail);
    expect(read.extraction.pagesWithoutText.filter(({ kind }) => kind === 'doubtful')).toEqual([{ page: 3, kind: 'doubtful' }]);
    expect(read.extraction.recognition?.pages.map(({ isDoubtful }) => isDoubtful ?? false)).toEqual([false, true, false]);
  });

  it('is told of with its number, as a page and as a warning, and the others are not', async () => {
    const image = { width: 20, height: 30, pixels: new Uint8Array(600) };
    const pages = [
      recognized(1, {}),
      recognized(2, { runs: [], confidence: 0, unread: 1 }),
      recognized(3, { confidence: 0.2, runs: [{ ...run(9), text: '乱字一行' }] }),
    ];
    const recognition: Recognition = { format: 'yuece.recognition/1', engine: 'test', stamp: '0123abcd', pages };
    const read = await readDocument(greyTiff([image, image, image]), { name: '扫描.tif', recognition }, NO_ASSETS);
    if (!read.ok) throw new Error(read.failure.detail);
    const { pagesWithoutText, warnings, recognition: facts } = read.extraction;
    expect(pagesWithoutText).toEqual([
      { page: 2, kind: 'doubtful' },
      { page: 3, kind: 'doubtful' },
    ]);
    expect(warnings.map(({ code, message }) => [code, message.slice(0, 13)])).toEqual([
      ['doubtful-recognition', '第2、3页识别结果不可靠：'],
    ]);
    expect(facts?.pages.map(({ isDoubtful }) => isDoubtful ?? false)).toEqual([false, true, true]);
  });
});
