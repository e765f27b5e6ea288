import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ExtractAssets } from '#electron/extract/read-document.ts';

const PACKAGE = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')));

/** pdf.js's character maps and fonts as its package holds them. */
export const PACKAGED_ASSETS: ExtractAssets = {
  readCMap: async (name) => new Uint8Array(await readFile(`${PACKAGE}cmaps/${name}`)),
  readStandardFont: async (name) => new Uint8Array(await readFile(`${PACKAGE}standard_fonts/${name}`)),
};
