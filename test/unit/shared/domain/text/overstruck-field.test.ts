import { describe, expect, it } from 'vitest';
import { overstruckText } from '#shared/domain/text/overstruck-field.ts';

describe('a field that sets characters over each other', () => {
  it.each([
    ['the base text of a phonetic guide', String.raw`EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(zhen),圳)`, '圳'],
    ['characters combined in two rows', String.raw`EQ \* jc0 \* "Font:宋体" \* hps12 \o(\s\up 6(海陵市),\s\do 2(财政局))`, '海陵市财政局'],
    ['a framed number', String.raw`eq \o\ac(○,12)`, '⑫'],
    ['a framed character', String.raw`eq \o\ac(□,急)`, '急'],
    ['nothing of another field', String.raw`EQ \f(1,2)`, ''],
    ['nothing of brackets without end', String.raw`EQ \o(\s\up 6(`, ''],
  ])('shows %s', (_what, code, shown) => {
    expect(overstruckText(code)).toBe(shown);
  });
});
