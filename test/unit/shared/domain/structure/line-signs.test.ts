import { expect, it } from 'vitest';
import { isSign, SIGN, signsOf } from '#shared/domain/structure/line-signs.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';

it('tells what a line holds of what patterns begin with, whatever width it is written in', () => {
  const signs = signsOf(foldText('（牵头单位：市财政局）２０３０年底前'));
  for (const sign of [SIGN.openBracket, SIGN.closeBracket, SIGN.colon, SIGN.lead, SIGN.digit, SIGN.before]) expect(signs & sign).toBe(sign);
  for (const sign of [SIGN.title, SIGN.within, SIGN.share, SIGN.zero]) expect(signs & sign).toBe(0);
});

it('tells nothing of an empty line, and of a character that no pattern begins with', () => {
  expect(signsOf('')).toBe(0);
  expect(signsOf('海陵')).toBe(0);
});

it('knows a character that stands for a sign', () => {
  expect(isSign('两'.charCodeAt(0), SIGN.count)).toBe(true);
  expect(isSign('万'.charCodeAt(0), SIGN.count)).toBe(false);
});

it('gives every sign a bit of its own', () => {
  const bits = Object.values(SIGN);
  expect(bits.reduce((sum, bit) => sum + bit, 0)).toBe(bits.reduce((all, bit) => all | bit, 0));
});
