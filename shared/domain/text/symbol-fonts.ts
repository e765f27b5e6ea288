/** Characters of the symbol fonts that forms use, by their code in the font; check boxes first of all. */
const WINGDINGS: Readonly<Record<number, string>> = {
  108: '●',
  110: '■',
  111: '□',
  112: '□',
  113: '□',
  114: '□',
  117: '◆',
  161: '○',
  168: '□',
  216: '➢',
  224: '→',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};
const WINGDINGS_2: Readonly<Record<number, string>> = { 79: '✗', 80: '✓', 81: '☒', 82: '☑', 83: '☒', 163: '□', 42: '□' };
const SYMBOL: Readonly<Record<number, string>> = {
  177: '±',
  179: '≥',
  163: '≤',
  180: '×',
  183: '•',
  176: '°',
  185: '≠',
  174: '→',
  165: '∞',
};

/**
 * The character of a symbol font's code (hexadecimal, often moved to U+F000–F0FF) in Unicode; `□` for an unknown sign of a symbol font.
 * Codes of ordinary fonts are taken as Unicode.
 */
export function symbolCharacter(font: string, code: string): string {
  if (!/^[0-9a-f]{1,6}$/i.test(code)) return '';
  const value = Number.parseInt(code, 16);
  const inFont = value >= 0xf000 && value <= 0xf0ff ? value - 0xf000 : value;
  const name = font.toLowerCase();
  if (name === 'wingdings') return WINGDINGS[inFont] ?? '□';
  if (name === 'wingdings 2') return WINGDINGS_2[inFont] ?? '□';
  if (name === 'symbol') return SYMBOL[inFont] ?? (inFont >= 0x20 && inFont < 0x7f ? String.fromCodePoint(inFont) : '□');
  return value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff) ? '' : String.fromCodePoint(value);
}

/** Is a type face one whose characters are signs? */
export function isSymbolFont(font: string): boolean {
  return /^(?:wingdings(?: 2)?|symbol)$/i.test(font);
}

/** Text typed in a symbol font, as the signs that it shows: `R` in Wingdings 2 is a ticked box. Other scripts take another font and stay. Linear. */
export function symbolText(font: string, text: string): string {
  return text.replace(/[!-~\u00a1-\u00ff\uf020-\uf0ff]/g, (character) => symbolCharacter(font, character.charCodeAt(0).toString(16)));
}
