import type { Matrix } from '../../layout/text-run.ts';
import type { TextItem } from '../page-runs.ts';
import type { Glyph, PdfFont } from './font-glyphs.ts';
import type { Box } from './page-tree.ts';
import { moveOn, type TextState } from './text-state.ts';

/** Gaps in ems as pdf.js judges them: up to the first it is one word, from the second on a space, beyond the third the end of a piece. */
const WORD_GAP = 0.102;
const NO_GAP = 0.03;
const WIDEST_SPACE = 0.6;
const STEP_BACK = -0.2;
/** Off the line by more than this share of its height, a piece ends. */
const VERTICAL_SHIFT = 0.25;

/** Compatibility forms that pdf.js writes out; right-to-left ones never come here. */
const COMPATIBILITY = /[\u00a0\u00b5\u037e\u0eb3\u2000-\u200a\u202f\u2126\ufb00-\ufb04\ufb06]+/g;

/** The piece that is being gathered. */
interface OpenItem {
  text: string;
  transform: Matrix;
  /** Along the text since the scale last changed, and before that. */
  length: number;
  total: number;
  /** Across the text. */
  breadth: number;
  scale: number;
  size: number;
  isVertical: boolean;
}

/** What was in force when the last piece began. */
interface Style {
  readonly font: PdfFont | null;
  readonly fontName: string | null;
  readonly size: number;
}

/**
 * Gathers the characters of one content stream into pieces, by the rules of pdf.js's `getTextContent` (src/core/evaluator.js, Apache-2.0):
 * layout depends on where its pieces begin, on how long they are, and on the spaces that it reads out of gaps.
 */
export class TextCollector {
  readonly #view: Box;
  readonly #items: TextItem[];
  #isOpen = false;
  #open: OpenItem = { text: '', transform: [1, 0, 0, 1, 0, 0], length: 0, total: 0, breadth: 0, scale: 0, size: 0, isVertical: false };
  #style: Style | null = null;
  /** Where the last character ended; `null` before the first. */
  #last: Matrix | null = null;
  #lastRise = 0;
  /** Whether the last character, and the one before it, is something other than a space. */
  #hasLast = false;
  #hasBefore = false;

  constructor(view: Box, items: TextItem[]) {
    this.#view = view;
    this.#items = items;
  }

  /** Must be called before the first operator of the stream takes effect. */
  begin(state: TextState): void {
    this.#style ??= { font: state.font, fontName: state.fontName, size: state.size };
  }

  /** Ends the piece at hand: what comes next begins one of its own. */
  endItem(): void {
    if (!this.#isOpen) return;
    const open = this.#open;
    const along = Math.abs(open.total + open.length * open.scale);
    this.#isOpen = false;
    const str = open.text.replace(COMPATIBILITY, (forms) => forms.normalize('NFKC'));
    const extent = open.isVertical ? { width: open.breadth, height: along } : { width: along, height: open.breadth };
    this.#items.push({ str, transform: open.transform, ...extent, isVertical: open.isVertical });
    open.text = '';
  }

  /** The text matrix was set anew: lengths are measured by another scale from here on. */
  rescale(state: TextState): void {
    if (!this.#isOpen) return;
    const scale = Math.hypot(state.ctm[0], state.ctm[1]) * Math.hypot(state.a, state.b);
    const open = this.#open;
    if (scale === open.scale) return;
    open.total += open.length * open.scale;
    open.length = 0;
    open.scale = scale;
  }

  /** Shows a string; `extra` is the way to go after it, in text space. */
  show(state: TextState, font: PdfFont, codes: string, extra: number): void {
    this.#beginStyle(state, font);
    const spacing = font.isVertical ? -state.characterSpacing : state.characterSpacing;
    const glyphs = font.glyphs(codes);
    if (codes === '') {
      this.#space(state, font, spacing + extra);
      return;
    }
    const linear = linearPart(state);
    for (let index = 0; index < glyphs.length; index += 1) {
      const glyph = glyphs[index];
      if (glyph === undefined || glyph.kind === 'control') continue;
      const after = spacing + (index + 1 === glyphs.length ? extra : 0) + (glyph.isWordSpace ? state.wordSpacing : 0);
      this.#place(state, font, glyph, after, linear);
    }
  }

  #beginStyle(state: TextState, font: PdfFont): void {
    const style = this.#style;
    const isOther =
      style === null ||
      style.size !== state.size ||
      (style.fontName !== state.fontName && (style.font?.name !== font.name || style.font.isVertical !== font.isVertical));
    if (!isOther) return;
    this.endItem();
    this.#style = { font, fontName: state.fontName, size: state.size };
  }

  #space(state: TextState, font: PdfFont, distance: number): void {
    if (distance === 0) return;
    if (font.isVertical) moveOn(state, 0, -distance);
    else moveOn(state, distance * state.horizontalScale, 0);
  }

  #place(state: TextState, font: PdfFont, glyph: Glyph, after: number, linear: Matrix): void {
    const advance = glyph.advance * (font.unit * state.size);
    if (glyph.kind === 'space') {
      this.#space(state, font, font.isVertical ? after - advance : after + advance);
      this.#noteCharacter(false);
      return;
    }
    if (glyph.kind !== 'mark' && !this.#compare(state, font, advance, linear)) {
      // Off the page: pdf.js leaves it out, and the spacing after it too.
      if (font.isVertical) moveOn(state, 0, advance);
      else moveOn(state, advance * state.horizontalScale, 0);
      return;
    }
    if (!this.#isOpen) this.#openItem(state, font, linear);
    const step = glyph.kind === 'mark' ? 0 : font.isVertical ? advance : advance * state.horizontalScale;
    if (font.isVertical) moveOn(state, 0, step);
    else moveOn(state, step, 0);
    this.#open.length += font.isVertical ? Math.abs(step) : step;
    if (step !== 0) {
      this.#last = placed(state, linear);
      this.#lastRise = state.rise;
    }
    const isAfterSpace = this.#noteCharacter(true);
    this.#open.text += isAfterSpace ? ` ${glyph.text}` : glyph.text;
    this.#space(state, font, after);
  }

