import { expect } from 'vitest';
import { readDocument } from '#electron/extract/read-document.ts';
import type { Extraction, ExtractionResult } from '#shared/model/extraction.ts';
import { PACKAGED_ASSETS } from './packaged-assets.ts';

/** Reads bytes under a name, with the packaged assets. */
export function read(bytes: Uint8Array, name: string): Promise<ExtractionResult> {
  return readDocument(bytes, { name }, PACKAGED_ASSETS);
}

/** Reads bytes that are expected to be readable. */
export async function extract(bytes: Uint8Array, name: string): Promise<Extraction> {
  const result = await read(bytes, name);
  if (!result.ok) expect.fail(`${name}: ${result.failure.code} ${result.failure.detail}`);
  return result.extraction;
}

/** Texts of all blocks; a table as its rows. */
export function shown(extraction: Extraction): (string | string[][])[] {
  return extraction.blocks.map((block) => block.rows ?? block.text);
}
