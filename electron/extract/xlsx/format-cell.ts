import { ownNames } from '#shared/domain/text/own-names.ts';
import { withUnits } from './chinese-numerals.ts';
import { type CodeSection, readFormatCode } from './format-code.ts';
import { dateText } from './format-date.ts';
import { numberText, plainNumber } from './format-number.ts';

export { plainNumber } from './format-number.ts';

/** How a number is shown: as a date or time, a percentage, with fixed decimals and thousands, in Chinese digits, or as it is. */
export type NumberFormat = (value: number, is1904: boolean) => string;

/** Built-in formats (ECMA-376 18.8.30), the East Asian ones among them; the rest are shown as they are. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0;"¥"-#,##0',
  6: '"¥"#,##0;"¥"-#,##0',
  7: '"¥"#,##0.00;"¥"-#,##0.00',
  8: '"¥"#,##0.00;"¥"-#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'yyyy/m/d',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'yyyy"年"m"月"',
  35: 'm"月"d"日"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '#,##0;-#,##0;"-"',
  42: '"¥"#,##0;"¥"-#,##0;"¥-"',
  43: '#,##0.00;-#,##0.00;"-"',
  44: '"¥"#,##0.00;"¥"-#,##0.00;"¥-"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};
/** Locales that stand for the long date and the time that the system is set to. */
const SYSTEM_FORMATS: Readonly<Record<string, string>> = ownNames({ f800: BUILT_IN[31] ?? '', f400: BUILT_IN[21] ?? '' });

function holds(value: number, { operator, limit }: NonNullable<CodeSection['condition']>): boolean {
  switch (operator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '<>':
      return value !== limit;
    default:
      return value === limit;
  }
}

function isForNegatives(condition: CodeSection['condition']): boolean {
  if (condition === null) return false;
  return condition.operator.startsWith('<') && condition.limit <= 0;
}

interface Chosen {
  readonly section: CodeSection;
  /** The section is for negative numbers only: it brings its own sign. */
  readonly isSigned: boolean;
}

/** The section for a number: by conditions where there are any, else for positive numbers, negative ones and zero. */
function chooseSection(sections: readonly CodeSection[], value: number): Chosen | null {
  const [first, second, third] = sections;
  if (first === undefined) return null;
  if (sections.slice(0, 2).some(({ condition }) => condition !== null)) {
    const signed = (section: CodeSection): Chosen => ({ section, isSigned: isForNegatives(section.condition) });
    if (first.condition === null ? value > 0 : holds(value, first.condition)) return signed(first);
    if (second === undefined) return { section: first, isSigned: false };
    if (third === undefined && second.condition === null) return { section: second, isSigned: false };
    if (second.condition === null ? value < 0 : holds(value, second.condition)) return signed(second);
    return { section: third ?? second, isSigned: false };
  }
  if (value < 0 && second !== undefined) return { section: second, isSigned: true };
  return { section: value === 0 && third !== undefined ? third : first, isSigned: false };
}

function isDate({ tokens }: CodeSection): boolean {
  return tokens.some(({ kind }) => kind === 'date' || kind === 'half');
}

function shownIn({ section, isSigned }: Chosen, value: number, is1904: boolean): string {
  if (isDate(section)) return dateText(section, value, is1904) ?? plainNumber(value);
  const size = isSigned ? Math.abs(value) : value;
  const { tokens, numerals } = section;
  if (tokens.some(({ kind }) => kind === 'general')) {
    const words = withUnits(plainNumber(size), numerals);
    return tokens.map((token) => (token.kind === 'text' ? token.text : token.kind === 'general' ? words : '')).join('');
  }
  const text = numberText(section, Math.abs(size));
  if (text === null) return plainNumber(value);
  // What rounds to nothing has no sign.
  return size < 0 && /[1-9一-九壹-玖]/.test(text) ? `-${text}` : text;
}

/** The format of a code; `code` is `null` for a built-in one. */
export function createNumberFormat(id: number, code: string | null): NumberFormat {
  const written = readFormatCode(code ?? BUILT_IN[id] ?? '');
  const system = SYSTEM_FORMATS[written[0]?.locale ?? ''];
  const sections = system === undefined ? written : readFormatCode(system);
  if (sections[0] === undefined || (sections.length === 1 && sections[0].tokens.length === 0)) return plainNumber;
  return (value, is1904) => {
    const chosen = chooseSection(sections, value);
    return chosen === null ? plainNumber(value) : shownIn(chosen, value, is1904);
  };
}
