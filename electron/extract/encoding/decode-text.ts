import { ownNames } from '#shared/domain/text/own-names.ts';
import type { Warning } from '#shared/model/document.ts';
import { decodeAs, decodeDetected, TEXT_ENCODINGS, type TextEncoding } from './detect-encoding.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly warnings: readonly Warning[];
}

const ALIASES: Readonly<Record<string, TextEncoding>> = ownNames({
  utf8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb_2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  'big5-hkscs': 'big5',
  'x-x-big5': 'big5',
  'utf-16': 'utf-16le',
  unicode: 'utf-16le',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
});

/** Our name for an encoding label of the web, in any case and with its aliases; `null` for one that we do not read. */
export function encodingByLabel(label: string): TextEncoding | null {
  const name = label.trim().toLowerCase();
  return TEXT_ENCODINGS.find((encoding) => encoding === name) ?? ALIASES[name] ?? null;
}

/** Decodes text of unknown encoding, or of the one that a person chose. Undecodable bytes become U+FFFD and are counted in a warning. */
export function decodeText(bytes: Uint8Array, chosen: string | null = null): DecodedText {
  const named = chosen === null ? null : encodingByLabel(chosen);
  const { text, encoding } = named === null ? decodeDetected(bytes) : { text: decodeAs(bytes, named), encoding: named };
  return { text, encoding, warnings: undecodableWarnings(text) };
}

/** A warning where a decoding left replacement characters. */
function undecodableWarnings(text: string): Warning[] {
  let lost = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) lost += 1;
  return lost === 0 ? [] : [{ code: 'undecodable', message: `${lost} characters could not be decoded` }];
}
