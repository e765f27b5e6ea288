import { isSymbolFont, symbolCharacter, symbolText } from '#shared/domain/text/symbol-fonts.ts';
import type { Hand } from '../marginalia/marginalia.ts';
import { wordTimeOf } from '../marginalia/word-time.ts';
import type { WordFile } from './open-word-file.ts';
import type { FormattedRuns } from './read-formatted-runs.ts';
import type { WordText } from './read-pieces.ts';
import { numberAt, PROPERTY, type Properties, type PropertyChange, propertyChanges } from './read-properties.ts';
import type { StyleSheet } from './read-styles.ts';

/** Whose changes a run of characters carries. */
export interface RunHands {
  readonly insertion: Hand;
  readonly deletion: Hand;
}

/** Which characters are not shown as they stand. */
export interface CharacterMarks {
  /** A byte for each character position: `HIDDEN`, `DELETED`, `SYMBOL`, `INSERTED`, or several of them. */
  readonly flags: Uint8Array;
  /** Character of a symbol font at a position marked `SYMBOL`. */
  readonly symbols: ReadonlyMap<number, string>;
  readonly hasRevisions: boolean;
  /** Who changed the character at a position. The same object for all of a run. */
  handsAt(position: number): RunHands;
}

export const HIDDEN = 1;
export const DELETED = 2;
export const SYMBOL = 4;
export const INSERTED = 8;

interface Marks {
  readonly flags: number;
  readonly symbol: string;
  /** Font of the run where it is one of symbols; characters typed in it are signs. */
  readonly symbolFont: string | null;
  readonly hands: RunHands;
}

const NOBODY: Hand = { author: null, date: null };
const NO_HANDS: RunHands = { insertion: NOBODY, deletion: NOBODY };

/** What the marks are read from. */
export interface FormattingSource {
  readonly runs: FormattedRuns;
  readonly styles: StyleSheet;
  readonly fonts: readonly string[];
  /** Names of those who changed the text, by the numbers that runs give. */
  readonly authors: readonly (string | null)[];
}

/** A switch of a run may be on, off, as in the style, or the other way round than in the style. */
function isSwitchedOn(value: number, byStyle: boolean): boolean {
  return value === 0x80 ? byStyle : value === 0x81 ? !byStyle : value === 1;
}

/** `ftc` and `xchar`; old files write a byte for the character. */
function symbolOf(bytes: Uint8Array, at: number, length: number, fonts: readonly string[]): string {
  const font = fonts[numberAt(bytes, at, 2)] ?? '';
  return symbolCharacter(font, numberAt(bytes, at + 2, length - 2).toString(16));
}

/** Works out the marks of a run, one change after the other. */
class RunMarks {
  flags = 0;
  symbol = '';
  symbolFont: string | null = null;
  hands = NO_HANDS;
  readonly #sources: FormattingSource;
  #isHiddenByStyle = false;

  constructor(sources: FormattingSource) {
    this.#sources = sources;
  }

  apply({ code, bytes, at, length }: PropertyChange): void {
    const value = numberAt(bytes, at, length);
    switch (code) {
      case PROPERTY.characterStyle:
        this.#isHiddenByStyle = this.#sources.styles(value).isHidden;
        this.#set(HIDDEN, this.#isHiddenByStyle);
        break;
      case PROPERTY.plain:
        this.#set(HIDDEN, this.#isHiddenByStyle);
        break;
      case PROPERTY.isHidden:
        this.#set(HIDDEN, isSwitchedOn(value, this.#isHiddenByStyle));
        break;
      case PROPERTY.isDeleted:
        this.#set(DELETED, isSwitchedOn(value, false));
        break;
      case PROPERTY.isInserted:
        this.#set(INSERTED, isSwitchedOn(value, false));
        break;
      case PROPERTY.insertionAuthor:
      case PROPERTY.deletionAuthor:
        this.#setHand(code === PROPERTY.insertionAuthor, { author: this.#sources.authors[value] ?? null });
        break;
      case PROPERTY.insertionTime:
      case PROPERTY.deletionTime:
        this.#setHand(code === PROPERTY.insertionTime, { date: wordTimeOf(value) });
        break;
      case PROPERTY.font:
        this.#setFont(this.#sources.fonts[value] ?? '');
        break;
      case PROPERTY.symbol:
        this.symbol = symbolOf(bytes, at, length, this.#sources.fonts);
        this.#set(SYMBOL, true);
        break;
      default:
    }
  }

  #set(flag: number, isOn: boolean): void {
    this.flags = isOn ? this.flags | flag : this.flags & ~flag;
  }

