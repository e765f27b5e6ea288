import { NotSure } from './not-sure.ts';
import type { PdfObjects } from './open-objects.ts';
import { parseUnicodeMap, type UnicodeMap } from './parse-unicode-map.ts';
import { type PdfDictionary, PdfStream } from './pdf-object.ts';

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
