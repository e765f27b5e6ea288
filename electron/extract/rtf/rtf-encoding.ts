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

/** Our name for the encoding of a code page. */
export function encodingOfPage(page: string): string {
  return page === UNTOLD || page === 'cp1252' ? 'windows-1252' : page === 'cp65001' ? 'utf-8' : page;
}
