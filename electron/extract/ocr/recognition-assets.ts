import type { RecognitionLanguage } from '#shared/model/recognition.ts';

/** The recogniser's packaged files by the path that they have in their packages; rejects where there is none. */
export interface RecognitionAssets {
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** The engine compiled with vector instructions, and without for processors that lack them. */
export const ENGINE_FILES = {
  vector: 'tesseract.js-core/tesseract-core-simd-lstm.wasm',
  plain: 'tesseract.js-core/tesseract-core-lstm.wasm',
} as const;

/** Draws PDF pages. */
export const PDF_PAINTER_FILE = '@hyzyla/pdfium/dist/pdfium.wasm';

/** What a language was trained to, packed with gzip. */
export function languageFile(language: RecognitionLanguage): string {
  return `@tesseract.js-data/${language}/4.0.0_best_int/${language}.traineddata.gz`;
}

/** Every packaged file that recognition may ask for. */
export const RECOGNITION_FILES: readonly string[] = [
  ENGINE_FILES.vector,
  ENGINE_FILES.plain,
  PDF_PAINTER_FILE,
  languageFile('chi_sim'),
  languageFile('chi_tra'),
];
