import { describe, expect, it } from 'vitest';
import { byteCodecs } from '#electron/extract/byte-codecs.ts';

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');

describe('byte codecs', () => {
  it.each([
    ['\ue000', 'aa a1'],
    ['\ue234', 'f8 a1'],
    ['\ue4c5', 'fe fe'],
    ['\ue4c6', 'a1 40'],
    ['\ue765', 'a7 a0'],
    ['\ue7c6', 'a8 a0'],
    ['\ue7f3', 'a9 95'],
    ['\ue7f5', 'a9 98'],
    ['\ue848', 'fe 84'],
    ['\ue864', 'fe a0'],
  ])('puts private-use %j where Windows has it', (character, bytes) => {
    expect(hex(byteCodecs.encodeCp936(`中${character}国`))).toBe(`d6 d0 ${bytes} b9 fa`);
  });

  it('differs from GB18030 where that standard moved a place', () => {
    expect(hex(byteCodecs.encodeGb18030('\ue7f3'))).not.toBe(hex(byteCodecs.encodeCp936('\ue7f3')));
  });

  it('takes text through GB18030 and back', () => {
    const text = '临江市〔2023〕7号𠮷';
    expect(byteCodecs.decodeGb18030(byteCodecs.encodeGb18030(text))).toBe(text);
  });

  it('answers null for bytes that are not UTF-8', () => {
    expect(byteCodecs.decodeUtf8(Uint8Array.of(0xe4, 0xb8, 0xad))).toBe('中');
    expect(byteCodecs.decodeUtf8(Uint8Array.of(0xd6, 0xd0))).toBeNull();
  });

  it('takes Latin-1 and Windows-1252 characters to their bytes, and others to a question mark', () => {
    expect(hex(byteCodecs.encodeLatin1('Öä\u0081€中'))).toBe('d6 e4 81 80 3f');
  });
});
