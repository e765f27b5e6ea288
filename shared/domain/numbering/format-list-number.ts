const DIGITS = '〇一二三四五六七八九';
const LEGAL_SIMPLIFIED = '零壹贰叁肆伍陆柒捌玖';
const LEGAL_TRADITIONAL = '零壹貳參肆伍陸柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
/** Beyond it labels are written as decimal: nothing real counts so far in letters or Roman numerals. */
const LARGEST_STYLED_NUMBER = 9_999;

/** Positional Chinese number with units, 1 to 9999: 十二, 一百零三. `omitsOne` writes ten as 十, not 一十. */
function withUnits(value: number, digits: string, units: readonly string[], omitsOne: boolean): string {
  const zero = digits.charAt(0) === '〇' ? '零' : digits.charAt(0);
  let text = '';
  let hasGap = false;
  for (let power = 3; power >= 0; power -= 1) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      hasGap = text !== '';
      continue;
    }
    if (hasGap) text += zero;
    hasGap = false;
    const isBareTen = omitsOne && digit === 1 && power === 1 && text === '';
    text += (isBareTen ? '' : digits.charAt(digit)) + (units[power] ?? '');
  }
  return text;
}

function digitByDigit(value: number, digits: string): string {
  return [...String(value)].map((digit) => digits.charAt(Number(digit))).join('');
}

/** `chineseCounting`: with 十 up to 99, digit by digit from 100 on (ISO/IEC 29500-1, 17.18.59). */
function chineseCounting(value: number): string {
  return value < 100 ? withUnits(value, DIGITS, ['', '十'], true) : digitByDigit(value, '○一二三四五六七八九');
}

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [size, letters] of ROMAN) {
    while (rest >= size) {
      text += letters;
      rest -= size;
    }
  }
  return text;
}

/** Word repeats the letter: z, aa, bb. */
function letters(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(20, Math.ceil(value / 26)));
}

function cycle(value: number, symbols: string): string {
  return symbols.charAt((value - 1) % symbols.length);
}

/** Characters enclosed with their numbers in runs of Unicode; `null` outside them. */
function fromRuns(value: number, runs: readonly (readonly [number, number, number])[]): string | null {
  for (const [from, to, codePoint] of runs) if (value >= from && value <= to) return String.fromCodePoint(codePoint + value - from);
  return null;
}

const CIRCLED = [
  [1, 20, 0x2460],
  [21, 35, 0x3251],
  [36, 50, 0x32b1],
] as const;

const FORMATS: Readonly<Record<string, (value: number) => string | null>> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  chineseCounting,
  taiwaneseCounting: chineseCounting,
  chineseCountingThousand: (value) => withUnits(value, DIGITS, ['', '十', '百', '千'], true),
  taiwaneseCountingThousand: (value) => withUnits(value, DIGITS, ['', '十', '百', '千'], true),
  japaneseCounting: (value) => withUnits(value, DIGITS, ['', '十', '百', '千'], true),
  chineseLegalSimplified: (value) => withUnits(value, LEGAL_SIMPLIFIED, ['', '拾', '佰', '仟'], false),
  ideographLegalTraditional: (value) => withUnits(value, LEGAL_TRADITIONAL, ['', '拾', '佰', '仟'], false),
  japaneseLegal: (value) => withUnits(value, LEGAL_TRADITIONAL, ['', '拾', '佰', '仟'], false),
  ideographDigital: (value) => digitByDigit(value, DIGITS),
  japaneseDigitalTenThousand: (value) => digitByDigit(value, DIGITS),
  taiwaneseDigital: (value) => digitByDigit(value, '○一二三四五六七八九'),
  ideographTraditional: (value) => cycle(value, STEMS),
  ideographZodiac: (value) => cycle(value, BRANCHES),
  ideographZodiacTraditional: (value) => cycle(value, STEMS) + cycle(value, BRANCHES),
  decimalFullWidth: (value) => digitByDigit(value, '０１２３４５６７８９'),
  decimalFullWidth2: (value) => digitByDigit(value, '０１２３４５６７８９'),
  decimalEnclosedCircle: (value) => fromRuns(value, CIRCLED),
  decimalEnclosedCircleChinese: (value) => fromRuns(value, CIRCLED),
  decimalEnclosedFullstop: (value) => fromRuns(value, [[1, 20, 0x2488]]),
  decimalEnclosedParen: (value) => fromRuns(value, [[1, 20, 0x2474]]),
  ideographEnclosedCircle: (value) => fromRuns(value, [[1, 10, 0x3280]]),
};

/** A list number as Word shows it in one of its `ST_NumberFormat` styles; decimal for styles and numbers that have no other form. */
export function formatListNumber(value: number, format: string): string {
  if (format === 'none' || format === 'bullet') return '';
  if (value < 1 || value > LARGEST_STYLED_NUMBER) return String(value);
  return FORMATS[format]?.(value) ?? String(value);
}
