import { NotInOrder, NotSure } from './not-sure.ts';
import type { PdfObjects } from './open-objects.ts';
import { parseUnicodeMap, type UnicodeMap } from './parse-unicode-map.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { isArray, isDictionary, type PdfDictionary, PdfKeyword, PdfName, PdfStream } from './pdf-object.ts';
import { readSimpleEncoding } from './simple-encoding.ts';

/** What a character does on the page; marks stand on the character before them, controls are nothing to see. */
export type GlyphKind = 'visible' | 'space' | 'mark' | 'control';

/** A character as a font shows it. */
export interface Glyph {
  readonly text: string;
  readonly kind: GlyphKind;
  /** The way to the next character in units of the font: to the right, or, where the font is vertical, down as a negative number. */
  readonly advance: number;
  /** The single byte 32, which word spacing widens. */
  readonly isWordSpace: boolean;
}

/** A font whose every code is known: its text and its width. */
export interface PdfFont {
  readonly name: string;
  readonly isVertical: boolean;
  /** What one unit of an advance is worth, in ems. */
  readonly unit: number;
  /** Smallest size that the font can be used at: pdf.js measures drawn fonts another way from there on. */
  readonly largerThan: number;
  /** Throws `NotSure` at a code without text or width. */
  glyphs(codes: string): readonly Glyph[];
}

const MOST_CACHED = 20_000;
const MOST_CID = 0xffff;
/** Right-to-left scripts and their forms: pdf.js turns them round. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb05\ufb1d-\ufdff\ufe70-\ufefe]/;
/** Stands for a character that nothing gives a meaning. */
export const UNKNOWN = '\ufffd';
const MEANINGLESS = /[\0-\x08\x0e-\x1f\ufffd]/;
const ODD_NAME = /[^\x20-\x7e]/;
/** Tag of a font that holds only the characters used: no name of a font that viewers know. */
const SUBSET = /^[A-Z]{6}\+/;
const DEFAULT_VERTICAL_ADVANCE = -1000;
const MOST_BOX_OPERANDS = 6;
/** Times that a drawing must be as large as the box of its font. */
const OVERSIZED = 10;

function kindOf(text: string): GlyphKind {
  if (/^\s+$/.test(text)) return 'space';
  if (/^\p{Mn}+$/u.test(text)) return 'mark';
  return /^\p{Cf}+$/u.test(text) ? 'control' : 'visible';
}

function glyphOf(text: string | undefined, advance: number | undefined, isWordSpace: boolean): Glyph {
  if (text === undefined || text === '') throw new NotSure('a character without meaning');
  if (RIGHT_TO_LEFT.test(text) || MEANINGLESS.test(text)) throw new NotSure('a character that is read another way');
  if (advance === undefined) throw new NotSure('a character without width');
  return { text, kind: kindOf(text), advance, isWordSpace };
}

/** Glyphs of strings, `width` bytes a code, remembered: documents say the same words again and again. */
function glyphReader(width: 1 | 2, make: (code: number) => Glyph): PdfFont['glyphs'] {
  const single: Glyph[] = [];
  const cached = new Map<string, readonly Glyph[]>();
  const read = (codes: string): readonly Glyph[] => {
    if (codes.length % width !== 0) throw new NotSure('half a code');
    const glyphs: Glyph[] = [];
    for (let at = 0; at < codes.length; at += width) {
      const code = width === 1 ? codes.charCodeAt(at) : codes.charCodeAt(at) * 256 + codes.charCodeAt(at + 1);
      let glyph = single[code];
      if (glyph === undefined) {
        glyph = make(code);
        single[code] = glyph;
      }
      glyphs.push(glyph);
    }
    return glyphs;
  };
  return (codes) => {
    const known = cached.get(codes);
    if (known !== undefined) return known;
    const glyphs = read(codes);
    if (cached.size < MOST_CACHED) cached.set(codes, glyphs);
    return glyphs;
  };
}

/** The name that tells fonts apart, as pdf.js takes it from a font and its descriptor. */
function fontName(objects: PdfObjects, font: PdfDictionary, descriptor: PdfDictionary): string {
  const base = objects.name(font.get('BaseFont'));
  const described = objects.name(descriptor.get('FontName'));
  if (base === null) throw new NotSure('a font without name');
  // Office programs write Chinese names in the encoding of the system: where the font is not in the file, a viewer must guess what they stand for.
  if (ODD_NAME.test(base) && !isEmbedded(descriptor)) throw new NotSure('a font with an odd name');
  if (described === null || base.startsWith(described)) return base;
  if (!isEmbedded(descriptor) || !SUBSET.test(base)) throw new NotSure('a font of two names');
  return described;
}

