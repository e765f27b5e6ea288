import iconv from 'iconv-lite';
import { type TextEncoding, textEncoding } from '#shared/model/review.ts';
import { scoreDecoding } from './score-decoding.ts';
import { cheapestReading } from './weigh-readings.ts';

/** Encodings that a text may turn out to be in. */
export const TEXT_ENCODINGS: readonly TextEncoding[] = textEncoding.options;
export type { TextEncoding };

/** Bytes that are scored; they begin at the first byte outside ASCII. Even, so that a pair of UTF-16 is never split. */
const SAMPLE_BYTES = 65_536;
/** Up to so many bytes the words of a text are weighed; of more, the characters tell by themselves. */
const SHORT_BYTES = 512;
/** Two-byte characters of UTF-8 that GBK may look like by chance; one in thirty such texts would be three characters long, none so many. */
const CHANCE_CHARACTERS = 16;
/** A score that Chinese in its own encoding reaches; below it, UTF-16 is tried even where no byte asks for it. */
const SURE_SCORE = 0.3;
const WIDE: readonly TextEncoding[] = ['utf-16le', 'utf-16be'];
const ONE_BYTE: readonly TextEncoding[] = ['windows-1252'];

const UTF8 = new TextDecoder('utf-8');
const FLAWLESS_UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes with a named encoding; what cannot be decoded becomes U+FFFD, a byte order mark is dropped. */
export function decodeAs(bytes: Uint8Array, encoding: TextEncoding): string {
  return encoding === 'utf-8' ? UTF8.decode(bytes) : iconv.decode(bytes, encoding);
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
    return FLAWLESS_UTF8.decode(bytes);
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

/**
 * The most likely encoding of a text of unknown origin: byte order mark, flawless UTF-8, then the best score among the Chinese ones; of a
 * short one, the reading with the best words. Right on a heading or a name of three characters nearly always. Linear; looks at 64 kB at most.
 */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  return byteOrderMark(bytes) ?? encodingOf(bytes, decodeStrictUtf8(bytes));
}

/** The text in that encoding. What nearly every text is has been decoded already when it is known to be that. */
export function decodeDetected(bytes: Uint8Array): { readonly text: string; readonly encoding: TextEncoding } {
  const marked = byteOrderMark(bytes);
  const strict = marked === null ? decodeStrictUtf8(bytes) : null;
  const encoding = marked ?? encodingOf(bytes, strict);
  return { encoding, text: encoding === 'utf-8' && strict !== null ? strict : decodeAs(bytes, encoding) };
}

/** `strict` is the text where the bytes are flawless UTF-8. */
function encodingOf(bytes: Uint8Array, strict: string | null): TextEncoding {
  // What nearly every text is, without a look at each of its bytes.
  if (strict !== null && !CONTROL_CHARACTER.test(strict) && !isSuspiciousUtf8(strict)) return 'utf-8';
  const sample = sampleOf(bytes);
  const isWide = holdsControlBytes(sample);
  if (strict !== null && !isWide && !isSuspiciousUtf8(strict)) return 'utf-8';
  const isShort = sample.length > 0 && (sample.length <= SHORT_BYTES || (strict !== null && !isWide));
  return isShort ? encodingOfShort(bytes, sample, strict, isWide) : encodingOfLong(bytes, sample, strict, isWide);
}

function encodingOfLong(bytes: Uint8Array, sample: Uint8Array, strict: string | null, isWide: boolean): TextEncoding {
  let best = bestOf(sample, ['utf-8', 'gb18030', 'big5', ...(isWide ? WIDE : [])]);
  if (!isWide && bytes.length % 2 === 0 && best !== null && best.score < SURE_SCORE) best = bestOf(sample, [best.encoding, ...WIDE]);
  if (isWide && (best === null || best.score <= 0)) return wideByZeros(bytes) ?? (strict === null ? 'gb18030' : 'utf-8');
  if (best === null || (strict !== null && hidesChinese(strict, best.score))) return 'utf-8';
  if (best.score >= SURE_SCORE || isWide) return best.encoding;
  return cheapestReading(sample.subarray(0, SHORT_BYTES), [best.encoding, ...ONE_BYTE]) ?? best.encoding;
}

/** Where the bytes are few, or flawless UTF-8 of few characters. */
function encodingOfShort(bytes: Uint8Array, sample: Uint8Array, strict: string | null, isWide: boolean): TextEncoding {
  const zeros = isWide ? wideByZeros(bytes) : null;
  if (zeros !== null) return zeros;
  if (strict !== null && hidesChinese(strict, bestOf(sample, ['utf-8', 'gb18030', 'big5'])?.score ?? 0)) return 'utf-8';
  const mayBeWide = bytes.length % 2 === 0 && bytes.length <= SHORT_BYTES;
  if (mayBeWide && isWide) return cheapestReading(bytes, WIDE) ?? 'utf-8';
  const others: readonly TextEncoding[] = ['utf-8', 'gb18030', 'big5', ...(strict === null ? ONE_BYTE : [])];
  // In front of UTF-16 nothing may be cut off: it has no ASCII bytes.
  const [looked, candidates] = mayBeWide ? [bytes, [...others, ...WIDE]] : [sample.subarray(0, SHORT_BYTES), others];
  return cheapestReading(looked, candidates, strict !== null) ?? 'utf-8';
}

/** Short GBK can be flawless UTF-8 of two-byte characters (Latin, Greek, Cyrillic, Arabic), which few files here consist of. */
function isSuspiciousUtf8(text: string): boolean {
  let twoByteCharacters = 0;
  for (let index = 0; index < Math.min(text.length, SAMPLE_BYTES); index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x800) return false;
    if (code >= 0x80) twoByteCharacters += 1;
  }
  return twoByteCharacters > 0 && twoByteCharacters <= CHANCE_CHARACTERS;
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
