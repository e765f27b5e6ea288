import type { ListCounter, ListMark } from '#shared/domain/numbering/count-lists.ts';
import { overstruckText } from '#shared/domain/text/overstruck-field.ts';
import type { SourceBlock, SourceStyle } from '#shared/model/extraction.ts';
import { withLabel } from '../docx/read-blocks.ts';
import type { Hand } from '../marginalia/marginalia.ts';
import { marksOf, withoutMarks } from '../marginalia/text-marks.ts';
import { isBlank, PLAIN_STYLE, paragraphBlock, visibleLines } from '../source-blocks.ts';
import { type CharacterMarks, DELETED, HIDDEN, SYMBOL } from './mark-characters.ts';
import type { Range } from './open-word-file.ts';
import type { ParagraphProperties, ReadParagraphProperties } from './paragraph-properties.ts';
import type { WordLists } from './read-lists.ts';
import type { Piece } from './read-pieces.ts';
import type { StoryMargins, WordChange } from './story-margins.ts';
import { TableStack } from './table-stack.ts';

/** What stands at a position of the text and is read behind the paragraph: a note or a text box. */
export interface Anchor {
  readonly position: number;
  readonly read: () => readonly SourceBlock[];
}

/** What reading a story takes; one for all stories of a document. */
export interface StorySource {
  readonly text: string;
  readonly isOld: boolean;
  readonly pieces: readonly Piece[];
  readonly marks: CharacterMarks;
  readonly readProperties: ReadParagraphProperties;
  readonly lists: WordLists;
  readonly nextListNumber: ListCounter;
  /** Positions of the marks that end sections; a page break is the same character and ends nothing. */
  readonly sectionEnds: ReadonlySet<number>;
  /** Lines of tables of contents, taken out of the text. */
  readonly furniture: string[];
  /** Turned off for stories whose places nobody shows. */
  readonly margins: StoryMargins;
}

const NOBODY: Hand = { author: null, date: null };

const CELL_END = 7;
const PAGE_BREAK = 12;
const PARAGRAPH_END = 13;
/** Longer field codes show nothing by themselves. */
const LONGEST_CODE = 1_000;
const FIELD_BEGIN = 19;
const FIELD_SEPARATOR = 20;
const FIELD_END = 21;
const FIRST_PLAIN = 32;

/** What characters below U+0020 show; the others show nothing: pictures, note marks, optional hyphens. */
const SHOWN: Readonly<Record<number, string>> = { 9: '\t', 11: '\n', [PAGE_BREAK]: '\n', 14: '\n', 30: '-' };

/** Piece of a position; the last one asked for is tried first. */
function pieceFinder(pieces: readonly Piece[]): (position: number) => Piece | null {
  let last = 0;
  return (position) => {
    const current = pieces[last];
    if (current !== undefined && current.from <= position && position < current.to) return current;
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pieces[middle]?.to ?? 0) > position) high = middle;
      else low = middle + 1;
    }
    last = low;
    return pieces[low] ?? null;
  };
}

/** Reads the characters of one story, with marks: field codes, hidden and deleted text left out. */
class CharacterReader {
  readonly #source: StorySource;
  /** Open fields, outermost first, with where they begin. */
  readonly #fields: { isInCode: boolean; readonly from: number }[] = [];
  #codes = 0;

  constructor(source: StorySource) {
    this.#source = source;
  }

  get isInCode(): boolean {
    return this.#codes > 0;
  }