  #setHand(isInsertion: boolean, known: Partial<Hand>): void {
    const whose = isInsertion ? 'insertion' : 'deletion';
    this.hands = { ...this.hands, [whose]: { ...this.hands[whose], ...known } };
  }

  #setFont(font: string): void {
    this.symbolFont = isSymbolFont(font) ? font : null;
  }
}

function readMarks(properties: Properties, isOld: boolean, sources: FormattingSource): Marks {
  const marks = new RunMarks(sources);
  for (const change of propertyChanges(properties, isOld)) marks.apply(change);
  return marks;
}

/** Gathers marks for ranges of positions. */
class MarkWriter implements CharacterMarks {
  readonly flags: Uint8Array;
  readonly symbols = new Map<number, string>();
  readonly #text: string;
  /** Number of the hands at each position; only where something was changed. */
  #handNumbers: Uint32Array | null = null;
  readonly #hands: RunHands[] = [NO_HANDS];
  #seen = 0;

  constructor(text: string) {
    this.#text = text;
    this.flags = new Uint8Array(text.length);
  }

  get hasRevisions(): boolean {
    return (this.#seen & (DELETED | INSERTED)) !== 0;
  }

  handsAt(position: number): RunHands {
    return this.#hands[this.#handNumbers?.[position] ?? 0] ?? NO_HANDS;
  }

  write(from: number, to: number, marks: Marks): void {
    this.#seen |= marks.flags;
    if (marks.hands !== NO_HANDS && (marks.flags & (DELETED | INSERTED)) !== 0) this.#writeHands(from, to, marks.hands);
    if (marks.flags !== 0) for (let position = from; position < to; position += 1) this.#set(position, marks.flags);
    if ((marks.flags & SYMBOL) !== 0) for (let position = from; position < to; position += 1) this.symbols.set(position, marks.symbol);
    if (marks.symbolFont !== null) this.#writeSymbols(from, to, marks.symbolFont);
  }

  #writeHands(from: number, to: number, hands: RunHands): void {
    this.#handNumbers ??= new Uint32Array(this.#text.length);
    if (this.#hands.at(-1) !== hands) this.#hands.push(hands);
    this.#handNumbers.fill(this.#hands.length - 1, from, to);
  }

  #writeSymbols(from: number, to: number, font: string): void {
    for (let position = from; position < to; position += 1) {
      const character = this.#text.charAt(position);
      const symbol = symbolText(font, character);
      if (symbol === character) continue;
      this.#set(position, SYMBOL);
      this.symbols.set(position, symbol);
    }
  }

  #set(position: number, flags: number): void {
    this.flags[position] = (this.flags[position] ?? 0) | flags;
  }
}

/** Marks the characters of all pieces by the formatting of the bytes that they come from. */
export function markCharacters(file: WordFile, { text, pieces }: WordText, sources: FormattingSource): CharacterMarks {
  const { runs } = sources;
  const known = new Map<number, Marks>();
  const writer = new MarkWriter(text);
  for (const piece of pieces) {
    const { from, to, at, characterBytes, changes } = piece;
    const end = at + (to - from) * characterBytes;
    const positionOf = (place: number) => from + Math.ceil((place - at) / characterBytes);
    for (let index = runs.indexAt(at); index < runs.runs.length; index += 1) {
      const run = runs.runs[index];
      if (run === undefined || run.from >= end) break;
      const marks = known.get(index) ?? readMarks(run.properties, file.isOld, sources);
      known.set(index, marks);
      writer.write(positionOf(Math.max(run.from, at)), positionOf(Math.min(run.to, end)), marks);
    }
    if (changes !== null) writer.write(from, to, readMarks(changes, file.isOld, sources));
  }
  return writer;
}
