import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { drawIcon } from '../../../build/icons/draw-icon.ts';
import { encodeIcns, encodeIco, encodePng, type Picture } from '../../../build/icons/encode-image.ts';
import { ROOT } from '../../support/list-files.ts';

/** The picture in a PNG as our own encoder writes it. */
function decodePng(png: Buffer): Picture {
  const size = png.readUInt32BE(16);
  const at = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) pixels.set(rows.subarray(y * (size * 4 + 1) + 1, (y + 1) * (size * 4 + 1)), y * size * 4);
  return { size, pixels };
}

function blank(size: number): Picture {
  return { size, pixels: new Uint8Array(size * size * 4) };
}

describe("the application's icon", () => {
  it('is drawn with clear corners and a covered middle', () => {
    const { pixels } = drawIcon(32);
    expect(pixels[3]).toBe(0);
    expect(pixels[(16 * 32 + 16) * 4 + 3]).toBe(255);
  });

  it.each([16, 64])('lies in build/icons at %i pixels as it is drawn', (size) => {
    expect(decodePng(readFileSync(join(ROOT, `build/icons/${size}x${size}.png`)))).toEqual(drawIcon(size));
  });

  it('becomes a Windows file whose entries lie where they say', () => {
    const ico = encodeIco([blank(16), blank(256)]);
    expect(ico.readUInt16LE(4)).toBe(2);
    expect([ico.readUInt8(6), ico.readUInt8(22)]).toEqual([16, 0]);
    const [bytes, offset] = [ico.readUInt32LE(30), ico.readUInt32LE(34)];
    expect(ico.subarray(offset)).toEqual(encodePng(blank(256)));
    expect(offset + bytes).toBe(ico.length);
  });

  it('becomes an Apple file of the sizes that Apple names', () => {
    const icns = encodeIcns([blank(16), blank(24)]);
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    expect(icns.toString('latin1', 8, 12)).toBe('icp4');
    expect(icns.subarray(16)).toEqual(encodePng(blank(16)));
  });
});