/** A thousandth of an em, and no limit to the size. */
const USUAL_MEASURE = { unit: 0.001, largerThan: Number.NEGATIVE_INFINITY } as const;

function isEmbedded(descriptor: PdfDictionary): boolean {
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key));
}

function readUnicodeMap(objects: PdfObjects, value: PdfDictionary): UnicodeMap | null {
  const map = objects.resolve(value.get('ToUnicode'));
  if (map === null) return null;
  if (!(map instanceof PdfStream)) throw new NotSure('an odd character map');
  const entries = parseUnicodeMap(objects.unpack(map));
  return entries.size === 0 ? null : entries;
}

function readCidWidths(objects: PdfObjects, descendant: PdfDictionary): (cid: number) => number {
  const usual = objects.resolve(descendant.get('DW'));
  const defaultWidth = typeof usual === 'number' ? Math.ceil(usual) : 1000;
  const widths: number[] = [];
  const list = objects.resolve(descendant.get('W')) ?? [];
  if (!isArray(list)) throw new NotSure('odd widths');
  for (let at = 0; at < list.length; ) {
    const start = objects.resolve(list[at]);
    const next = objects.resolve(list[at + 1]);
    if (typeof start !== 'number' || !Number.isInteger(start) || start < 0 || start > MOST_CID) throw new NotSure('odd widths');
    if (isArray(next)) {
      for (const [index, width] of (objects.numbers(next) ?? []).entries()) widths[start + index] = width;
      at += 2;
      continue;
    }
    const width = objects.resolve(list[at + 2]);
    if (typeof next !== 'number' || typeof width !== 'number' || next > MOST_CID) throw new NotSure('odd widths');
    for (let cid = start; cid <= next; cid += 1) widths[cid] = width;
    at += 3;
  }
  return (cid) => widths[cid] ?? defaultWidth;
}

function verticalAdvance(objects: PdfObjects, descendant: PdfDictionary): number {
  if (descendant.has('W2')) throw new NotSure('vertical metrics');
  return objects.numbers(descendant.get('DW2'))?.[1] ?? DEFAULT_VERTICAL_ADVANCE;
}

/** Collections of characters by whose numbers viewers find what a glyph shows (ISO 32000-1, 9.7.3). */
const COLLECTIONS = new Set(['GB1', 'CNS1', 'Japan1', 'Korea1', 'KR']);

/**
 * True where nothing in the file says what the glyphs show: pdf.js takes their numbers for characters then, and gives a text that never was. A
 * file that says which glyph each code shows has codes of another meaning, as a rule Unicode, and pdf.js reads them right.
 */
function isMute(objects: PdfObjects, descendant: PdfDictionary): boolean {
  const ordering = objects.resolve(objects.dictionary(descendant.get('CIDSystemInfo'))?.get('Ordering'));
  const glyphMap = objects.resolve(descendant.get('CIDToGIDMap'));
  if (glyphMap !== null && !(glyphMap instanceof PdfName && glyphMap.name === 'Identity')) return false;
  return typeof ordering === 'string' && !objects.isLocked && !COLLECTIONS.has(ordering);
}

/** Fonts of many characters (ISO 32000-1, 9.7): only with codes of two bytes that are glyph numbers, and a map to Unicode or nothing like it. */
function loadComposite(objects: PdfObjects, font: PdfDictionary): PdfFont {
  const descendants = objects.resolve(font.get('DescendantFonts'));
  const descendant = objects.resolve(isArray(descendants) ? descendants[0] : null);
  const encoding = objects.name(font.get('Encoding'));
  if (!isDictionary(descendant) || descendant.has('FontMatrix') || descendant.has('ToUnicode')) throw new NotSure('an unusual font');
  const kind = objects.name(descendant.get('Subtype'));
  if (kind !== 'CIDFontType0' && kind !== 'CIDFontType2') throw new NotSure('an unusual font');
  if (encoding !== 'Identity-H' && encoding !== 'Identity-V') throw new NotSure('codes that are no glyph numbers');
  const descriptor = objects.dictionary(descendant.get('FontDescriptor'));
  const unicode = readUnicodeMap(objects, font);
  if (descriptor === null || !isEmbedded(descriptor)) throw new NotSure('a font that is not in the file');
  if (unicode === null && !isMute(objects, descendant)) throw new NotSure('a font without map');
  const isVertical = encoding === 'Identity-V';
  const width = readCidWidths(objects, descendant);
  const down = isVertical ? verticalAdvance(objects, descendant) : 0;
  return {
    ...USUAL_MEASURE,
    name: fontName(objects, descendant, descriptor),
    isVertical,
    glyphs: glyphReader(2, (code) => {
      const advance = isVertical ? down : width(code);
      return unicode === null
        ? { text: UNKNOWN, kind: 'visible', advance, isWordSpace: false }
        : glyphOf(unicode.get(code), advance, false);
    }),
  };
}