  read(range: Range): string {
    let shown = '';
    for (const { marks, change, ...stretch } of this.#source.margins.split(range)) {
      shown += marks + (change === null ? this.#readStretch(stretch, HIDDEN | DELETED) : this.#readChange(stretch, change));
    }
    return shown;
  }

  #readChange(stretch: Range, { kind, hand }: WordChange): string {
    const { marginalia } = this.#source.margins;
    if (kind === 'deletion') return marginalia.noteDeletion(kind, hand, this.#readStretch(stretch, HIDDEN));
    const from = marginalia.mark();
    const text = this.#readStretch(stretch, HIDDEN);
    const to = marginalia.mark();
    marginalia.noteInsertion(kind, hand, { from: from.number, to: to.number, text });
    return from.text + text + to.text;
  }

  /** Characters but for those with one of the flags `leftOut`. */
  #readStretch({ from, to }: Range, leftOut: number): string {
    const { text, marks } = this.#source;
    let shown = '';
    let plainFrom = from;
    for (let position = from; position < to; position += 1) {
      const code = text.charCodeAt(position);
      const flags = marks.flags[position] ?? 0;
      if (code >= FIRST_PLAIN && (flags & (leftOut | SYMBOL)) === 0) continue;
      if (this.#codes === 0) shown += text.slice(plainFrom, position);
      plainFrom = position + 1;
      const isShown = (flags & leftOut) === 0;
      if (code < FIRST_PLAIN) {
        const overstruck = this.#changeField(code, position);
        if (isShown && this.#codes === 0) shown += overstruck;
        if (isShown && this.#codes === 0) shown += SHOWN[code] ?? '';
      } else if (isShown && this.#codes === 0) shown += marks.symbols.get(position) ?? '';
    }
    return this.#codes === 0 ? shown + text.slice(plainFrom, to) : shown;
  }

  /** Opens, turns or closes a field; returns what a field without a result shows by itself. */
  #changeField(code: number, position: number): string {
    const top = this.#fields.at(-1);
    if (code === FIELD_BEGIN) {
      this.#fields.push({ isInCode: true, from: position });
      this.#codes += 1;
    } else if (code === FIELD_SEPARATOR && top?.isInCode === true) {
      top.isInCode = false;
      this.#codes -= 1;
    } else if (code === FIELD_END && this.#fields.pop()?.isInCode === true) {
      this.#codes -= 1;
      return overstruckText(
        this.#source.text.slice((top?.from ?? position) + 1, Math.min(position, (top?.from ?? position) + LONGEST_CODE)),
      );
    }
    return '';
  }
}

function nextMark(source: StorySource, { from, to }: Range): number {
  for (let position = from; position < to; position += 1) {
    const code = source.text.charCodeAt(position);
    if (code === PARAGRAPH_END || code === CELL_END) return position;
    if (code === PAGE_BREAK && source.sectionEnds.has(position)) return position;
  }
  return to;
}

function listMarkOf(properties: ParagraphProperties, source: StorySource): ListMark | null {
  const { list, style } = properties;
  if (list === 0) return null;
  const bound = style.listStyle === null ? null : source.lists.boundLevel(list, style.listStyle);
  return source.nextListNumber(String(list), properties.listLevel ?? bound ?? style.listLevel ?? 0);
}

function evidenceOf(properties: ParagraphProperties, mark: ListMark | null): SourceStyle {
  const level = properties.outlineLevel ?? properties.style.outlineLevel;
  return {
    headingLevel: level === 0 ? null : level,
    listLabel: mark === null || mark.label === '' ? null : mark.label,
    isTitle: properties.style.isTitle,
    isCentred: properties.isCentred,
  };
}

/** The paragraphs and tables of a story, in order. */
class StoryReader {
  readonly #source: StorySource;
  readonly #anchors: readonly Anchor[];
  readonly #characters: CharacterReader;
  readonly #tables: TableStack;
  readonly #pieceAt: (position: number) => Piece | null;
  #nextAnchor = 0;
  /** Text of a paragraph whose end was deleted: it flows into the next one. */
  #carried = '';

  constructor(source: StorySource, anchors: readonly Anchor[]) {
    this.#source = source;
    this.#anchors = anchors;
    this.#characters = new CharacterReader(source);
    this.#tables = new TableStack(source.isOld, source.margins.marginalia);
    this.#pieceAt = pieceFinder(source.pieces);
  }

  read(range: Range): SourceBlock[] {
    const to = Math.min(range.to, this.#source.text.length);
    for (let from = range.from; from < to; ) {
      const end = nextMark(this.#source, { from, to });
      this.#readParagraph(from, end);
      from = end + 1;
    }
    if (isBlank(this.#carried)) this.#source.margins.marginalia.pending += this.#carried;
    for (const line of visibleLines(this.#carried)) this.#tables.add(paragraphBlock(line, PLAIN_STYLE));
    return this.#tables.end();
  }

  #propertiesAt(position: number): ParagraphProperties {
    const piece = this.#pieceAt(position);
    const place = piece === null ? Number.MAX_SAFE_INTEGER : piece.at + (position - piece.from) * piece.characterBytes;
    return this.#source.readProperties(place, piece);
  }

  #readParagraph(from: number, end: number): void {
    const { text, marks } = this.#source;
    const properties = this.#propertiesAt(end);
    const isCellEnd = text.charCodeAt(end) === CELL_END || properties.isInnerCellEnd;
    this.#tables.enter(properties.tableDepth);
    const words = this.#carried + this.#takePending() + this.#characters.read({ from, to: end });
    const shown = words + (properties.isRowEnd ? '' : this.#noteEnd(end, isCellEnd ? words : null));
    this.#carried = '';
    const isDeleted = ((marks.flags[end] ?? 0) & DELETED) !== 0;
    if (properties.isRowEnd) {
      this.#source.margins.marginalia.pending += marksOf(shown);
      this.#tables.endRow(properties.rowChanges, isDeleted ? (this.#source.margins.changeAt(end)?.hand ?? NOBODY) : null);
      return;
    }
    if (!isCellEnd && isDeleted) {
      this.#carried = shown;
      return;
    }
    this.#addParagraph(shown, properties);
    this.#addAnchored(end);
    if (isCellEnd) this.#endCell();
  }

  #takePending(): string {
    const { marginalia } = this.#source.margins;
    const marks = marginalia.pending;
    marginalia.pending = '';
    return marks;
  }

  /**
   * Notes what was done to the end of a paragraph in revision mode. `cell` are the words of a table cell that it ends: cells that were
   * taken out are told apart by tabs.
   */
  #noteEnd(end: number, cell: string | null): string {
    const { marginalia, changeAt } = this.#source.margins;
    const change = changeAt(end);
    if (change === null) return '';
    if (cell !== null) {
      const isGone = change.kind === 'deletion' && isBlank(cell) && this.#source.text.charCodeAt(end + 1) !== CELL_END;
      return isGone ? marginalia.noteDeletion('deletion', change.hand, '\t') : '';
    }
    if (change.kind === 'deletion') return marginalia.noteDeletion(change.kind, change.hand, '\n');
    const { number, text } = marginalia.mark();
    marginalia.noteInsertion(change.kind, change.hand, { from: number, to: number, text: '\n' });
    return text;
  }

  #endCell(): void {
    // What was noted in a cell that shows nothing stays in it.
    const marks = this.#takePending();
    if (marks !== '') this.#tables.add(paragraphBlock(marks, null));
    this.#tables.endCell();
  }

  #addParagraph(shown: string, properties: ParagraphProperties): void {
    const { style } = properties;
    const mark = listMarkOf(properties, this.#source);
    const lines = style.isHidden ? [] : visibleLines(shown);
    if (lines.length === 0) this.#source.margins.marginalia.pending += marksOf(shown);
    if (style.isContents) {
      for (const line of lines) this.#source.furniture.push(withoutMarks(line));
      return;
    }
    const evidence = evidenceOf(properties, mark);
    for (const [index, line] of lines.entries()) {
      this.#tables.add(
        index === 0 ? paragraphBlock(withLabel(mark, line), evidence) : paragraphBlock(line, { ...evidence, listLabel: null }),
      );
    }
  }

  #addAnchored(end: number): void {
    const { flags } = this.#source.marks;
    for (let anchor = this.#anchors[this.#nextAnchor]; anchor !== undefined && anchor.position <= end; ) {
      if (((flags[anchor.position] ?? 0) & (HIDDEN | DELETED)) === 0) for (const block of anchor.read()) this.#tables.add(block);
      this.#nextAnchor += 1;
      anchor = this.#anchors[this.#nextAnchor];
    }
  }
}

/** Reads the paragraphs and tables in a range of the text; `anchors` in the order of their positions. */
export function readStory(source: StorySource, range: Range, anchors: readonly Anchor[] = []): SourceBlock[] {
  return new StoryReader(source, anchors).read(range);
}
