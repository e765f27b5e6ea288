import { byteCodecs } from '#electron/extract/byte-codecs.ts';
import type { Extraction, SourceBlock } from '#shared/model/extraction.ts';
import { NO_EXTRAS } from '#test/support/no-extras.ts';

/** An extraction of plain paragraphs, as a text reader gives it. */
export function extractionOf(lines: readonly string[]): Extraction {
  const blocks: SourceBlock[] = lines.map((text) => ({ kind: 'paragraph', text, rows: null, page: null, style: null }));
  return { mediaType: 'text/plain', encoding: 'utf-8', pages: null, blocks, furniture: [], repairs: [], warnings: [], ...NO_EXTRAS };
}

/** A text whose first byte was lost, read on from there: pairs of bytes are out of step until a lone ASCII byte; a last half character goes too. */
export function loseFirstByte(text: string): string {
  const bytes = byteCodecs.encodeGb18030(text);
  return `?${byteCodecs.decodeGb18030(bytes.subarray(1)).replace(/\ufffd$/, '')}`;
}

const FOLDED_MARKS = [0xa1, 0xac, 0xbb];

/** What a site makes of a text that it folds to half-width byte by byte: where a mark's bytes appear across two characters, a lead byte is orphaned. */
export function foldByteWise(text: string): string {
  const bytes = byteCodecs.encodeGb18030(text);
  let folded = '';
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1] ?? 0;
    if (byte < 0x80) {
      folded += String.fromCharCode(byte);
      at += 1;
    } else if (next === 0xa3 && FOLDED_MARKS.includes(bytes[at + 2] ?? 0)) {
      folded += `?${String.fromCharCode((bytes[at + 2] ?? 0) - 0x80)}`;
      at += 3;
    } else if (next < 0x40) {
      folded += '?';
      at += 1;
    } else {
      folded += byteCodecs.decodeGb18030(bytes.subarray(at, at + 2));
      at += 2;
    }
  }
  return folded;
}

/** All characters of a text but white space, sorted: what must be the same before and after a repair. */
export function inventory(text: string): string {
  return [...text.replace(/\s/g, '')].sort().join('');
}
