import { type CharacterMap, type CharacterMaps, characterOfCode, collectionMap, collectionOfEncoding } from './character-maps.ts';
import { fontName, hasNumbersOnly, isEmbedded, orderingOf, readUnicodeMap } from './font-facts.ts';
import { type Glyph, glyphOf, glyphReader, type PdfFont, remembering, USUAL_MEASURE, unknownGlyph } from './font-glyphs.ts';
import { NotSure } from './not-sure.ts';
import type { PdfObjects } from './open-objects.ts';
import type { UnicodeMap } from './parse-unicode-map.ts';
import { isArray, isDictionary, type PdfDictionary } from './pdf-object.ts';

const MOST_CID = 0xffff;
/** Widths that one font gives: each of its glyphs a few times over. */
const MOST_WIDTHS = 4 * (MOST_CID + 1);
const DEFAULT_VERTICAL_ADVANCE = -1000;
const DEFAULT_ADVANCE = 1000;
const GBK = new TextDecoder('gbk');

function readCidWidths(objects: PdfObjects, descendant: PdfDictionary): (cid: number) => number {
  const usual = objects.resolve(descendant.get('DW'));
  const defaultWidth = typeof usual === 'number' ? Math.ceil(usual) : DEFAULT_ADVANCE;
  const widths: number[] = [];
  const list = objects.resolve(descendant.get('W')) ?? [];
  if (!isArray(list)) throw new NotSure('odd widths');
  let left = MOST_WIDTHS;
  const charge = (count: number): void => {
    left -= Math.max(0, count);
    if (left < 0) throw new NotSure('very many widths');
  };
  for (let at = 0; at < list.length; ) {
    const start = objects.resolve(list[at]);
    const next = objects.resolve(list[at + 1]);
    if (typeof start !== 'number' || !Number.isInteger(start) || start < 0 || start > MOST_CID) throw new NotSure('odd widths');
    if (isArray(next)) {
      charge(next.length);
      for (const [index, width] of (objects.numbers(next) ?? []).entries()) widths[start + index] = width;
      at += 2;
      continue;
    }
    const width = objects.resolve(list[at + 2]);
    if (typeof next !== 'number' || typeof width !== 'number' || next > MOST_CID) throw new NotSure('odd widths');
    charge(next - start + 1);
    for (let cid = start; cid <= next; cid += 1) widths[cid] = width;
    at += 3;
  }
  return (cid) => widths[cid] ?? defaultWidth;
}

function verticalAdvance(objects: PdfObjects, descendant: PdfDictionary): number {
  if (descendant.has('W2')) throw new NotSure('vertical metrics');
  return objects.numbers(descendant.get('DW2'))?.[1] ?? DEFAULT_VERTICAL_ADVANCE;
}

/** Names of fonts in the encoding of a Chinese system, with or without a style behind them. */
const CHINESE_NAME = /^\p{Script=Han}+(?:_GB2312)?(?:[,-][A-Za-z]+)?$/u;

/**
 * A font without its file that is said to show Western letters and has a Chinese name, as old office programs of a Chinese system write it: its
 * codes are those of that system. pdf.js takes it so by some of these names. `null` for another name.
 */
export function loadChineseByName(name: string, unicode: UnicodeMap | null, maps: CharacterMaps): PdfFont | null {
  if (!CHINESE_NAME.test(GBK.decode(Buffer.from(name, 'latin1')))) return null;
  const collection = collectionMap(maps, 'GB1');
  if (collection === null) return null;
  const metrics = { ...USUAL_MEASURE, name, isVertical: false, advance: () => DEFAULT_ADVANCE };
  return loadEncoded(metrics, unicode, { name: 'GBK-EUC-H', encoding: maps.get('GBK-EUC-H'), collection });
}

/** A font of many characters on its way to be loaded. */
interface Composite {
  readonly objects: PdfObjects;
  readonly font: PdfDictionary;
  readonly descendant: PdfDictionary;
  readonly descriptor: PdfDictionary;
  readonly unicode: UnicodeMap | null;
  readonly maps: CharacterMaps;
}

type Metrics = Pick<PdfFont, 'name' | 'isVertical' | 'unit' | 'largerThan'> & { readonly advance: (cid: number) => number };