/** Fonts of one byte a character (ISO 32000-1, 9.6), with their widths written in the file. */
function loadSimple(objects: PdfObjects, font: PdfDictionary): PdfFont {
  const descriptor = objects.dictionary(font.get('FontDescriptor'));
  const widths = objects.numbers(font.get('Widths'));
  const first = objects.resolve(font.get('FirstChar')) ?? 0;
  if (descriptor === null || widths === null || typeof first !== 'number' || font.has('FontMatrix')) throw new NotSure('an unusual font');
  const unicode = readUnicodeMap(objects, font);
  const name = fontName(objects, font, descriptor);
  // Viewers have encodings of their own for symbols: there only the map to Unicode is sure.
  const encoding = /symbol|dings/i.test(name) ? () => undefined : readSimpleEncoding(objects, font.get('Encoding'));
  return {
    ...USUAL_MEASURE,
    name,
    isVertical: false,
    glyphs: glyphReader(1, (code) => glyphOf(unicode?.get(code) ?? encoding(code), widths[code - first], code === 0x20)),
  };
}

/** Throws where pdf.js would measure a drawn font by its drawings instead of by its box: where one is far larger than the box. */
function checkDrawings(objects: PdfObjects, drawings: PdfDictionary, box: readonly number[]): void {
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  const size = Math.hypot(right - left, top - bottom);
  if (box.length !== 4 || size === 0) throw new NotSure('a drawn font without box');
  for (const value of drawings.values()) {
    const drawing = objects.resolve(value);
    if (!(drawing instanceof PdfStream)) throw new NotSure('a drawn font without drawings');
    const lexer = new PdfLexer(objects.unpack(drawing));
    const operands: number[] = [];
    let token = lexer.read();
    for (; typeof token === 'number' && operands.length < MOST_BOX_OPERANDS; token = lexer.read()) operands.push(token);
    const [, , x1 = 0, y1 = 0, x2 = 0, y2 = 0] = operands;
    if (!(token instanceof PdfKeyword) || (token.word !== 'd0' && token.word !== 'd1'))
      throw new NotSure('an unusual drawing of a character');
    if (token.word === 'd1' && Math.round(Math.hypot(x2 - x1, y2 - y1) / size) >= OVERSIZED)
      throw new NotSure('a drawing larger than its font');
  }
}

/** Fonts whose characters are drawings (ISO 32000-1, 9.6.5), as browsers print them: with a map to Unicode. */
function loadDrawn(objects: PdfObjects, font: PdfDictionary): PdfFont {
  const widths = objects.numbers(font.get('Widths'));
  const first = objects.resolve(font.get('FirstChar')) ?? 0;
  const unicode = readUnicodeMap(objects, font);
  const [unit, ...matrix] = objects.numbers(font.get('FontMatrix')) ?? [];
  const drawings = objects.dictionary(font.get('CharProcs'));
  if (widths === null || typeof first !== 'number' || unicode === null || drawings === null) throw new NotSure('an unusual drawn font');
  if (unit === undefined || unit <= 0 || matrix.length !== 5) throw new NotSure('a drawn font of odd measure');
  checkDrawings(objects, drawings, objects.numbers(font.get('FontBBox')) ?? []);
  return {
    name: objects.name(objects.dictionary(font.get('FontDescriptor'))?.get('FontName')) ?? 'Type3',
    isVertical: false,
    unit,
    largerThan: 1,
    glyphs: glyphReader(1, (code) => glyphOf(unicode.get(code), widths[code - first], code === 0x20)),
  };
}

function load(objects: PdfObjects, font: PdfDictionary): PdfFont {
  const kind = objects.name(font.get('Subtype'));
  if (kind === 'Type0') return loadComposite(objects, font);
  if (kind === 'TrueType' || kind === 'Type1') return loadSimple(objects, font);
  if (kind === 'Type3') return loadDrawn(objects, font);
  throw new NotSure(`a font of kind ${kind}`);
}

/**
 * Loads a font. One whose characters could not be told as surely as pdf.js tells them throws `NotSure` when it shows something: programs choose
 * fonts at the head of a page that they never use.
 */
export function loadFont(objects: PdfObjects, font: PdfDictionary): PdfFont {
  try {
    return load(objects, font);
  } catch (error) {
    if (!(error instanceof NotSure) || error instanceof NotInOrder) throw error;
    const glyphs = () => {
      throw new NotSure(error.message);
    };
    return { ...USUAL_MEASURE, name: '', isVertical: false, glyphs };
  }
}
