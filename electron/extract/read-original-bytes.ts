import type { ReadFailure } from '#shared/model/extraction.ts';
import { detectFormat } from './detect-format.ts';
import type { SourceInfo } from './extract-source.ts';
import { ExtractionFailure } from './extraction-failure.ts';
import { openLockedPackage } from './locked/open-locked-package.ts';

export type OriginalBytesOutcome =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly failure: ReadFailure };

/** The bytes that a window can lay out: those of the package inside an Office file behind a password, of any other file itself. */
export async function readOriginalBytes(bytes: Uint8Array, source: SourceInfo): Promise<OriginalBytesOutcome> {
  try {
    const found = await detectFormat(bytes, source.name);
    return { ok: true, bytes: found.kind === 'locked' ? openLockedPackage(found.file, source.password ?? null) : bytes };
  } catch (error) {
    if (!(error instanceof ExtractionFailure)) throw error;
    return { ok: false, failure: error.toData() };
  }
}