function metricsOf({ objects, descendant, descriptor }: Composite, isVertical: boolean): Metrics {
  const width = readCidWidths(objects, descendant);
  const down = isVertical ? verticalAdvance(objects, descendant) : 0;
  return { ...USUAL_MEASURE, name: fontName(objects, descendant, descriptor), isVertical, advance: isVertical ? () => down : width };
}

/** Codes of two bytes that are glyph numbers: what they show the map to Unicode says, or the collection that the numbers are of. */
function loadNumbered(composite: Composite, isVertical: boolean): PdfFont {
  const { objects, descendant, descriptor, unicode, maps } = composite;
  const { advance, ...metrics } = metricsOf(composite, isVertical);
  if (unicode !== null) return { ...metrics, glyphs: glyphReader(2, (code) => glyphOf(unicode.get(code), advance(code), false)) };
  const collection = collectionMap(maps, orderingOf(objects, descendant));
  if (collection === null && !isEmbedded(descriptor)) throw new NotSure('a font that is not in the file');
  if (collection === null && !hasNumbersOnly(objects, descendant)) throw new NotSure('a font without map');
  const read = (code: number): Glyph => {
    const text = collection?.text(code);
    return text === undefined ? unknownGlyph(advance(code)) : glyphOf(text, advance(code), false);
  };
  return { ...metrics, glyphs: glyphReader(2, read) };
}

/** Codes to glyph numbers, and those to characters. */
interface Encoded {
  readonly name: string;
  readonly encoding: CharacterMap;
  readonly collection: CharacterMap;
}

/** Codes of an encoding that everybody knows, of one to four bytes each: they lead to glyph numbers of a collection, and those to characters. */
function loadEncoded({ advance, ...metrics }: Metrics, unicode: UnicodeMap | null, { name, encoding, collection }: Encoded): PdfFont {
  const known = new Map<number, Glyph>();
  const make = (code: number, length: number): Glyph => {
    const cid = encoding.number(code);
    const width = advance(cid ?? code);
    const text = unicode?.get(code) ?? (cid === undefined ? undefined : collection.text(cid)) ?? characterOfCode(name, code);
    return text === undefined ? unknownGlyph(width) : glyphOf(text, width, length === 1 && code === 0x20);
  };
  const glyphs = remembering((codes) => {
    const read: Glyph[] = [];
    for (let at = 0; at < codes.length; ) {
      const { code, length } = encoding.codeAt(codes, at);
      const key = code * 8 + length;
      const glyph = known.get(key) ?? make(code, length);
      known.set(key, glyph);
      read.push(glyph);
      at += length;
    }
    return read;
  });
  return { ...metrics, glyphs };
}

/**
 * Fonts of many characters (ISO 32000-1, 9.7), with codes that are glyph numbers or those of a Chinese encoding. Throws `MissingMap` where a
 * character map of the package must be loaded first.
 */
export function loadComposite(objects: PdfObjects, font: PdfDictionary, maps: CharacterMaps): PdfFont {
  const descendants = objects.resolve(font.get('DescendantFonts'));
  const descendant = objects.resolve(isArray(descendants) ? descendants[0] : null);
  const encoding = objects.name(font.get('Encoding'));
  if (!isDictionary(descendant) || descendant.has('FontMatrix') || descendant.has('ToUnicode')) throw new NotSure('an unusual font');
  const kind = objects.name(descendant.get('Subtype'));
  if (kind !== 'CIDFontType0' && kind !== 'CIDFontType2') throw new NotSure('an unusual font');
  const descriptor = objects.dictionary(descendant.get('FontDescriptor'));
  if (encoding === null || descriptor === null) throw new NotSure('a font without encoding or descriptor');
  const composite = { objects, font, descendant, descriptor, unicode: readUnicodeMap(objects, font), maps };
  if (encoding === 'Identity-H' || encoding === 'Identity-V') return loadNumbered(composite, encoding === 'Identity-V');
  const collection = collectionMap(maps, collectionOfEncoding(encoding));
  if (collection === null) throw new NotSure('codes of an encoding that is not known here');
  const map = maps.get(encoding);
  return loadEncoded(metricsOf(composite, map.isVertical), composite.unicode, { name: encoding, encoding: map, collection });
}
