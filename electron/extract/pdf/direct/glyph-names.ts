/** Adobe's names of the ASCII characters from space to `@`, from `[` to the grave accent, and from `{` to `~`. */
const ASCII_NAMES: readonly (readonly [number, string])[] = [
  [
    0x20,
    'space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash ' +
      'zero one two three four five six seven eight nine colon semicolon less equal greater question at',
  ],
  [0x5b, 'bracketleft backslash bracketright asciicircum underscore grave'],
  [0x7b, 'braceleft bar braceright asciitilde'],
];
/** Names of the upper half of MacRomanEncoding (ISO 32000-1, annex D.2); `-` for what is no character of everybody's. */
const MAC_NAMES =
  'Adieresis Aring Ccedilla Eacute Ntilde Odieresis Udieresis aacute agrave acircumflex adieresis atilde aring ccedilla eacute egrave ' +
  'ecircumflex edieresis iacute igrave icircumflex idieresis ntilde oacute ograve ocircumflex odieresis otilde uacute ugrave ucircumflex ' +
  'udieresis dagger degree cent sterling section bullet paragraph germandbls registered copyright trademark acute dieresis notequal AE ' +
  'Oslash infinity plusminus lessequal greaterequal yen mu partialdiff summation product pi integral ordfeminine ordmasculine - ae oslash ' +
  'questiondown exclamdown logicalnot radical florin approxequal - guillemotleft guillemotright ellipsis - Agrave Atilde Otilde OE oe ' +
  'endash emdash quotedblleft quotedblright quoteleft quoteright divide lozenge ydieresis Ydieresis fraction - guilsinglleft ' +
  'guilsinglright fi fl daggerdbl periodcentered quotesinglbase quotedblbase perthousand Acircumflex Ecircumflex Aacute Edieresis Egrave ' +
  'Iacute Icircumflex Idieresis Igrave Oacute Ocircumflex - Ograve Uacute Ucircumflex Ugrave dotlessi circumflex tilde macron breve ' +
  'dotaccent ring cedilla hungarumlaut ogonek caron';
/** Names of further characters that papers show, each before its character. */
const MORE_NAMES =
  'Euro € minus − multiply × brokenbar ¦ onesuperior ¹ twosuperior ² threesuperior ³ onequarter ¼ onehalf ½ threequarters ¾ ff ﬀ ffi ﬃ ffl ﬄ ' +
  'Scaron Š scaron š Zcaron Ž zcaron ž Lslash Ł lslash ł Eth Ð eth ð Thorn Þ thorn þ Yacute Ý yacute ý currency ¤ ' +
  'alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ lambda λ nu ν xi ξ rho ρ sigma σ tau τ phi φ chi χ psi ψ omega ω ' +
  'Gamma Γ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ arrowright → arrowleft ← arrowup ↑ arrowdown ↓ filledbox ■ circle ○ ' +
  'figuredash ‒ horizontalbar ― referencemark ※';

const MACINTOSH = new TextDecoder('macintosh');
/** What the codes of MacRomanEncoding from 128 on show; `undefined` for the few that viewers do not agree on. */
export const MAC_ROMAN: readonly (string | undefined)[] = MAC_NAMES.split(' ').map((name, index) =>
  name === '-' ? undefined : MACINTOSH.decode(Uint8Array.of(0x80 + index)),
);

const NAMED = new Map<string, string>();
for (const [first, names] of ASCII_NAMES) {
  for (const [index, name] of names.split(' ').entries()) NAMED.set(name, String.fromCharCode(first + index));
}
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz') NAMED.set(letter, letter);
for (const [index, name] of MAC_NAMES.split(' ').entries()) {
  const character = MAC_ROMAN[index];
  if (character !== undefined) NAMED.set(name, character);
}
const more = MORE_NAMES.split(' ');
for (let at = 0; at + 1 < more.length; at += 2) NAMED.set(more[at] ?? '', more[at + 1] ?? '');

/** The character of a glyph's name in Adobe's list of names for new fonts; `undefined` for one that is not in the part of it kept here. */
export function characterOfName(name: string): string | undefined {
  return NAMED.get(name);
}
