/** How a number is shown: as a date or time, a percentage, with fixed decimals and thousands, or as it is. */
export type NumberFormat = (value: number, is1904: boolean) => string;

/** Built-in formats (ECMA-376 18.8.30), the East Asian ones among them; the rest are shown as they are. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'yyyy/m/d',
  16: 'm/d',
  17: 'yyyy/m',
  18: 'h:mm',
  19: 'h:mm:ss',
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
  45: 'mm:ss',
  46: 'h:mm:ss',
  47: 'mm:ss',
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

const MILLISECONDS_A_DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LARGEST_DATE = 2_958_465;

/** A number as a spreadsheet shows it without a format: 15 significant digits, no trace of binary fractions. */
export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** The first section of a format (positive numbers) without colours, conditions and padding. */
function sectionOf(code: string): string {
  const section = code.split(';', 1)[0] ?? '';
  return section
    .replace(/\[(?!\$|h|m|s)[^\]]*\]/gi, '')
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, '$1')
    .replace(/[_*]./g, '');
}

function isDateCode(section: string): boolean {
  return /[ymdhs]/i.test(section.replace(/"[^"]*"|\\./g, ''));
}

function dateText(section: string, value: number, is1904: boolean): string {
  const seconds = Math.round(value * 86_400);
  const date = new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + (seconds * MILLISECONDS_A_DAY) / 86_400);
  const pad = (part: number, width: number) => String(part).padStart(width, '0');
  let isTime = false;
  return section.replace(
    /"([^"]*)"|\\(.)|(AM\/PM|上午\/下午)|y+|m+|d+|h+|s+|\[h+\]|\.0+/gi,
    (token, quoted: string | undefined, escaped: string | undefined, half) => {
      if (quoted !== undefined) return quoted;
      if (escaped !== undefined) return escaped;
      if (half !== undefined) return '';
      const width = token.length;
      switch (token.charAt(0).toLowerCase()) {
        case 'y':
          return width <= 2 ? pad(date.getUTCFullYear() % 100, 2) : String(date.getUTCFullYear());
        case 'd':
          return width > 2 ? `日一二三四五六`.charAt(date.getUTCDay()) : pad(date.getUTCDate(), Math.min(width, 2));
        case 'h':
          isTime = true;
          return pad(date.getUTCHours(), Math.min(width, 2));
        case '[':
          isTime = true;
          return String(Math.floor(seconds / 3_600));
        case 's':
          return pad(date.getUTCSeconds(), Math.min(width, 2));
        case 'm':
          return isTime ? pad(date.getUTCMinutes(), Math.min(width, 2)) : pad(date.getUTCMonth() + 1, Math.min(width, 2));
        default:
          return '';
      }
    },
  );
}

function numberText(section: string, value: number): string {
  const code = section.replace(/"[^"]*"|\\./g, '');
  if (!/[0#?]/.test(code) || /[eE][+-]/.test(code) || code.includes('/')) return plainNumber(value);
  const isShare = code.includes('%');
  const decimals = /\.([0#?]+)/.exec(code)?.[1]?.length ?? 0;
  const fewest = /\.(0*)/.exec(code)?.[1]?.length ?? 0;
  const shown = (isShare ? value * 100 : value).toLocaleString('en-US', {
    minimumFractionDigits: Math.min(fewest, 20),
    maximumFractionDigits: Math.min(decimals, 20),
    useGrouping: code.includes(','),
  });
  const affix = (part: string | undefined) => (part ?? '').replace(/"([^"]*)"|\\(.)/g, '$1$2').replace(/[?#]/g, '');
  const around = /^((?:"[^"]*"|\\.|[^0#?"\\])*)[0#?,.]*((?:"[^"]*"|\\.|[^"\\])*)$/.exec(section);
  return around === null ? shown + (isShare ? '%' : '') : affix(around[1]) + shown + affix(around[2]);
}

/** The format of a code; `code` is `null` for a built-in one. */
export function createNumberFormat(id: number, code: string | null): NumberFormat {
  const section = sectionOf(code ?? BUILT_IN[id] ?? '');
  if (section === '' || /general|@/i.test(section)) return plainNumber;
  if (isDateCode(section))
    return (value, is1904) => (value < 0 || value > LARGEST_DATE ? plainNumber(value) : dateText(section, value, is1904));
  return (value) => numberText(section, value);
}
