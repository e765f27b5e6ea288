import { describe, expect, it } from 'vitest';
import { decodeAscii85 } from '#electron/extract/pdf/direct/decode-ascii.ts';
import { NotSure } from '#electron/extract/pdf/direct/not-sure.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const free = () => undefined;
const decoded = (text: string) => [...decodeAscii85(bytes(text), free)];

describe('ASCII base-85', () => {
  it.each<[string, readonly number[]]>([
    ['87cUR~>', [...Buffer.from('Hell')]],
    ['87cURDZ~>', [...Buffer.from('Hello')]],
    ['z 87cUR\nz~>ignored', [0, 0, 0, 0, ...Buffer.from('Hell'), 0, 0, 0, 0]],
    ['s8W-!', [255, 255, 255, 255]],
    ['', []],
  ])('gives the bytes of %j', (text, expected) => {
    expect(decoded(text)).toEqual(expected);
  });

  it.each(['s8W-"', 'uuuuu', '87cz', '8', 'é'])('is not sure of %j', (text) => {
    expect(() => decoded(text)).toThrow(NotSure);
  });

  it('asks for the room of what it gives before it makes any', () => {
    const asked: number[] = [];
    const refuse = (count: number): void => {
      asked.push(count);
      throw new NotSure('too much');
    };
    expect(() => decodeAscii85(bytes(`${'z'.repeat(1_000)}8`), refuse)).toThrow('too much');
    expect(asked).toEqual([4_004]);
  });
});
