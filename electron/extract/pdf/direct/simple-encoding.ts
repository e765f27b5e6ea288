import { characterOfName, MAC_ROMAN } from './glyph-names.ts';
import { NotSure } from './not-sure.ts';
import type { PdfObjects } from './open-objects.ts';
import { isArray, isDictionary, PdfName, type PdfObject } from './pdf-object.ts';

const WINDOWS_1252 = new TextDecoder('windows-1252');
/** Codes that WinAnsiEncoding shows as a bullet, and Windows as nothing. */
const WITHOUT_CHARACTER: readonly number[] = [0x7f, 0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** The text of a code of a font with one byte a character; `undefined` where the encoding does not say it. */
export type SimpleEncoding = (code: number) => string | undefined;

function winAnsi(code: number): string | undefined {
  if (code < 0x20 || WITHOUT_CHARACTER.includes(code)) return undefined;
  if (code === 0xa0) return ' ';
  return code === 0xad ? '-' : WINDOWS_1252.decode(Uint8Array.of(code));
}

function ascii(code: number): string | undefined {
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : undefined;
}

function macRoman(code: number): string | undefined {
  return ascii(code) ?? MAC_ROMAN[code - 0x80];
}

function textOfName(name: string): string | null {
  const known = characterOfName(name);
  if (known !== undefined) return known;
  const hexadecimal = /^uni([0-9A-F]{4})$/.exec(name)?.[1];
  if (hexadecimal === undefined) return null;
  const unit = Number.parseInt(hexadecimal, 16);
  const text = String.fromCharCode(unit);
  // Names of this form below U+0100 are not always meant as they are written.
  return unit >= 0x100 && !/\p{Surrogate}/u.test(text) ? text : null;
}

function readDifferences(objects: PdfObjects, value: PdfObject | undefined): Map<number, string | null> {
  const differences = new Map<number, string | null>();
  const list = objects.resolve(value);
  if (list === null) return differences;
  if (!isArray(list)) throw new NotSure('an odd encoding');
  let code = 0;
  for (const entry of list) {
    const item = objects.resolve(entry);
    if (typeof item === 'number') code = item;
    else if (item instanceof PdfName) {
      differences.set(code, textOfName(item.name));
      code += 1;
    } else throw new NotSure('an odd encoding');
  }
  return differences;
}

/** Its ASCII half but for the two codes that are other quotes there. */
function standard(code: number): string | undefined {
  return code === 0x27 || code === 0x60 ? undefined : ascii(code);
}

const ENCODINGS: ReadonlyMap<string, SimpleEncoding> = new Map([
  ['WinAnsiEncoding', winAnsi],
  ['MacRomanEncoding', macRoman],
  ['StandardEncoding', standard],
]);

/** What `/Encoding` of a simple font says about its codes (ISO 32000-1, 9.6.6); where it says nothing, what `usual` does, if that is given. */
export function readSimpleEncoding(objects: PdfObjects, value: PdfObject | undefined, usual?: 'StandardEncoding'): SimpleEncoding {
  const encoding = objects.resolve(value);
  const isDetailed = isDictionary(encoding);
  const base = isDetailed ? objects.name(encoding.get('BaseEncoding')) : objects.name(encoding);
  const differences = isDetailed ? readDifferences(objects, encoding.get('Differences')) : new Map<number, string | null>();
  const byBase: SimpleEncoding = ENCODINGS.get(base ?? usual ?? '') ?? (() => undefined);
  return (code) => {
    const different = differences.get(code);
    return different === undefined ? byBase(code) : (different ?? undefined);
  };
}
