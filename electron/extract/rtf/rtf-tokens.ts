/** What an RTF file is made of. Text bytes are given as Latin-1 characters, a byte each: their code page depends on the font. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly value: number | null }
  | { readonly kind: 'symbol'; readonly symbol: string }
  | { readonly kind: 'byte'; readonly bytes: string };

const WORD = /\\([a-zA-Z]{1,40})(-?\d{1,10})? ?/y;
const BYTES = /[^\\{}\r\n]{1,65536}/y;

function nextControl(source: string, at: number): { token: RtfToken; end: number } {
  WORD.lastIndex = at;
  const word = WORD.exec(source);
  if (word !== null) {
    const value = word[2] === undefined ? null : Number(word[2]);
    return { token: { kind: 'word', word: word[1] ?? '', value }, end: WORD.lastIndex };
  }
  const symbol = source.charAt(at + 1);
  if (symbol === "'") {
    const digits = source.slice(at + 2, at + 4);
    if (/^[0-9a-f]{2}$/i.test(digits))
      return { token: { kind: 'byte', bytes: String.fromCharCode(Number.parseInt(digits, 16)) }, end: at + 4 };
  }
  return { token: { kind: 'symbol', symbol }, end: at + 2 };
}

/** Reads an RTF file, given as Latin-1, token by token. Binary data are stepped over. Linear. */
export function* readRtfTokens(source: string): Generator<RtfToken> {
  let at = 0;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === '\\') {
      const { token, end } = nextControl(source, at);
      at = end;
      if (token.kind === 'word' && token.word === 'bin') at += Math.max(0, token.value ?? 0);
      else yield token;
    } else if (character === '{' || character === '}') {
      at += 1;
      yield { kind: character === '{' ? 'open' : 'close' };
    } else if (character === '\r' || character === '\n') at += 1;
    else {
      BYTES.lastIndex = at;
      const bytes = BYTES.exec(source)?.[0] ?? character;
      at += bytes.length;
      yield { kind: 'byte', bytes };
    }
  }
}
