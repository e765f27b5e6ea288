import { ownNames } from '#shared/domain/text/own-names.ts';
import { combine, type Matrix } from '../../layout/text-run.ts';
import type { TextItem } from '../page-runs.ts';
import { CharacterMaps } from './character-maps.ts';
import { PathCollector } from './collect-paths.ts';
import { TextCollector } from './collect-text.ts';
import type { PdfFont } from './font-glyphs.ts';
import { loadFont } from './load-font.ts';
import { NotSure } from './not-sure.ts';
import type { PdfObjects } from './open-objects.ts';
import type { PdfPage } from './page-tree.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { isArray, type PdfDictionary, PdfKeyword, PdfName, type PdfObject, PdfStream, type PdfToken } from './pdf-object.ts';
import { skipInlineImage } from './skip-inline-image.ts';
import { initialTextState, moveLine, setTextMatrix, type TextState } from './text-state.ts';
import { type Drawing, DrawingWatch } from './watch-drawing.ts';

/** What one page shows. */
export interface PageContent {
  readonly items: readonly TextItem[];
  readonly paths: PathCollector;
  /** What shows besides text, where there is none. */
  readonly drawing: Drawing;
}

/** `drawing` leaves text out: for pages whose fonts are beyond this reader. */
export type Wanted = 'everything' | 'drawing';

/** What the pages of one file share. */
export interface FileContext {
  readonly objects: PdfObjects;
  readonly fonts: Map<PdfDictionary, PdfFont>;
  readonly maps: CharacterMaps;
  /** Operators that may still be run. */
  operatorsLeft: number;
}

const DEEPEST_FORM = 12;
const MOST_SAVED = 500;
const MOST_OPERANDS = 33;
const MOST_OPERATORS = 20_000_000;

/** Operators with as many operands as they must have; of the others, `null`, any number. */
const OPERANDS: Readonly<Record<string, number | null>> = ownNames({
  ...{ w: 1, J: 1, j: 1, M: 1, d: 2, ri: 1, i: 1, gs: 1, q: 0, Q: 0, cm: 6, m: 2, l: 2, c: 6, v: 4, y: 4, h: 0, re: 4 },
  ...{ S: 0, s: 0, f: 0, F: 0, 'f*': 0, B: 0, 'B*': 0, b: 0, 'b*': 0, n: 0, W: 0, 'W*': 0, BT: 0, ET: 0 },
  ...{ Tc: 1, Tw: 1, Tz: 1, TL: 1, Tf: 2, Tr: 1, Ts: 1, Td: 2, TD: 2, Tm: 6, 'T*': 0, Tj: 1, TJ: 1, "'": 1, '"': 3 },
  ...{ CS: 1, cs: 1, SC: null, SCN: null, sc: null, scn: null, G: 1, g: 1, RG: 3, rg: 3, K: 4, k: 4 },
  ...{ sh: 1, BI: 0, Do: 1, MP: 1, DP: 2, BMC: 1, BDC: 2, EMC: 0, BX: 0, EX: 0 },
});
const PAINTS: Readonly<Record<string, 'stroke' | 'fill' | null>> = ownNames({
  ...{ S: 'stroke', s: 'stroke', B: 'stroke', 'B*': 'stroke', b: 'stroke', 'b*': 'stroke', f: 'fill', F: 'fill', 'f*': 'fill', n: null },
});
const TEXT_OPERATORS = new Set(['BT', 'Tc', 'Tw', 'Tz', 'TL', 'Tf', 'Ts', 'Td', 'TD', 'Tm', 'T*', 'Tj', 'TJ', "'", '"']);
const CLOSING: readonly string[] = ['s', 'b', 'b*'];

/** A file that was just opened. */
export function fileContext(objects: PdfObjects): FileContext {
  return { objects, fonts: new Map(), maps: new CharacterMaps(), operatorsLeft: MOST_OPERATORS };
}

type Operands = readonly PdfObject[];

function number(operands: Operands, index: number): number {
  const value = operands[index];
  if (typeof value !== 'number') throw new NotSure('an operator without a number');
  return value;
}

function matrixOf(operands: Operands): Matrix {
  return [number(operands, 0), number(operands, 1), number(operands, 2), number(operands, 3), number(operands, 4), number(operands, 5)];
}

/** Runs the content of one page (ISO 32000-1, 7.8.2), its forms included. */
class PageRun {
  readonly items: TextItem[] = [];
  readonly paths = new PathCollector();
  readonly drawing = new DrawingWatch();
  readonly #file: FileContext;
  readonly #page: PdfPage;

  readonly isTextWanted: boolean;

  constructor(file: FileContext, page: PdfPage, wanted: Wanted) {
    this.#file = file;
    this.#page = page;
    this.isTextWanted = wanted === 'everything';
  }

