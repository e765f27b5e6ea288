import { NotSure } from './not-sure.ts';

const LEAST_DIGIT = 0x21;
const Z = 0x7a;
const TILDE = 0x7e;

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 9 && code <= 13) || code === 0;
}

const LARGEST_GROUP = 2 ** 32 - 1;

/** As many bytes as the text can stand for at the most. */
function lengthOf(text: Uint8Array): number {
  let zeros = 0;
  let digits = 0;
  for (const code of text) {
    if (code === TILDE) break;
    if (code === Z) zeros += 1;
    else if (!isSpace(code)) digits += 1;
  }
  return zeros * 4 + Math.ceil(digits / 5) * 4;
}

/**
 * The bytes that ASCII base-85 stands for (ISO 32000-1, 7.4.3). Throws `NotSure` at anything that is not written by the book. `charge` is asked
 * for their number before room is made for them: they may be four times the text.
 */
export function decodeAscii85(text: Uint8Array, charge: (bytes: number) => void): Uint8Array {
  const most = lengthOf(text);
  charge(most);
  const out = new Uint8Array(most);
  let length = 0;
  let value = 0;
  let digits = 0;
  const put = (bytes: number): void => {
    if (value > LARGEST_GROUP) throw new NotSure('odd ASCII data');
    for (let index = 0; index < bytes; index += 1) out[length + index] = value >>> (24 - index * 8);
    length += bytes;
    value = 0;
    digits = 0;
  };
  for (const code of text) {
    if (isSpace(code)) continue;
    if (code === TILDE) break;
    if (code === Z && digits === 0) length += 4;
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
