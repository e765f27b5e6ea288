import { digitByDigit } from './chinese-numerals.ts';
import type { CodeSection, CodeToken } from './format-code.ts';

/** Fractions are looked for up to denominators of so many digits. */
const MOST_FRACTION_DIGITS = 3;
const MOST_DECIMALS = 30;

/** A number as a spreadsheet shows it without a format: 15 significant digits, no trace of binary fractions. */
export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

const isDigit = (token: CodeToken | undefined) => token?.kind === 'place' && '0#?'.includes(token.mark);
const isMark = (token: CodeToken | undefined, mark: string) => token?.kind === 'place' && token.mark === mark;

/** Decimal digits of a number that is not negative, halves rounded up as people do; `null` for one too large to be written out. */
function fixed(value: number, decimals: number): string | null {
  if (value >= 1e21) return null;
  const shifted = value < 1e-6 || value >= 1e15 ? value : Number(`${Math.round(Number(`${plainNumber(value)}e${decimals}`))}e-${decimals}`);
  return (Number.isFinite(shifted) ? shifted : value).toFixed(decimals);
}

/** Whole digits put into their places from the right; what is left over goes to the leftmost, what is missing is 0, a space or nothing. */
function wholeText(tokens: readonly CodeToken[], digits: string, isGrouped: boolean): string {
  const first = tokens.findIndex(isDigit);
  let rest = digits === '0' ? '' : digits;
  let text = '';
  let count = 0;
  const put = (digit: string) => {
    text = digit + (isGrouped && count > 0 && count % 3 === 0 ? ',' : '') + text;
    count += 1;
  };
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token?.kind === 'text') text = token.text + text;
    if (token?.kind !== 'place') continue;
    if (token.mark === '%') text = `%${text}`;
    if (!isDigit(token)) continue;
    if (rest !== '') {
      put(rest.slice(-1));
      rest = rest.slice(0, -1);
    } else if (token.mark === '0') put('0');
    for (; index === first && rest !== ''; rest = rest.slice(0, -1)) put(rest.slice(-1));
  }
  return text;
}

/** Decimals put into their places from the left; zeros at the end only where the code wants them. */
function decimalText(tokens: readonly CodeToken[], digits: string): string {
  let rest = digits;
  let text = '';
  for (const token of tokens) {
    if (token.kind === 'text') text += token.text;
    else if (isMark(token, '%')) text += '%';
    else if (token.kind === 'place' && isDigit(token)) {
      if (token.mark === '0' || /[1-9]/.test(rest)) text += rest.charAt(0);
      rest = rest.slice(1);
    }
  }
  return text;
}

/** A number by places of digits, with thousands, decimals, percent signs and commas that divide by a thousand. */
function decimalNumber(tokens: readonly CodeToken[], value: number): string | null {
  const point = tokens.findIndex((token) => isMark(token, '.'));
  const whole = point < 0 ? tokens : tokens.slice(0, point);
  const decimals = point < 0 ? [] : tokens.slice(point + 1);
  const last = tokens.findLastIndex(isDigit);
  let thousands = 0;
  while (isMark(tokens[last + 1 + thousands], ',')) thousands += 1;
  // Commas may also stand before the point: `0,.0`.
  for (let index = point - 1; point >= 0 && isMark(tokens[index], ','); index -= 1) thousands += 1;
  const wholeDigits = whole.map((token, index) => (isDigit(token) ? index : -1)).filter((index) => index >= 0);
  const [from = 0, to = 0] = [wholeDigits[0], wholeDigits.at(-1)];
  const isGrouped = whole.some((token, index) => index > from && index < to && isMark(token, ','));
  const scaled = (value * 100 ** tokens.filter((token) => isMark(token, '%')).length) / 1000 ** thousands;
  const places = Math.min(decimals.filter(isDigit).length, MOST_DECIMALS);
  const digits = fixed(scaled, places);
  if (digits === null) return null;
  const [integer = '0', fraction = ''] = digits.split('.');
  return wholeText(whole, integer, isGrouped) + (point < 0 ? '' : '.') + decimalText(decimals, fraction);
}

function exponentNumber(tokens: readonly CodeToken[], at: number, value: number): string | null {
  const mantissa = tokens.slice(0, at);
  const mark = tokens[at];
  const point = mantissa.findIndex((token) => isMark(token, '.'));
  const step = Math.max(1, (point < 0 ? mantissa : mantissa.slice(0, point)).filter(isDigit).length);
  const places = point < 0 ? 0 : mantissa.slice(point).filter(isDigit).length;
  let exponent = value === 0 ? 0 : Math.floor(Math.log10(value) / step) * step;
  if (value !== 0 && Number((value / 10 ** exponent).toFixed(places)) >= 10 ** step) exponent += step;
  const shown = decimalNumber(mantissa, value / 10 ** exponent);
  if (shown === null || mark?.kind !== 'exponent') return null;
  const width = tokens.slice(at + 1).filter(isDigit).length;
  const rest = tokens.slice(at + 1).flatMap((token) => (token.kind === 'text' ? [token.text] : []));
  const sign = exponent < 0 ? '-' : mark.mark === 'E+' ? '+' : '';
  return `${shown}E${sign}${String(Math.abs(exponent)).padStart(width, '0')}${rest.join('')}`;
}

/** The nearest fraction with a denominator up to `most`. */
function nearestFraction(value: number, most: number): { over: number; under: number } {
  let best = { over: Math.round(value), under: 1, gap: Math.abs(value - Math.round(value)) };
  for (let under = 2; under <= most && best.gap > 1e-12; under += 1) {
    const over = Math.round(value * under);
    const gap = Math.abs(value - over / under);
    if (gap < best.gap - 1e-12) best = { over, under, gap };
  }
  return best;
}

function fractionNumber(tokens: readonly CodeToken[], slash: number, value: number): string {
  const under = tokens.slice(slash + 1);
  const fixedUnder = Number(under.flatMap((token) => (token.kind === 'text' && /^\d+$/.test(token.text) ? [token.text] : [])).join(''));
  const digits = Math.min(Math.max(under.filter(isDigit).length, 1), MOST_FRACTION_DIGITS);
  // Places parted by a space from those over the slash are for the whole number.
  const over = tokens.slice(0, slash);
  const lastText = over.findLastIndex((token) => token.kind === 'text');
  const hasWhole = over.slice(0, Math.max(lastText, 0)).some(isDigit);
  const whole = hasWhole ? Math.floor(value + 1e-9) : 0;
  const part = Math.max(0, value - whole);
  const found = fixedUnder > 0 ? { over: Math.round(part * fixedUnder), under: fixedUnder } : nearestFraction(part, 10 ** digits - 1);
  if (!hasWhole) return `${found.over}/${found.under}`;
  if (found.over === 0) return String(whole);
  if (found.over === found.under) return String(whole + 1);
  return `${whole === 0 ? '' : `${whole} `}${found.over}/${found.under}`;
}

/** A number that is not negative, as a section shows it; `null` where it cannot be written so. */
export function numberText({ tokens, numerals }: CodeSection, value: number): string | null {
  if (!tokens.some(isDigit)) return tokens.map((token) => (token.kind === 'text' ? token.text : '')).join('');
  const exponent = tokens.findIndex(({ kind }) => kind === 'exponent');
  const slash = tokens.findIndex((token) => isMark(token, '/'));
  const text =
    exponent >= 0
      ? exponentNumber(tokens, exponent, value)
      : slash > 0 && isDigit(tokens[slash - 1])
        ? fractionNumber(tokens, slash, value)
        : decimalNumber(tokens, value);
  return text === null ? null : digitByDigit(text, numerals);
}
