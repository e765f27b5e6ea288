import { describe, expect, it } from 'vitest';
import { findUnits, needleOf } from '#shared/domain/search/find-units.ts';
import { squeezedUnits, squeezeText, squeezeWithOrigins, textOfUnits } from '#shared/domain/search/squeeze-text.ts';
import { seededRandom } from '../../../../support/generate-policy.ts';

describe('squeezing a text for search', () => {
  it.each([
    ['spaces beside Han characters go', '优 化　营商 环境', '优化营商环境'],
    ['spaces inside a document number go', '第 4 号', '第4号'],
    ['Latin words stay apart, by one space', 'One   Stop', 'one stop'],
    ['spaces beside marks go', '方案 （试行） ：', '方案(试行):'],
    ['cells and lines stay apart', '市水务局\t5月\n续', '市水务局\t5月\n续'],
    ['control characters become nothing', '供\u0001水', '供水'],
  ])('%s', (_name, text, squeezed) => {
    expect(squeezeText(text)).toBe(squeezed);
  });

  it.each(['发展改革委', 'one-stop 窗口', '優化', '〔2033〕', '一 二', 'a\u0000b', '\u0003', '\t', '甲\n乙', ''])(
    'gives %j as the units of it read',
    (text) => expect(squeezeText(text)).toBe(textOfUnits(squeezedUnits(text))),
  );

  it('knows for every unit where it stood', () => {
    const text = ' 优 化 One  Stop　';
    const { units, origins } = squeezeWithOrigins(text);
    expect(textOfUnits(units)).toBe('优化one stop');
    expect([...units].map((_unit, index) => text.charAt(origins[index] ?? -1)).join('')).toBe('优化One Stop');
    expect(origins[units.length]).toBe(text.length);
  });
});

describe('finding units', () => {
  it('finds what indexOf finds, in any text and range', () => {
    const random = seededRandom(7);
    const word = (length: number): string => Array.from({ length }, () => '甲乙丙'.charAt(Math.floor(random() * 3))).join('');
    for (let round = 0; round < 800; round += 1) {
      const text = word(Math.floor(random() * 60));
      const looked = word(1 + Math.floor(random() * 8));
      const from = Math.floor(random() * 10);
      const expected = text.indexOf(looked, from);
      expect(findUnits(squeezedUnits(text), needleOf(looked), from, text.length), `${looked} in ${text} from ${from}`).toBe(expected);
    }
  });

  it.each([
    ['57号', 0, 4],
    ['57号', 5, 9],
    ['57号', 11, -1],
    ['7号', 3, 5],
  ])('finds %s among digits from %i on', (looked, from, at) => {
    expect(findUnits(squeezedUnits('5号第757号5757号57'), needleOf(looked), from, 14)).toBe(at);
  });

  it('finds nothing that reaches past the end of the range', () => {
    expect(findUnits(squeezedUnits('供水管网'), needleOf('管网'), 0, 3)).toBe(-1);
  });

  it('finds very long words', () => {
    const long = '供'.repeat(400);
    expect(findUnits(squeezedUnits(`水${long}`), needleOf(long), 0, 401)).toBe(1);
  });
});
