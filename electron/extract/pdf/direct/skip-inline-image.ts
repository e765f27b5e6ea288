import { NotSure } from './not-sure.ts';
import type { PdfLexer } from './pdf-lexer.ts';
import { PdfKeyword, PdfName } from './pdf-object.ts';

const MOST_ENTRIES = 100;
/** Bytes after the end mark that must be text: the same two letters stand by chance in the data of pictures. */
const LOOKED_AT = 12;

function isSpace(code: number | undefined): boolean {
  return code === undefined || code === 10 || code === 13 || code === 32 || code === 9 || code === 0;
}

function isText(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < Math.min(from + LOOKED_AT, bytes.length); at += 1) {
    const code = bytes[at] ?? 0;
    if (!isSpace(code) && (code < 0x20 || code > 0x7e)) return false;
  }
  return true;
}

/** Steps over an inline image, from behind its `BI` to behind its `EI`. */
export function skipInlineImage(lexer: PdfLexer): void {
  for (let entries = 0; ; entries += 1) {
    const key = lexer.read();
    if (key instanceof PdfKeyword && key.word === 'ID') break;
    const value = lexer.read();
    if (!(key instanceof PdfName) || value === undefined || value instanceof PdfKeyword || entries > MOST_ENTRIES)
      throw new NotSure('an odd inline image');
  }
  const { bytes } = lexer;
  for (let at = bytes.indexOf('EI', lexer.at, 'latin1'); at >= 0; at = bytes.indexOf('EI', at + 2, 'latin1')) {
    if (!isSpace(bytes[at - 1]) || !isSpace(bytes[at + 2]) || !isText(bytes, at + 2)) continue;
    lexer.at = at + 2;
    return;
  }
  throw new NotSure('an inline image without end');
}
