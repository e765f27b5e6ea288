import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RECOGNITION_FILES, type RecognitionAssets } from '#electron/extract/ocr/recognition-assets.ts';

/** The recogniser's packaged files, under a folder that has them at the paths of their packages. Nothing else is ever read. */
export function packagedRecognition(folder: string): RecognitionAssets {
  return {
    async read(path) {
      if (!RECOGNITION_FILES.includes(path)) throw new Error(`no asset ${path}`);
      return new Uint8Array(await readFile(join(folder, path)));
    },
  };
}
