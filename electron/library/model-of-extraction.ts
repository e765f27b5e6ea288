import { byteCodecs } from '#electron/extract/byte-codecs.ts';
import { repairText } from '#shared/domain/repair/repair-text.ts';
import { understandDocument } from '#shared/domain/structure/understand-document.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { Extraction } from '#shared/model/extraction.ts';

/** From a format reader's blocks to the document model: repair, but for what a person took back, then structure. Linear. */
export function modelOfExtraction(extraction: Extraction, fileName: string, undoneRepairs: readonly string[] = []): DocumentModel {
  return understandDocument({ extraction, repaired: repairText(extraction, byteCodecs, undoneRepairs), fileName });
}
