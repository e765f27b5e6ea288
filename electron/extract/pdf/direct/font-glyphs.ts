import { NotSure } from './not-sure.ts';

/** What a character does on the page; marks stand on the character before them, controls are nothing to see. */
export type GlyphKind = 'visible' | 'space' | 'mark' | 'control';

/** A character as a font shows it. */
export interface Glyph {
  readonly text: string;
  readonly kind: GlyphKind;
  /** The way to the next character in units of the font: to the right, or, where the font is vertical, down as a negative number. */
  readonly advance: number;
  /** The single byte 32, which word spacing widens. */
  readonly isWordSpace: boolean;
}

/** A font whose every code is known: its text and its width. */
export interface PdfFont {
  readonly name: string;
  readonly isVertical: boolean;
  /** What one unit of an advance is worth, in ems. */
  readonly unit: number;
  /** Smallest size that the font can be used at: pdf.js measures drawn fonts another way from there on. */
  readonly largerThan: number;
  /** Throws `NotSure` at a code without text or width. */
  glyphs(codes: string): readonly Glyph[];
}

const MOST_CACHED = 20_000;
/** Right-to-left scripts and their forms: pdf.js turns them round. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb05\ufb1d-\ufdff\ufe70-\ufefe]/;
/** Stands for a character that nothing gives a meaning. */
export const UNKNOWN = '\ufffd';
const MEANINGLESS = /[\0-\x08\x0e-\x1f\ufffd]/;

/** A thousandth of an em, and no limit to the size. */
export const USUAL_MEASURE = { unit: 0.001, largerThan: Number.NEGATIVE_INFINITY } as const;

function kindOf(text: string): GlyphKind {
  if (/^\s+$/.test(text)) return 'space';
  if (/^\p{Mn}+$/u.test(text)) return 'mark';
  return /^\p{Cf}+$/u.test(text) ? 'control' : 'visible';
}

/** A character that a font gives a meaning and a width; throws `NotSure` where it does not. */
export function glyphOf(text: string | undefined, advance: number | undefined, isWordSpace: boolean): Glyph {
  if (text === undefined || text === '') throw new NotSure('a character without meaning');
  if (RIGHT_TO_LEFT.test(text) || MEANINGLESS.test(text)) throw new NotSure('a character that is read another way');
  if (advance === undefined) throw new NotSure('a character without width');
  return { text, kind: kindOf(text), advance, isWordSpace };
}

/** A character that nothing gives a meaning, and that leaves a gap all the same. */
export function unknownGlyph(advance: number): Glyph {
  return { text: UNKNOWN, kind: 'visible', advance, isWordSpace: false };
}

/** Remembers what strings come to: documents say the same words again and again. */
export function remembering(read: PdfFont['glyphs']): PdfFont['glyphs'] {
  const cached = new Map<string, readonly Glyph[]>();
  return (codes) => {
    const known = cached.get(codes);
    if (known !== undefined) return known;
    const glyphs = read(codes);
    if (cached.size < MOST_CACHED) cached.set(codes, glyphs);
    return glyphs;
  };
}

/** Glyphs of strings of `width` bytes a code, remembered. */
export function glyphReader(width: 1 | 2, make: (code: number) => Glyph): PdfFont['glyphs'] {
  const single: Glyph[] = [];
  return remembering((codes) => {
    if (codes.length % width !== 0) throw new NotSure('half a code');
    const glyphs: Glyph[] = [];
    for (let at = 0; at < codes.length; at += width) {
      const code = width === 1 ? codes.charCodeAt(at) : codes.charCodeAt(at) * 256 + codes.charCodeAt(at + 1);
      let glyph = single[code];
      if (glyph === undefined) {
        glyph = make(code);
        single[code] = glyph;
      }
      glyphs.push(glyph);
    }
    return glyphs;
  });
}
