import { NotSure } from './not-sure.ts';

const LEAST_DIGIT = 0x21;
const Z = 0x7a;
const TILDE = 0x7e;

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 9 && code <= 13) || code === 0;
}

/** The bytes that ASCII base-85 stands for (ISO 32000-1, 7.4.3). Throws `NotSure` at anything that is not written by the book. */
export function decodeAscii85(text: Uint8Array): Uint8Array {
  let zeros = 0;
  for (const code of text) if (code === Z) zeros += 1;
  const out = new Uint8Array(Math.ceil(text.length / 5) * 4 + zeros * 4);
  let length = 0;
  let value = 0;
  let digits = 0;
  const put = (bytes: number): void => {
    for (let index = 0; index < bytes; index += 1) out[length + index] = (value / 2 ** (24 - index * 8)) & 255;
    length += bytes;
    value = 0;
    digits = 0;
  };
  for (const code of text) {
    if (isSpace(code)) continue;
    if (code === TILDE) break;
    if (code === Z && digits === 0) put(4);
    else if (code < LEAST_DIGIT || code >= LEAST_DIGIT + 85) throw new NotSure('odd ASCII data');
    else {
      value = value * 85 + code - LEAST_DIGIT;
      digits += 1;
      if (digits === 5) put(4);
    }
  }
  if (digits === 1) throw new NotSure('odd ASCII data');
  if (digits > 1) {
    const bytes = digits - 1;
    for (; digits < 5; digits += 1) value = value * 85 + 84;
    put(bytes);
  }
  return out.subarray(0, length);
}
