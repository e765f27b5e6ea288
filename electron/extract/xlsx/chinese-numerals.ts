/** How a number format has digits written: `[DBNum1]` 一, `[DBNum2]` 壹, `[DBNum3]` １. */
export type Numerals = 'plain' | 'simple' | 'formal' | 'wide';

const SCRIPTS: Readonly<Record<Exclude<Numerals, 'plain'>, { readonly digits: string; readonly units: string }>> = {
  simple: { digits: '〇一二三四五六七八九', units: '十百千' },
  formal: { digits: '零壹贰叁肆伍陆柒捌玖', units: '拾佰仟' },
  wide: { digits: '０１２３４５６７８９', units: '十百千' },
};
const GROUPS = ['', '万', '亿', '万亿'];

/** Digit by digit: 2026 is 二〇二六. */
export function digitByDigit(text: string, numerals: Numerals): string {
  if (numerals === 'plain') return text;
  return text.replace(/\d/g, (digit) => SCRIPTS[numerals].digits.charAt(Number(digit)));
}

/** Up to four digits with their units; nothing for zero. */
function groupText(group: string, numerals: Exclude<Numerals, 'plain'>): string {
  const { digits, units } = SCRIPTS[numerals];
  let text = '';
  for (const [index, digit] of [...group].entries()) {
    const power = group.length - 1 - index;
    if (digit !== '0') text += digits.charAt(Number(digit)) + (power === 0 ? '' : units.charAt(power - 1));
    else if (text !== '' && /[1-9]/.test(group.slice(index + 1)) && !text.endsWith(digits.charAt(0))) text += digits.charAt(0);
  }
  return text;
}

/** A whole or broken number as Chinese counts: 46102.5 is 四万六千一百〇二.五. `text` is as `String` gives it, without exponent. */
export function withUnits(text: string, numerals: Numerals): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)((?:\.\d+)?)$/.exec(text) ?? [];
  if (numerals === 'plain' || whole === '' || whole.length > 16) return digitByDigit(text, numerals);
  const zero = SCRIPTS[numerals].digits.charAt(0);
  let shown = '';
  const padded = whole.padStart(Math.ceil(whole.length / 4) * 4, '0');
  for (let at = 0; at < padded.length; at += 4) {
    const group = padded.slice(at, at + 4);
    const words = groupText(group.replace(/^0+/, ''), numerals);
    if (words === '') continue;
    shown += (shown !== '' && group.startsWith('0') ? zero : '') + words + (GROUPS[(padded.length - at) / 4 - 1] ?? '');
  }
  return sign + (shown === '' ? zero : shown) + digitByDigit(fraction, numerals);
}

/** A month, day, hour or minute: ten is 十, and formally 壹拾. */
export function smallNumber(text: string, numerals: Numerals): string {
  const counted = numerals === 'wide' ? digitByDigit(text, numerals) : withUnits(String(Number(text)), numerals);
  return numerals === 'plain' ? text : numerals === 'simple' ? counted.replace(/^一十/, '十') : counted;
}
