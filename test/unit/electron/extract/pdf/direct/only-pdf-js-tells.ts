import { openDirectly } from '#electron/extract/pdf/direct/read-directly.ts';
import type { ExtractAssets } from '#electron/extract/read-document.ts';
import { PACKAGED_ASSETS } from '../../packaged-assets.ts';

/** Numbers of the pages that the direct reader leaves to pdf.js, though it may load what the package has. */
export async function onlyPdfJsTells(bytes: Uint8Array, assets: ExtractAssets = PACKAGED_ASSETS): Promise<readonly number[]> {
  const file = openDirectly(bytes);
  if (file === null) throw new Error('the file is not in order');
  const numbers: number[] = [];
  for (let number = 1; number <= file.pages; number += 1) {
    let page = file.readPage(number);
    while (page === null && (await file.loadMissing(assets))) page = file.readPage(number);
    if (page === null) numbers.push(number);
  }
  return numbers;
}
