import { extensionOf } from '../detect-format.ts';
import { decodeHtml } from '../html/decode-html.ts';
import { readRtf } from '../rtf/read-rtf.ts';
import { RICH_TEXT_ENCODINGS } from '../rtf/rtf-encoding.ts';
import { encodingByLabel } from './decode-text.ts';
import { decodeAs, detectEncoding, TEXT_ENCODINGS, type TextEncoding } from './detect-encoding.ts';

/** The first telling lines of a text as one encoding reads them. */
export type EncodingPreview = {
  readonly encoding: TextEncoding;
  readonly lines: readonly string[];
  /** Characters of the part looked at that this encoding cannot read. */
  readonly undecodable: number;
};

export type EncodingPreviews = { readonly guessed: TextEncoding; readonly previews: readonly EncodingPreview[] };

const LINES = 3;
const LINE_LENGTH = 60;
const LINE_FEED = 0x0a;

/**
 * How the beginning of a file reads in each encoding. Lines outside ASCII come first: the others read the same in most.
 * `head` is at most some ten thousand bytes; `isWhole` says that the file ends with it. Linear.
 */
export function previewEncodings(head: Uint8Array, name: string, isWhole: boolean): EncodingPreviews {
  if (isRichText(head)) return previewRichText(head);
  const bytes = isWhole ? head : wholeLines(head);
  const isPage = /^x?s?html?$/.test(extensionOf(name));
  return {
    guessed: isPage ? decodeHtml(bytes, null).encoding : detectEncoding(bytes),
    previews: TEXT_ENCODINGS.map((encoding) => {
      const text = decodeAs(bytes, encoding).replace(/^\ufeff/, '');
      return { encoding, lines: tellingLines(isPage ? withoutTags(text) : text), undecodable: text.split('\ufffd').length - 1 };
    }),
  };
}

/** Rich text holds its type faces and styles first: more of it has to be looked at. */
export function isRichText(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(0, 5)) === '{\\rtf';
}

function previewRichText(head: Uint8Array): EncodingPreviews {
  const textIn = (encoding: TextEncoding | null): { readonly text: string; readonly encoding: string | null } => {
    const { blocks, encoding: found } = readRtf(head, encoding);
    return { text: blocks.map(({ text, rows }) => (rows === null ? text : rows.flat().join('\n'))).join('\n'), encoding: found };
  };
  return {
    guessed: encodingByLabel(textIn(null).encoding ?? '') ?? 'windows-1252',
    previews: RICH_TEXT_ENCODINGS.map((encoding) => {
      const { text } = textIn(encoding);
      return { encoding, lines: tellingLines(text), undecodable: text.split('\ufffd').length - 1 };
    }),
  };
}

/** Cut behind the last line feed, at an even length: a character cut in two would speak against its own encoding. */
function wholeLines(head: Uint8Array): Uint8Array {
  const end = head.lastIndexOf(LINE_FEED) + 1;
  return head.subarray(0, ((end === 0 ? head.length : end) + 1) & ~1);
}

function tellingLines(text: string): string[] {
  const lines = text
    .split(/[\r\n\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling = lines.filter((line) => /[^\u0000-\u007f]/.test(line));
  return (telling.length > 0 ? telling : lines).slice(0, LINES).map((line) => line.slice(0, LINE_LENGTH));
}

function withoutTags(text: string): string {
  let kept = '';
  let from = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', from)) {
    kept += `${text.slice(from, open)}\n`;
    const close = text.indexOf('>', open);
    if (close < 0) return kept;
    from = close + 1;
  }
  return kept + text.slice(from);
}
