import iconv from 'iconv-lite';
import { type TextEncoding, textEncoding } from '#shared/model/review.ts';
import { scoreDecoding } from './score-decoding.ts';

/** Encodings that a text may turn out to be in. */
export const TEXT_ENCODINGS: readonly TextEncoding[] = textEncoding.options;
export type { TextEncoding };

/** Bytes that are scored; they begin at the first byte outside ASCII. Even, so that a pair of UTF-16 is never split. */
const SAMPLE_BYTES = 65_536;

/** Decodes with a named encoding; what cannot be decoded becomes U+FFFD, a byte order mark is dropped. */
export function decodeAs(bytes: Uint8Array, encoding: TextEncoding): string {
  return encoding === 'utf-8' ? new TextDecoder('utf-8').decode(bytes) : iconv.decode(bytes, encoding);
}

/** The encoding that a byte order mark declares. */
export function byteOrderMark(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** The text if the bytes are flawless UTF-8, else `null`. */
export function decodeStrictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const CONTROL_CHARACTER = /[\0-\x08\x0b\x0e-\x19\x1b-\x1f]/;

/** Bytes below 0x20 that no text in a one- or multi-byte encoding holds, but UTF-16 is full of: its punctuation, digits and Latin letters all have one. */
function holdsControlBytes(sample: Uint8Array): boolean {
  return sample.some((byte) => byte < 0x09 || byte === 0x0b || (byte > 0x0d && byte < 0x20 && byte !== 0x1a));
}

function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80 || byte === 0);
  const start = first <= 0 ? 0 : first & ~1;
  // An odd first byte is stepped back over: one ASCII byte in front changes no decoding.
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

function bestOf(sample: Uint8Array, candidates: readonly TextEncoding[]): { encoding: TextEncoding; score: number } | null {
  let best: { encoding: TextEncoding; score: number } | null = null;
  for (const encoding of candidates) {
    const score = scoreDecoding(decodeAs(sample, encoding));
    if (score !== null && (best === null || score > best.score)) best = { encoding, score };
  }
  return best;
}

/** Share of letters of Western languages in text that only a one-byte encoding explains. */
function readsAsWestern(sample: Uint8Array): boolean {
  let high = 0;
  let paired = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if ((sample[index] ?? 0) < 0x80) continue;
    high += 1;
    if ((sample[index + 1] ?? 0) >= 0x80 || (sample[index - 1] ?? 0) >= 0x80) paired += 1;
  }
  return high > 0 && paired / high < 0.1 && high / sample.length < 0.2;
}

/**
 * The most likely encoding of a text of unknown origin: byte order mark, flawless UTF-8, then the best score among the Chinese ones.
 * Right on texts of some ten characters and more. Linear; the score looks at no more than 64 kB.
 */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return marked;
  const strict = decodeStrictUtf8(bytes);
  // What nearly every text is, without a look at each of its bytes.
  if (strict !== null && !CONTROL_CHARACTER.test(strict) && !isSuspiciousUtf8(strict)) return 'utf-8';
  const sample = sampleOf(bytes);
  const isWide = holdsControlBytes(sample);
  if (strict !== null && !isWide && !isSuspiciousUtf8(strict)) return 'utf-8';
  const wide: readonly TextEncoding[] = isWide ? ['utf-16le', 'utf-16be'] : [];
  const best = bestOf(sample, ['utf-8', 'gb18030', 'big5', ...wide]);
  if (isWide && (best === null || best.score <= 0)) return wideByZeros(bytes) ?? (strict === null ? 'gb18030' : 'utf-8');
  if (best === null || (strict !== null && hidesChinese(strict, best.score))) return 'utf-8';
  return best.score < 0.2 && readsAsWestern(sample) ? 'windows-1252' : best.encoding;
}

/** Short GBK can be flawless UTF-8 of two-byte characters (Latin, Greek, Cyrillic, Arabic), which no Chinese document consists of. */
function isSuspiciousUtf8(text: string): boolean {
  let holdsTwoByteCharacters = false;
  for (let index = 0; index < Math.min(text.length, SAMPLE_BYTES); index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x800) return false;
    if (code >= 0x80) holdsTwoByteCharacters = true;
  }
  return holdsTwoByteCharacters;
}

/** Chinese that was once read as Latin-1 and saved as UTF-8 so: its letters are the bytes of a text that reads better than the bytes of the file. */
function hidesChinese(text: string, score: number, depth = 2): boolean {
  if (/[^\u0000-\u00ff]/.test(text)) return false;
  const inner = Buffer.from(text, 'latin1');
  const found = bestOf(sampleOf(inner), ['gb18030', 'utf-8', 'big5']);
  if (found !== null && found.score > score) return true;
  // Read so twice over.
  const again = depth > 0 ? decodeStrictUtf8(inner) : null;
  return again !== null && again.length < text.length && hidesChinese(again, score, depth - 1);
}

/** UTF-16 of Western text: nearly every second byte is zero. */
function wideByZeros(bytes: Uint8Array): TextEncoding | null {
  const zeros = [0, 0];
  const end = Math.min(bytes.length & ~1, SAMPLE_BYTES);
  for (let index = 0; index < end; index += 1) if (bytes[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > end * 0.2 && even < odd * 0.1) return 'utf-16le';
  return even > end * 0.2 && odd < even * 0.1 ? 'utf-16be' : null;
}
