/** What PDFDocEncoding shows at the codes from 0x18 and from 0x80 on, where it differs from Latin-1 (ISO 32000-1, annex D). */
const DIFFERENT: readonly (readonly [number, string])[] = [
  [0x18, '\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc'],
  [0x80, '\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018\u2019\u201a\u2122'],
  [0x93, '\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161\u017e\u009f\u20ac'],
];
const ODD = /[\x18-\x1f\x80-\xa0]/g;
const MARKED = /^(?:\xfe\xff|\xff\xfe|\xef\xbb\xbf)/;
/** What says in which language the words that follow are. */
const LANGUAGE = /\x1b[^\x1b]{0,64}(?:\x1b|$)/g;

function byTable(character: string): string {
  const code = character.charCodeAt(0);
  const [first, characters] = DIFFERENT.findLast(([from]) => code >= from) ?? [0, ''];
  return characters.charAt(code - first) || character;
}

function decoded(encoding: 'utf-16be' | 'utf-16le' | 'utf-8', bytes: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    // Not what its mark says: read as if it had none, as pdf.js does.
    return null;
  }
}

/** The text of a string of a file that people are to read (ISO 32000-1, 7.9.2.2): one UTF-16 unit a byte comes in. */
export function textOfString(bytes: string): string {
  const [mark] = MARKED.exec(bytes) ?? [''];
  const even = bytes.slice(0, bytes.length - (bytes.length % 2));
  const text =
    mark === '' ? null : mark.length === 3 ? decoded('utf-8', bytes) : decoded(mark.startsWith('\xfe') ? 'utf-16be' : 'utf-16le', even);
  return (text ?? bytes.replace(LANGUAGE, '').replace(ODD, byTable)).replace(LANGUAGE, '');
}
