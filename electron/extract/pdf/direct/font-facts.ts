import { NotSure } from './not-sure.ts';
import type { PdfObjects } from './open-objects.ts';
import { parseUnicodeMap, type UnicodeMap } from './parse-unicode-map.ts';
import { type PdfDictionary, PdfName, PdfStream } from './pdf-object.ts';

const ODD_NAME = /[^\x20-\x7e]/;
/** True where the file holds the font itself. */
export function isEmbedded(descriptor: PdfDictionary): boolean {
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key));
}

/** True of a name that is no ASCII: office programs write Chinese names in the encoding of the system. */
export function isOddName(name: string): boolean {
  return ODD_NAME.test(name);
}

/** The name that tells fonts apart, as pdf.js takes it from a font and its descriptor. */
export function fontName(objects: PdfObjects, font: PdfDictionary, descriptor: PdfDictionary): string {
  const base = objects.name(font.get('BaseFont'));
  const described = objects.name(descriptor.get('FontName'));
  if (base === null) throw new NotSure('a font without name');
  return described === null || base.startsWith(described) ? base : described;
}

/** What `/ToUnicode` of a font says; `null` where it says nothing. */
export function readUnicodeMap(objects: PdfObjects, value: PdfDictionary): UnicodeMap | null {
  const map = objects.resolve(value.get('ToUnicode'));
  if (map === null) return null;
  if (!(map instanceof PdfStream)) throw new NotSure('an odd character map');
  const entries = parseUnicodeMap(objects.unpack(map));
  return entries.size === 0 ? null : entries;
}

/** Collections of characters by whose numbers viewers find what a glyph shows (ISO 32000-1, 9.7.3). */
const COLLECTIONS = new Set(['GB1', 'CNS1', 'Japan1', 'Korea1', 'KR']);

/** The collection that a font of many characters names. */
export function orderingOf(objects: PdfObjects, descendant: PdfDictionary): string | null {
  const system = objects.dictionary(descendant.get('CIDSystemInfo'));
  const ordering = objects.resolve(system?.get('Ordering'));
  return typeof ordering === 'string' ? ordering : null;
}

/**
 * True of a font of many characters without map to Unicode where nothing else in the file says what its glyphs show: pdf.js takes their numbers
 * for characters then, and gives a text that never was. A file that says which glyph each code shows has codes of another meaning, as a rule
 * Unicode, and pdf.js reads them right.
 */
export function hasNumbersOnly(objects: PdfObjects, descendant: PdfDictionary): boolean {
  const ordering = orderingOf(objects, descendant);
  const glyphMap = objects.resolve(descendant.get('CIDToGIDMap'));
  if (glyphMap !== null && !(glyphMap instanceof PdfName && glyphMap.name === 'Identity')) return false;
  return ordering !== null && !COLLECTIONS.has(ordering);
}

/** Thousandths of an em from which on a character is as wide as a Chinese one, and the fewest of them that tell a font. */
const WIDE = 900;
const FEWEST_WIDE = 6;
/** Letters of the West, and what is no character at all: no Chinese one. */
const WESTERN = /^[\0-\u024f]*$/;

/**
 * True of a font of one byte a character, without map to Unicode, all of whose characters are as wide as Chinese ones: programs that cut such
 * fonts into pieces of 256 give them the codes of letters.
 */
export function isWide(widths: readonly number[]): boolean {
  const shown = widths.filter((width) => width > 0);
  return shown.length >= FEWEST_WIDE && shown.every((width) => width >= WIDE);
}

/** True of what no character of a wide font can be. */
export function isWestern(text: string): boolean {
  return WESTERN.test(text);
}
