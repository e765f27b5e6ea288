import { NotSure } from './not-sure.ts';
import type { PdfObjects } from './open-objects.ts';
import { isArray, isDictionary, PdfName, type PdfObject } from './pdf-object.ts';

/** Adobe's names of the ASCII characters from space to `@`, from `[` to the grave accent, and from `{` to `~`. */
const ASCII_NAMES: readonly (readonly [number, string])[] = [
  [
    0x20,
    'space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash ' +
      'zero one two three four five six seven eight nine colon semicolon less equal greater question at',
  ],
  [0x5b, 'bracketleft backslash bracketright asciicircum underscore grave'],
  [0x7b, 'braceleft bar braceright asciitilde'],
];
const NAMED = new Map<string, string>();
for (const [first, names] of ASCII_NAMES) {
  for (const [index, name] of names.split(' ').entries()) NAMED.set(name, String.fromCharCode(first + index));
}
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz') NAMED.set(letter, letter);

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

/** Only its ASCII half: the rest is not needed often enough to be written down. */
function macRoman(code: number): string | undefined {
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : undefined;
}

function textOfName(name: string): string | null {
  const known = NAMED.get(name);
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
  return code === 0x27 || code === 0x60 ? undefined : macRoman(code);
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
