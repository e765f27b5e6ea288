import iconv from 'iconv-lite';
import type { ByteCodecs } from '#shared/domain/repair/byte-codecs.ts';

/**
 * Two-byte places of private-use characters in GBK 1.0 and Windows code page 936: first and last lead byte, first and last
 * trail byte, first character. GB18030 later gave some of these places to real characters, so an encoder for it answers otherwise.
 */
const USER_DEFINED: readonly (readonly [firstLead: number, lastLead: number, firstTrail: number, lastTrail: number, character: number])[] =
  [
    [0xaa, 0xaf, 0xa1, 0xfe, 0xe000],
    [0xf8, 0xfe, 0xa1, 0xfe, 0xe234],
    [0xa1, 0xa7, 0x40, 0xa0, 0xe4c6],
    [0xa2, 0xa2, 0xab, 0xb0, 0xe766],
    [0xa2, 0xa2, 0xe3, 0xe4, 0xe76c],
    [0xa2, 0xa2, 0xef, 0xf0, 0xe76e],
    [0xa2, 0xa2, 0xfd, 0xfe, 0xe770],
    [0xa4, 0xa4, 0xf4, 0xfe, 0xe772],
    [0xa5, 0xa5, 0xf7, 0xfe, 0xe77d],
    [0xa6, 0xa6, 0xb9, 0xc0, 0xe785],
    [0xa6, 0xa6, 0xd9, 0xdf, 0xe78d],
    [0xa6, 0xa6, 0xec, 0xed, 0xe794],
    [0xa6, 0xa6, 0xf3, 0xf3, 0xe796],
    [0xa6, 0xa6, 0xf6, 0xfe, 0xe797],
    [0xa7, 0xa7, 0xc2, 0xd0, 0xe7a0],
    [0xa7, 0xa7, 0xf2, 0xfe, 0xe7af],
    [0xa8, 0xa8, 0x96, 0xa0, 0xe7bc],
    [0xa8, 0xa8, 0xbc, 0xbc, 0xe7c7],
    [0xa8, 0xa8, 0xbf, 0xbf, 0xe7c8],
    [0xa8, 0xa8, 0xc1, 0xc4, 0xe7c9],
    [0xa8, 0xa8, 0xea, 0xfe, 0xe7cd],
    [0xa9, 0xa9, 0x58, 0x58, 0xe7e2],
    [0xa9, 0xa9, 0x5b, 0x5b, 0xe7e3],
    [0xa9, 0xa9, 0x5d, 0x5f, 0xe7e4],
    [0xa9, 0xa9, 0x89, 0x95, 0xe7e7],
    [0xa9, 0xa9, 0x97, 0xa0, 0xe7f4],
    [0xa9, 0xa9, 0xf0, 0xfe, 0xe7fe],
    [0xd7, 0xd7, 0xfa, 0xfe, 0xe810],
    [0xfe, 0xfe, 0x50, 0xa0, 0xe815],
  ];

function userDefinedBytes(): ReadonlyMap<number, readonly [number, number]> {
  const places = new Map<number, readonly [number, number]>();
  for (const [firstLead, lastLead, firstTrail, lastTrail, character] of USER_DEFINED) {
    let code = character;
    for (let lead = firstLead; lead <= lastLead; lead += 1) {
      for (let trail = firstTrail; trail <= lastTrail; trail += 1) {
        if (trail === 0x7f) continue;
        places.set(code, [lead, trail]);
        code += 1;
      }
    }
  }
  return places;
}

const PRIVATE_USE = userDefinedBytes();
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The codecs that text repair needs, over iconv-lite. */
export const byteCodecs: ByteCodecs = {
  encodeGb18030: (text) => iconv.encode(text, 'gb18030'),
  decodeGb18030: (bytes) => iconv.decode(bytes, 'gb18030', { stripBOM: false }),
  encodeCp936,
  decodeUtf8: (bytes) => {
    try {
      return strictUtf8.decode(bytes);
    } catch {
      // The decoder's only way to say that the bytes are not UTF-8.
      return null;
    }
  },
  encodeLatin1,
};

function encodeCp936(text: string): Uint8Array {
  const bytes: number[] = [];
  let plain = '';
  const flush = (): void => {
    for (const byte of iconv.encode(plain, 'gbk')) bytes.push(byte);
    plain = '';
  };
  for (const character of text) {
    const place = PRIVATE_USE.get(character.codePointAt(0) ?? 0);
    if (place === undefined) plain += character;
    else {
      flush();
      bytes.push(...place);
    }
  }
  flush();
  return Uint8Array.from(bytes);
}

/** Windows-1252 gives its C1 places to other characters; the ones without any are kept as the controls of Latin-1. */
function encodeLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    bytes[index] = code < 0x100 ? code : (iconv.encode(text.charAt(index), 'win1252')[0] ?? 0x3f);
  }
  return bytes;
}
