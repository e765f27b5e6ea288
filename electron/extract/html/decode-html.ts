import iconv from 'iconv-lite';
import { type DecodedText, decodeText, encodingByLabel } from '../encoding/decode-text.ts';
import { byteOrderMark, decodeAs, detectEncoding } from '../encoding/detect-encoding.ts';

/** How far into the page a declaration is looked for; the HTML standard says 1024, saved pages put scripts in front. */
const DECLARATION_WITHIN_BYTES = 8_192;

function declaredLabel(bytes: Uint8Array): string | null {
  const head = iconv.decode(bytes.subarray(0, DECLARATION_WITHIN_BYTES), 'latin1');
  const meta = /<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(head);
  const xml = /^\s*<\?xml\b[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})/i.exec(head);
  return meta?.[1] ?? xml?.[1] ?? null;
}

/**
 * Decodes a web page: byte order mark, flawless UTF-8, then what the page declares if its bytes bear that out, then the likeliest.
 * Declarations of Chinese pages lie often enough that none is believed over the bytes. `archived` is what a web archive says of the page.
 */
export function decodeHtml(bytes: Uint8Array, chosen: string | null, archived: string | null = null): DecodedText {
  if (chosen !== null || byteOrderMark(bytes) !== null) return decodeText(bytes, chosen);
  const detected = detectEncoding(bytes);
  if (detected === 'utf-8' || detected === 'utf-16le' || detected === 'utf-16be') return decodeText(bytes, detected);
  const label = archived ?? declaredLabel(bytes);
  const declared = label === null ? null : encodingByLabel(label);
  if (declared !== null && declared !== detected && declared !== 'utf-8' && !declared.startsWith('utf-16')) {
    const text = decodeAs(bytes, declared);
    if (!text.includes('\ufffd')) return { text, encoding: declared, warnings: [] };
  }
  return decodeText(bytes, detected);
}
