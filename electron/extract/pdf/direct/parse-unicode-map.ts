import { NotSure } from './not-sure.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { isArray, PdfKeyword, type PdfToken } from './pdf-object.ts';

/** Character codes of a font → the text they stand for. */
export type UnicodeMap = ReadonlyMap<number, string>;

const MOST_ENTRIES = 400_000;
const LONGEST_TEXT = 64;
const HALF_CHARACTER = /\p{Surrogate}/u;

function codeOf(token: PdfToken): number {
  if (typeof token !== 'string' || token.length === 0 || token.length > 4) throw new NotSure('an odd code in a character map');
  let code = 0;
  for (let index = 0; index < token.length; index += 1) code = code * 256 + token.charCodeAt(index);
  return code;
}

/** UTF-16 (big-endian) in bytes, as text. */
function textOf(token: PdfToken): string {
  if (typeof token !== 'string' || token.length === 0 || token.length > LONGEST_TEXT) throw new NotSure('an odd text in a character map');
  const bytes = token.length % 2 === 0 ? token : `\0${token}`;
  let text = '';
  for (let index = 0; index < bytes.length; index += 2)
    text += String.fromCharCode(bytes.charCodeAt(index) * 256 + bytes.charCodeAt(index + 1));
  if (HALF_CHARACTER.test(text)) throw new NotSure('half a character in a character map');
  return text;
}

/** The text `steps` after another: its last byte counts on, into the byte before it. */
function countOn(text: string, steps: number): string {
  const last = text.charCodeAt(text.length - 1) + steps;
  if (last > 0xffff) throw new NotSure('a range in a character map that ends nowhere');
  const counted = text.slice(0, -1) + String.fromCharCode(last);
  if (HALF_CHARACTER.test(counted)) throw new NotSure('half a character in a character map');
  return counted;
}

function readCharacters(lexer: PdfLexer, map: Map<number, string>): void {
  for (;;) {
    const token = lexer.read();
    if (token instanceof PdfKeyword && token.word === 'endbfchar') return;
    map.set(codeOf(token), textOf(lexer.read()));
    if (map.size > MOST_ENTRIES) throw new NotSure('a very large character map');
  }
}

function readRanges(lexer: PdfLexer, map: Map<number, string>): void {
  for (;;) {
    const token = lexer.read();
    if (token instanceof PdfKeyword && token.word === 'endbfrange') return;
    const low = codeOf(token);
    const high = codeOf(lexer.read());
    const target = lexer.read();
    if (high < low || map.size + high - low > MOST_ENTRIES) throw new NotSure('a very large character map');
    if (isArray(target)) {
      for (let code = low; code <= high && code - low < target.length; code += 1) map.set(code, textOf(target[code - low]));
    } else {
      const text = textOf(target);
      for (let code = low; code <= high; code += 1) map.set(code, countOn(text, code - low));
    }
  }
}

/** Reads a ToUnicode map (ISO 32000-1, 9.10.3). Maps that build on others, or give no text, are beyond it. */
export function parseUnicodeMap(data: Uint8Array): UnicodeMap {
  const lexer = new PdfLexer(data);
  const map = new Map<number, string>();
  for (;;) {
    const token = lexer.read();
    if (token === undefined) break;
    if (!(token instanceof PdfKeyword)) continue;
    if (token.word === 'endcmap') break;
    if (token.word === 'beginbfchar') readCharacters(lexer, map);
    else if (token.word === 'beginbfrange') readRanges(lexer, map);
    else if (['usecmap', 'begincidrange', 'begincidchar'].includes(token.word)) throw new NotSure(`${token.word} in a character map`);
  }
  return map;
}
