import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPdf, readPdfThoroughly } from '#electron/extract/pdf/read-pdf.ts';
import { PACKAGED_ASSETS } from '#test/unit/electron/extract/packaged-assets.ts';
import { opensDirectly, readAllDirectly } from '#test/unit/electron/extract/pdf/direct/read-all-directly.ts';
import { CORPUS, corpusFiles } from './corpus-place.ts';

const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(path));
const paths = corpusFiles()
  .map(({ path }) => path)
  .filter((path) => path.endsWith('.pdf'));

if (!existsSync(CORPUS)) {
  it('finds no shared samples beside the repository, so no PDF is read in two ways', () => {
    process.stderr.write(`corpus: ${CORPUS} is absent\n`);
    expect(existsSync(CORPUS)).toBe(false);
  });
} else {
  describe('PDFs that are read directly, all or some of their pages', () => {
    it('are some of the samples', () => expect(paths.filter((path) => readAllDirectly(bytesOf(path)) !== null).length).toBeGreaterThan(0));

    it.each(paths.filter((path) => opensDirectly(bytesOf(path))))('give what pdf.js gives: %s', async (path) => {
      const read = (way: typeof readPdf) => way(bytesOf(path), { name: path }, PACKAGED_ASSETS);
      expect(await read(readPdf)).toEqual(await read(readPdfThoroughly));
    });
  });
}
