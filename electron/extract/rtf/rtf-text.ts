import iconv from 'iconv-lite';
import { ownNames } from '#shared/domain/text/own-names.ts';
import { withoutForeignMarks } from '../marginalia/text-marks.ts';

/** `\fcharset` → code page; 0 and unknown ones use the document's. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  77: 'macroman',
  128: 'cp932',
  129: 'cp949',
  134: 'gb18030',
  136: 'big5',
  161: 'win1253',
  162: 'win1254',
  163: 'win1258',
  177: 'win1255',
  178: 'win1256',
  186: 'win1257',
  204: 'win1251',
  222: 'win874',
  238: 'win1250',
};

/** The code page of a font's `\fcharset`; `null` where the document's own holds. */
export function codePageOfCharset(charset: number): string | null {
  return CODE_PAGES[charset] ?? null;
}

/** The code page of `\ansicpg`. */
export function codePageOfAnsi(value: number): string {
  if (value === 936 || value === 54936) return 'gb18030';
  const name = value === 950 ? 'big5' : `cp${value}`;
  return iconv.encodingExists(name) ? name : 'win1252';
}

/** Code pages of the languages whose writers leave the page out: Chinese of the mainland and Singapore, of Taiwan, Hong Kong and Macau. */
const PAGES_OF_LANGUAGES = new Map([
  [2052, 936],
  [4100, 936],
  [1028, 950],
  [3076, 950],
  [5124, 950],
]);

/** The code page of `\deflang`; `null` where the language does not tell. */
export function codePageOfLanguage(language: number): string | null {
  const page = PAGES_OF_LANGUAGES.get(language);
  return page === undefined ? null : codePageOfAnsi(page);
}

/** Control words that stand for a character. */
export const CHARACTER_WORDS: Readonly<Record<string, string>> = ownNames({
  tab: '\t',
  line: '\n',
  lbr: '\n',
  page: '\n',
  column: '\n',
  softline: '\n',
  emdash: '—',
  endash: '–',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
});

/** Control symbols that stand for a character; the optional hyphen shows nothing. */
export const CHARACTER_SYMBOLS: Readonly<Record<string, string>> = { '~': '\u00a0', _: '-', '\\': '\\', '{': '{', '}': '}' };

/** Collects bytes of one code page and characters, in order. */
export class RtfText {
  #bytes = '';
  #codePage = '';
  #text = '';

  addBytes(bytes: string, codePage: string): void {
    if (codePage !== this.#codePage) this.#decode();
    this.#codePage = codePage;
    this.#bytes += bytes;
  }

  add(text: string): void {
    this.#decode();
    this.#text += withoutForeignMarks(text);
  }

  /** Adds marks of places. */
  addMark(mark: string): void {
    this.#decode();
    this.#text += mark;
  }

  /** What was collected since the last call. */
  take(): string {
    this.#decode();
    const text = this.#text;
    this.#text = '';
    return text;
  }

  #decode(): void {
    if (this.#bytes !== '') this.#text += withoutForeignMarks(iconv.decode(Buffer.from(this.#bytes, 'latin1'), this.#codePage));
    this.#bytes = '';
  }
}
