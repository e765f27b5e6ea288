import type { CharacterMaps } from './character-maps.ts';
import { fontName, isEmbedded, isOddName, isWestern, isWide, readUnicodeMap } from './font-facts.ts';
import { type Glyph, glyphOf, glyphReader, type PdfFont, USUAL_MEASURE, unknownGlyph } from './font-glyphs.ts';
import { loadChineseByName, loadComposite } from './load-composite-font.ts';
import { MissingMap, NotInOrder, NotSure } from './not-sure.ts';
import type { PdfObjects } from './open-objects.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { type PdfDictionary, PdfKeyword, PdfStream } from './pdf-object.ts';
import { readSimpleEncoding } from './simple-encoding.ts';
import { standardWidths } from './standard-widths.ts';

const MOST_BOX_OPERANDS = 6;
/** Times that a drawing must be as large as the box of its font. */
const OVERSIZED = 10;

/** One of the fonts that every viewer has, and no file need hold (ISO 32000-1, 9.6.2.2). */
function loadStandard(objects: PdfObjects, font: PdfDictionary): PdfFont {
  const name = objects.name(font.get('BaseFont')) ?? '';
  const standard = standardWidths(name);
  if (standard === null || font.has('FontMatrix')) throw new NotSure('an unusual font');
  const unicode = readUnicodeMap(objects, font);
  const encoding = readSimpleEncoding(objects, font.get('Encoding'), 'StandardEncoding');
  const widths = objects.numbers(font.get('Widths'));
  const first = objects.resolve(font.get('FirstChar')) ?? 0;
  if (typeof first !== 'number') throw new NotSure('an unusual font');
  const width = (code: number): number | undefined => (widths === null ? standard(encoding(code)) : widths[code - first]);
  const glyphs = glyphReader(1, (code) => glyphOf(unicode?.get(code) ?? encoding(code), width(code), code === 0x20));
  return { ...USUAL_MEASURE, name, isVertical: false, glyphs };
}

/** Fonts of one byte a character (ISO 32000-1, 9.6), with their widths written in the file. */
function loadSimple(objects: PdfObjects, font: PdfDictionary, maps: CharacterMaps): PdfFont {
  const descriptor = objects.dictionary(font.get('FontDescriptor'));
  const widths = objects.numbers(font.get('Widths'));
  const first = objects.resolve(font.get('FirstChar')) ?? 0;
  if (descriptor === null || widths === null || typeof first !== 'number' || font.has('FontMatrix')) throw new NotSure('an unusual font');
  const unicode = readUnicodeMap(objects, font);
  const name = fontName(objects, font, descriptor);
  if (isOddName(name) && !isEmbedded(descriptor)) {
    const chinese = objects.name(font.get('Encoding')) === 'WinAnsiEncoding' ? loadChineseByName(name, unicode, maps) : null;
    if (chinese === null) throw new NotSure('a font with an odd name');
    return chinese;
  }
  // Viewers have encodings of their own for symbols: there only the map to Unicode is sure.
  const encoding = /symbol|dings/i.test(name) ? () => undefined : readSimpleEncoding(objects, font.get('Encoding'));
  // The names inside of a Type 1 font may say what an encoding does not; those of a TrueType font never come here.
  const isMute = unicode === null && isEmbedded(descriptor) && isWide(widths);
  const isSurelyMute = isMute && objects.name(font.get('Subtype')) === 'TrueType';
  const read = (code: number): Glyph => {
    const text = unicode?.get(code) ?? encoding(code);
    const width = widths[code - first];
    if (isMute && width !== undefined && (text === undefined ? isSurelyMute : isWestern(text))) return unknownGlyph(width);
    return glyphOf(text, width, code === 0x20);
  };
  return { ...USUAL_MEASURE, name, isVertical: false, glyphs: glyphReader(1, read) };
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

function load(objects: PdfObjects, font: PdfDictionary, maps: CharacterMaps): PdfFont {
  const kind = objects.name(font.get('Subtype'));
  if (kind === 'Type0') return loadComposite(objects, font, maps);
  if (kind === 'Type1' && !font.has('FontDescriptor')) return loadStandard(objects, font);
  if (kind === 'TrueType' || kind === 'Type1') return loadSimple(objects, font, maps);
  if (kind === 'Type3') return loadDrawn(objects, font);
  throw new NotSure(`a font of kind ${kind}`);
}

/**
 * Loads a font. One whose characters could not be told as surely as pdf.js tells them throws `NotSure` when it shows something: programs choose
 * fonts at the head of a page that they never use. Throws `MissingMap` where a character map must be loaded first.
 */
export function loadFont(objects: PdfObjects, font: PdfDictionary, maps: CharacterMaps): PdfFont {
  try {
    return load(objects, font, maps);
  } catch (error) {
    if (!(error instanceof NotSure) || error instanceof NotInOrder || error instanceof MissingMap) throw error;
    const glyphs = () => {
      throw new NotSure(error.message);
    };
    return { ...USUAL_MEASURE, name: '', isVertical: false, glyphs };
  }
}