  run(content: Uint8Array, resources: PdfDictionary, state: TextState, forms: readonly PdfStream[]): void {
    const stream = new StreamRun(this, new TextCollector(this.#page.box, this.items), resources, state, forms);
    const lexer = new PdfLexer(content);
    let operands: PdfObject[] = [];
    for (let token: PdfToken = lexer.read(); token !== undefined; token = lexer.read()) {
      if (!(token instanceof PdfKeyword)) {
        operands.push(token);
        if (operands.length > MOST_OPERANDS) throw new NotSure('very many operands');
        continue;
      }
      const wanted = OPERANDS[token.word];
      if (wanted === undefined || (wanted !== null && wanted !== operands.length)) throw new NotSure(`odd use of ${token.word}`);
      this.#file.operatorsLeft -= 1;
      if (this.#file.operatorsLeft < 0) throw new NotSure('very much content');
      if (token.word === 'BI') {
        skipInlineImage(lexer);
        this.drawing.odd();
        stream.imageDrawn();
      } else stream.operate(token.word, operands);
      operands = operands.length === 0 ? operands : [];
    }
    if (operands.length > 0) throw new NotSure('operands without operator');
    stream.end();
  }

  font(resources: PdfDictionary, name: string): PdfFont {
    const { objects, fonts, maps } = this.#file;
    const dictionary = objects.dictionary(objects.dictionary(resources.get('Font'))?.get(name));
    if (dictionary === null) throw new NotSure('a font that is missing');
    const known = fonts.get(dictionary);
    if (known !== undefined) return known;
    const font = loadFont(objects, dictionary, maps);
    fonts.set(dictionary, font);
    return font;
  }

  /** Draws what `Do` names: pictures are noted, forms run. */
  drawObject(name: string, resources: PdfDictionary, state: TextState, forms: readonly PdfStream[]): void {
    const { objects } = this.#file;
    const object = objects.resolve(objects.dictionary(resources.get('XObject'))?.get(name));
    if (!(object instanceof PdfStream)) throw new NotSure('a drawing that is missing');
    const kind = objects.name(object.dictionary.get('Subtype'));
    if (kind === 'Image') return;
    if (kind !== 'Form' || forms.includes(object) || forms.length >= DEEPEST_FORM) throw new NotSure('an unusual drawing');
    const matrix = objects.numbers(object.dictionary.get('Matrix')) ?? [1, 0, 0, 1, 0, 0];
    const inner = { ...state, ctm: combine(state.ctm, matrixOf(matrix)) };
    this.drawing.saved();
    this.run(objects.unpack(object), objects.dictionary(object.dictionary.get('Resources')) ?? resources, inner, [...forms, object]);
    this.drawing.restored();
  }

  /** A graphics state by name must not choose a font: pdf.js changes its text state then. */
  checkGraphicsState(name: string, resources: PdfDictionary): void {
    const { objects } = this.#file;
    const state = objects.dictionary(objects.dictionary(resources.get('ExtGState'))?.get(name));
    if (state === null || state.has('Font')) throw new NotSure('an unusual graphics state');
  }
}

function nameOf(operands: Operands): string {
  const value = operands[0];
  if (!(value instanceof PdfName)) throw new NotSure('an operator without a name');
  return value.name;
}

/** One content stream at work: that of a page or of a form. */
class StreamRun {
  readonly #page: PageRun;
  readonly #text: TextCollector;
  readonly #resources: PdfDictionary;
  readonly #forms: readonly PdfStream[];
  readonly #saved: TextState[] = [];
  #state: TextState;

  constructor(page: PageRun, text: TextCollector, resources: PdfDictionary, state: TextState, forms: readonly PdfStream[]) {
    this.#page = page;
    this.#text = text;
    this.#resources = resources;
    this.#state = state;
    this.#forms = forms;
  }

  end(): void {
    // pdf.js restores what was left open.
    if (this.#saved.length > 0) this.#page.drawing.odd();
    this.#text.endItem();
  }

  imageDrawn(): void {
    this.#text.begin(this.#state);
  }

  operate(operator: string, operands: Operands): void {
    if (this.#stateOperator(operator, operands)) return;
    if (this.#textOperator(operator, operands)) return;
    this.#pathOperator(operator, operands);
  }

  #stateOperator(operator: string, operands: Operands): boolean {
    if (operator === 'q') {
      if (this.#saved.length >= MOST_SAVED) throw new NotSure('very many saved states');
      this.#saved.push(this.#state);
      this.#page.drawing.saved();
      this.#state = { ...this.#state };
    } else if (operator === 'Q') this.#restore();
    else if (operator === 'cm') {
      this.#state.ctm = combine(this.#state.ctm, matrixOf(operands));
      this.#page.drawing.transformed(this.#state.ctm);
    } else if (operator === 'sh') this.#shade();
    else if (operator === 'gs') this.#page.checkGraphicsState(nameOf(operands), this.#resources);
    else if (operator === 'Do') {
      this.#text.endItem();
      this.#page.drawObject(nameOf(operands), this.#resources, this.#state, this.#forms);
    } else if (operator === 'BMC' || operator === 'BDC' || operator === 'EMC') this.#text.endItem();
    else return false;
    this.#text.begin(this.#state);
    return true;
  }

  #restore(): void {
    const { drawing } = this.#page;
    if (this.#saved.length === 0) drawing.odd();
    drawing.restored();
    this.#state = this.#saved.pop() ?? this.#state;
  }

  #shade(): void {
    this.#page.drawing.odd();
  }

  #textOperator(operator: string, operands: Operands): boolean {
    const state = this.#state;
    if (!this.#page.isTextWanted) return TEXT_OPERATORS.has(operator);
    this.#text.begin(state);
    if (operator === 'Tj') this.#show(operands[0], 0);
    else if (operator === 'TJ') this.#showSpaced(operands[0]);
    else if (operator === 'Tf') this.#setFont(nameOf(operands), number(operands, 1));
    else if (operator === 'Td') moveLine(state, number(operands, 0), number(operands, 1));
    else if (operator === 'Tm') {
      setTextMatrix(state, matrixOf(operands));
      this.#text.rescale(state);
    } else if (operator === 'BT') setTextMatrix(state, [1, 0, 0, 1, 0, 0]);
    else if (operator === 'Tc') state.characterSpacing = number(operands, 0);
    else if (operator === 'Tw') state.wordSpacing = number(operands, 0);
    else if (operator === 'Tz') state.horizontalScale = number(operands, 0) / 100;
    else if (operator === 'TL') state.leading = number(operands, 0);
    else if (operator === 'Ts') state.rise = number(operands, 0);
    else if (operator === 'T*') moveLine(state, 0, -state.leading);
    else if (operator === 'TD') {
      state.leading = -number(operands, 1);
      moveLine(state, number(operands, 0), number(operands, 1));
    } else if (operator === "'") {
      moveLine(state, 0, -state.leading);
      this.#show(operands[0], 0);
    } else if (operator === '"') {
      state.wordSpacing = number(operands, 0);
      state.characterSpacing = number(operands, 1);
      moveLine(state, 0, -state.leading);
      this.#show(operands[2], 0);
    } else return false;
    return true;
  }

  #pathOperator(operator: string, operands: Operands): void {
    const { paths, drawing } = this.#page;
    const [first, second, third] = [() => number(operands, 0), () => number(operands, 1), () => number(operands, 2)];
    const paint = PAINTS[operator];
    if (paint !== undefined) {
      if (CLOSING.includes(operator)) paths.close();
      const before = paths.shapes;
      paths.paint(this.#state.ctm, paint);
      if (paths.shapes > before) drawing.shaped();
    } else if (operator === 'm') paths.moveTo(first(), second());
    else if (operator === 'l') paths.lineTo(first(), second());
    else if (operator === 're') paths.rectangle(first(), second(), third(), number(operands, 3));
    else if (operator === 'h') paths.close();
    else if (operator === 'c') paths.curveTo(...matrixOf(operands));
    else if (operator === 'v') paths.curveTo(...paths.current, first(), second(), third(), number(operands, 3));
    else if (operator === 'y') paths.curveTo(first(), second(), third(), number(operands, 3), third(), number(operands, 3));
  }

  #setFont(name: string, size: number): void {
    const state = this.#state;
    if (state.font !== null && state.fontName === name && state.size === size) return;
    state.font = this.#page.font(this.#resources, name);
    if (size <= state.font.largerThan) throw new NotSure('a drawn font at a very small size');
    state.fontName = name;
    state.size = size;
  }

  #show(codes: PdfObject | undefined, extra: number): void {
    const { font } = this.#state;
    if (font === null || typeof codes !== 'string') throw new NotSure('text without a font');
    this.#text.show(this.#state, font, codes, extra);
  }

  #showSpaced(parts: PdfObject | undefined): void {
    const { font, size } = this.#state;
    if (font === null || !isArray(parts)) throw new NotSure('text without a font');
    const factor = ((font.isVertical ? 1 : -1) * size) / 1000;
    let codes = '';
    for (const part of parts) {
      if (typeof part === 'string') codes += part;
      else if (typeof part !== 'number') throw new NotSure('text with something else in it');
      else if (part !== 0) {
        this.#show(codes, part * factor);
        codes = '';
      }
    }
    if (codes !== '') this.#show(codes, 0);
  }
}

/** Runs a page's content, its parts put together as pdf.js does: with a line end after each. */
export function runPage(file: FileContext, page: PdfPage, wanted: Wanted = 'everything'): PageContent {
  // Each part is charged to the file's budget as it is unpacked, so together they are within it before they are copied.
  const parts = page.contents.map((part) => file.objects.unpack(part));
  const [only] = parts;
  const newLine = Buffer.from('\n');
  const content = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts.flatMap((part) => [part, newLine]));
  const run = new PageRun(file, page, wanted);
  run.run(content, page.resources, initialTextState(), []);
  return { items: run.items, paths: run.paths, drawing: run.drawing.verdict(run.paths.shapes) };
}