  /** Notes what the last character was; true where it follows a space that follows a character. */
  #noteCharacter(isVisible: boolean): boolean {
    const isAfterSpace = this.#hasBefore && !this.#hasLast;
    this.#hasBefore = this.#hasLast;
    this.#hasLast = isVisible;
    return isAfterSpace;
  }

  #forgetCharacters(): void {
    this.#hasBefore = false;
    this.#hasLast = false;
  }

  #openItem(state: TextState, font: PdfFont, linear: Matrix): void {
    const transform = placed(state, linear);
    const breadth = font.isVertical ? Math.hypot(transform[0], transform[1]) : Math.hypot(transform[2], transform[3]);
    const scale = Math.hypot(state.ctm[0], state.ctm[1]) * Math.hypot(state.a, state.b);
    this.#open = { text: '', transform, length: 0, total: 0, breadth, scale, size: state.size, isVertical: font.isVertical };
    this.#isOpen = true;
  }

  /** Ends pieces and adds spaces by how far the next character stands from the last one; false where it stands off the page. */
  #compare(state: TextState, font: PdfFont, advance: number, linear: Matrix): boolean {
    const now = placed(state, linear);
    const [left, bottom, right, top] = this.#view;
    const [, , , , x, y] = now;
    if (
      font.isVertical ? x < left || x > right || y + advance < bottom || y > top : x + advance < left || x > right || y < bottom || y > top
    )
      return false;
    const last = this.#last;
    if (last === null || (last[4] === x && last[5] === y)) return true;
    const [toX, toY] = unturned(x, y, now, now);
    const [fromX, fromY] = unturned(last[4], last[5], now, last);
    if (font.isVertical) this.#compareDown((fromY - toY) / this.#open.scale, toX - fromX);
    else this.#compareAlong(state, (toX - fromX) / this.#open.scale, toY - fromY, now);
    return true;
  }

  #compareAlong(state: TextState, along: number, across: number, now: Matrix): void {
    const open = this.#open;
    const direction = Math.sign(open.length || open.total);
    if (along < direction * open.size * STEP_BACK) {
      this.#forgetCharacters();
      this.endItem();
      return;
    }
    const raised = state.rise - this.#lastRise;
    const shift = raised === 0 ? across : across - (now[3] / state.size) * raised;
    if (Math.abs(shift) > open.breadth) {
      this.#forgetCharacters();
      this.endItem();
      return;
    }
    this.#bridge(along, direction);
    if (Math.abs(across) > open.breadth * VERTICAL_SHIFT) this.endItem();
  }

  #compareDown(along: number, across: number): void {
    const open = this.#open;
    const direction = Math.sign(open.length || open.total);
    if (along < direction * open.size * STEP_BACK || Math.abs(across) > open.breadth) {
      this.#forgetCharacters();
      this.endItem();
      return;
    }
    this.#bridge(along, direction);
    if (Math.abs(across) > open.breadth * VERTICAL_SHIFT) this.endItem();
  }

  /** Takes a gap on the line into the piece, with a space where it is wide enough, or ends the piece at it. */
  #bridge(along: number, direction: number): void {
    const open = this.#open;
    if (along <= direction * open.size * NO_GAP) this.#forgetCharacters();
    if (along <= direction * open.size * WORD_GAP) {
      if (this.#hasBefore && !this.#hasLast) {
        this.#forgetCharacters();
        this.endItem();
      } else open.length += along;
      return;
    }
    if (direction * open.size * WORD_GAP <= along && along <= direction * open.size * WIDEST_SPACE) {
      if (this.#isOpen) {
        this.#forgetCharacters();
        open.text += ' ';
      }
      if (open.text === '') this.#forgetCharacters();
      else open.length += along;
      return;
    }
    this.endItem();
    this.#forgetCharacters();
  }
}

/** What takes glyphs to the page, but for where they stand: the matrices of page, text and size put together. */
function linearPart({ ctm, a, b, c, d, size, horizontalScale }: TextState): Matrix {
  const width = size * horizontalScale;
  const [e, f, g, h] = [a * width, b * width, c * size, d * size];
  return [ctm[0] * e + ctm[2] * f, ctm[1] * e + ctm[3] * f, ctm[0] * g + ctm[2] * h, ctm[1] * g + ctm[3] * h, 0, 0];
}

function placed({ ctm, c, d, x, y, rise }: TextState, linear: Matrix): Matrix {
  const inX = c * rise + x;
  const inY = d * rise + y;
  return [linear[0], linear[1], linear[2], linear[3], ctm[0] * inX + ctm[2] * inY + ctm[4], ctm[1] * inX + ctm[3] * inY + ctm[5]];
}

/** A point with the turn of the text taken back: exactly at right angles, by the given matrix at others. */
function unturned(x: number, y: number, now: Matrix, own: Matrix): readonly [number, number] {
  if (now[0] !== 0 && now[1] === 0 && now[2] === 0) return now[0] > 0 ? [x, y] : [-x, -y];
  if (now[1] !== 0 && now[0] === 0 && now[3] === 0) return now[1] > 0 ? [y, x] : [-y, -x];
  const scale = Math.hypot(own[0], own[1]);
  return [(own[0] * x + own[1] * y) / scale, (own[2] * x + own[3] * y) / scale];
}
