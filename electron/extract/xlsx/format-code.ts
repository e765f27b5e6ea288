import type { Numerals } from './chinese-numerals.ts';

/** A part of a format code: text shown as it is, a place of a digit or a mark among them, a part of a date, or the value as it is. */
export type CodeToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'place'; readonly mark: string }
  | { readonly kind: 'exponent'; readonly mark: string }
  | { readonly kind: 'date'; readonly letters: string }
  | { readonly kind: 'half'; readonly words: string }
  | { readonly kind: 'general' };

/** One of the sections, parted by `;`, of a format code. */
export interface CodeSection {
  readonly tokens: readonly CodeToken[];
  /** Which numbers the section is for, where the code says so. */
  readonly condition: { readonly operator: string; readonly limit: number } | null;
  readonly numerals: Numerals;
  /** Hexadecimal locale such as `804`; empty where none is named. */
  readonly locale: string;
}

const TOKEN =
  /"([^"]*)"?|[\\!](.)?|([_*].?)|\[([^\]]*)\]?|(General|G\/通用格式)|(AM\/PM|A\/P|上午\/下午)|(E[+-])|(y+|m+|d+|h+|s+|a{3,4}|e+)|([0#?.,%/@])|(.)/gisy;
const NUMERALS: readonly Numerals[] = ['plain', 'simple', 'formal', 'wide'];
/** Codes longer than this are nobody's. */
const LONGEST_CODE = 500;

interface OpenSection {
  tokens: CodeToken[];
  condition: CodeSection['condition'];
  numerals: Numerals;
  locale: string;
}

const emptySection = (): OpenSection => ({ tokens: [], condition: null, numerals: 'plain', locale: '' });

/** What stands in brackets: elapsed time, a condition, numerals, a currency with its locale; colours are not shown. */
function takeBrackets(inside: string, section: OpenSection): void {
  const condition = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$/.exec(inside);
  const numerals = /^DBNum([123])$/i.exec(inside)?.[1];
  const currency = /^\$([^-]*)(?:-([0-9a-f]+))?/i.exec(inside);
  if (/^(h+|m+|s+)$/i.test(inside)) section.tokens.push({ kind: 'date', letters: `[${inside.toLowerCase()}` });
  else if (condition !== null) section.condition = { operator: condition[1] ?? '', limit: Number(condition[2]) };
  else if (numerals !== undefined) section.numerals = NUMERALS[Number(numerals)] ?? 'plain';
  else if (currency !== null) {
    section.tokens.push({ kind: 'text', text: currency[1] ?? '' });
    section.locale = (currency[2] ?? '').toLowerCase().replace(/^0+/, '');
  }
}

/** What a match stands for in the text of a section; `null` for what shows nothing there. */
function tokenOf(match: RegExpMatchArray): CodeToken | null {
  const [, quoted, escaped, padding, , general, half, exponent, letters, place, other] = match;
  if (general !== undefined || place === '@') return { kind: 'general' };
  if (half !== undefined) return { kind: 'half', words: half };
  if (exponent !== undefined) return { kind: 'exponent', mark: exponent.toUpperCase() };
  if (letters !== undefined) return { kind: 'date', letters: letters.toLowerCase() };
  if (place !== undefined) return { kind: 'place', mark: place };
  return padding === undefined ? { kind: 'text', text: quoted ?? escaped ?? other ?? '' } : null;
}

/** The sections of a format code (ECMA-376 18.8.31). Linear. */
export function readFormatCode(code: string): CodeSection[] {
  const sections = [emptySection()];
  for (const match of code.slice(0, LONGEST_CODE).matchAll(TOKEN)) {
    const section = sections.at(-1) ?? emptySection();
    if (match[0] === ';') sections.push(emptySection());
    else if (match[4] !== undefined) takeBrackets(match[4], section);
    else {
      const token = tokenOf(match);
      if (token !== null) section.tokens.push(token);
    }
  }
  return sections;
}
