import type { Extraction } from '#shared/model/extraction.ts';
import { decodeText } from '../encoding/decode-text.ts';
import { extractionOf, type SourceInfo } from '../extract-source.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { paragraphBlock, visibleLines } from '../source-blocks.ts';

/** Plain text: one paragraph a line, blank lines left out, no style evidence. */
export function readText(bytes: Uint8Array, source: SourceInfo): Extraction {
  const { text, encoding, warnings } = decodeText(bytes, source.encoding ?? null);
  if (text.length > LIMITS.characters) throw new ExtractionFailure('too-large', `${text.length} characters`);
  const blocks = visibleLines(text).map((line) => paragraphBlock(line, null));
  return extractionOf({ mediaType: 'text/plain', encoding, blocks, warnings: [...warnings] });
}
