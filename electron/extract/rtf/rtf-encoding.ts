import { encodingByLabel } from '../encoding/decode-text.ts';
import { detectEncoding, TEXT_ENCODINGS, type TextEncoding } from '../encoding/detect-encoding.ts';
import { readRtfTokens } from './rtf-tokens.ts';

/** The code page of a file that names none. */
export const UNTOLD = 'win1252';
/** Bytes that are looked at to guess a code page. */
const SAMPLE_BYTES = 65_536;

/** Encodings that the bytes of a rich text can be in: its control words are ASCII, so those of two bytes a character are out. */
export const RICH_TEXT_ENCODINGS: readonly TextEncoding[] = TEXT_ENCODINGS.filter((encoding) => !encoding.startsWith('utf-16'));

/** How the bytes of a file are to be read: as a person chose, or else, where the file says nothing, as they look. */
export type RtfEncoding = { readonly chosen: TextEncoding | null; readonly guess: () => string };

/** The encoding of a rich text given as Latin-1. The guess is made once, when it is asked for. */
export function rtfEncodingOf(source: string, chosen: string | null): RtfEncoding {
  const label = chosen === null ? null : encodingByLabel(chosen);
  let guessed: string | null = null;
  return {
    chosen: label !== null && RICH_TEXT_ENCODINGS.includes(label) ? label : null,
    guess() {
      guessed ??= guessPage(source);
      return guessed;
    },
  };
}

function guessPage(source: string): string {
  let sample = '';
  for (const token of readRtfTokens(source)) {
    if (token.kind === 'byte') sample += token.bytes;
    if (sample.length >= SAMPLE_BYTES) break;
  }
  const encoding = detectEncoding(Buffer.from(sample, 'latin1'));
  return RICH_TEXT_ENCODINGS.includes(encoding) && encoding !== 'windows-1252' ? encoding : UNTOLD;
}

/** Chinese characters with the marks between them, and the first bytes of the common ones. */
const CHINESE_RUNS = [
  {
    page: 'gb18030',
    run: /((?:[\xb0-\xf7][\xa1-\xfe]|[\xa1\xa3][\xa1-\xfe])+)/,
    pair: /[\xa1-\xf7][\xa1-\xfe]/g,
    common: /^[\xb0-\xd7]/,
  },
  { page: 'big5', run: /((?:[\xa1-\xf9][\x40-\x7e\xa1-\xfe])+)/, pair: /[\xa1-\xf9][\x40-\x7e\xa1-\xfe]/g, common: /^[\xa4-\xc6]/ },
] as const;

/**
 * Bytes typed in a type face of signs, parted into signs and Chinese: writers name one face for western and another for Chinese characters,
 * and the bytes tell which is meant: `fewest` common characters, each counted once. Linear.
 */
export function partsInSymbolFont(bytes: string, page: string, fewest: number): { readonly bytes: string; readonly isChinese: boolean }[] {
  const chinese = CHINESE_RUNS.find((known) => known.page === page);
  if (chinese === undefined) return [{ bytes, isChinese: false }];
  return bytes.split(chinese.run).map((part, index) => {
    const pairs = index % 2 === 0 ? [] : (part.match(chinese.pair) ?? []);
    // A row of one and the same sign is a rule or a leader.
    return { bytes: part, isChinese: new Set(pairs.filter((pair) => chinese.common.test(pair))).size >= fewest };
  });
}

/** Our name for the encoding of a code page. */
export function encodingOfPage(page: string): string {
  return page === UNTOLD || page === 'cp1252' ? 'windows-1252' : page === 'cp65001' ? 'utf-8' : page;
}
