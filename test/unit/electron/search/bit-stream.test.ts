import { describe, expect, it } from 'vitest';
import { BitReader, BitWriter } from '#electron/search/bit-stream.ts';
import { seededRandom } from '../../../support/generate-policy.ts';

type Written = { readonly code: 'bits' | 'unary' | 'rice' | 'golomb'; readonly value: number; readonly shape: number };

function draw(random: () => number): Written {
  const shape = Math.floor(random() * 14);
  const size = 2 ** Math.floor(random() * 15);
  switch (Math.floor(random() * 4)) {
    case 0:
      return { code: 'bits', value: Math.floor(random() * 2 ** (shape * 2)), shape: shape * 2 };
    case 1:
      return { code: 'unary', value: Math.floor(random() * 90), shape };
    case 2:
      return { code: 'rice', value: Math.floor((random() * size) / 4), shape };
    default:
      return { code: 'golomb', value: Math.floor(random() * size * 1_000), shape: shape % 6 };
  }
}

function write(writer: BitWriter, { code, value, shape }: Written): void {
  if (code === 'bits') writer.put(value, shape);
  else if (code === 'unary') writer.putUnary(value);
  else if (code === 'rice') writer.putRice(value, shape);
  else writer.putGolomb(value, shape);
}

function read(reader: BitReader, { code, shape }: Written): number {
  if (code === 'bits') return reader.take(shape);
  if (code === 'unary') return reader.takeUnary();
  return code === 'rice' ? reader.takeRice(shape) : reader.takeGolomb(shape);
}

describe('a stream of bits', () => {
  it('gives back every number of every code in order', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 40; round += 1) {
      const numbers = Array.from({ length: 300 }, () => draw(random));
      const writer = new BitWriter();
      for (const number of numbers) write(writer, number);
      const reader = new BitReader(writer.finished());
      expect(numbers.map((number) => read(reader, number))).toEqual(numbers.map(({ value }) => value));
    }
  });

  it('goes back to a place it told', () => {
    const writer = new BitWriter();
    writer.put(5, 3);
    writer.putUnary(40);
    writer.putGolomb(1_000, 2);
    const reader = new BitReader(writer.finished());
    reader.take(3);
    const { at } = reader;
    const first = [reader.takeUnary(), reader.takeGolomb(2)];
    reader.seek(at);
    expect([reader.takeUnary(), reader.takeGolomb(2)]).toEqual(first);
    expect(first).toEqual([40, 1_000]);
  });

  it('begins a byte where it is told to', () => {
    const writer = new BitWriter();
    writer.put(1, 1);
    writer.align();
    expect(writer.byteLength).toBe(1);
    writer.put(0xab, 8);
    const reader = new BitReader(writer.finished());
    reader.seek(8);
    expect(reader.take(8)).toBe(0xab);
  });

  it('comes to an end behind its last bit', () => {
    const reader = new BitReader(new Uint8Array(8));
    for (let count = 0; count < 10; count += 1) expect(reader.takeUnary()).toBeLessThan(100);
  });
});
