import { symbolCharacter } from '../docx/symbol-fonts.ts';
import type { FormattedRuns } from './read-formatted-runs.ts';
import type { WordFile } from './open-word-file.ts';
import type { Piece } from './read-pieces.ts';
import { numberAt, PROPERTY, type Properties, propertyChanges } from './read-properties.ts';
import type { StyleSheet } from './read-styles.ts';

/** Which characters are not shown as they stand. */
export interface CharacterMarks {
  /** A byte for each character position: `HIDDEN`, `DELETED`, `SYMBOL`, or several of them. */
  readonly flags: Uint8Array;
  /** Character of a symbol font at a position marked `SYMBOL`. */
  readonly symbols: ReadonlyMap<number, string>;
  readonly hasRevisions: boolean;
}

export const HIDDEN = 1;
export const DELETED = 2;
export const SYMBOL = 4;
const INSERTED = 8;

interface Marks {
  readonly flags: number;
  readonly symbol: string;
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

function createMarksReader(file: WordFile, styles: StyleSheet, fonts: readonly string[]): (properties: Properties) => Marks {
  return (properties) => {
    let flags = 0;
    let symbol = '';
    let byStyle = false;
    const set = (flag: number, isOn: boolean) => {
      flags = isOn ? flags | flag : flags & ~flag;
    };
    for (const { code, bytes, at, length } of propertyChanges(properties, file.isOld)) {
      const value = numberAt(bytes, at, length);
      if (code === PROPERTY.characterStyle) {
        byStyle = styles(value).isHidden;
        set(HIDDEN, byStyle);
      } else if (code === PROPERTY.isHidden) set(HIDDEN, isSwitchedOn(value, byStyle));
      else if (code === PROPERTY.plain) set(HIDDEN, byStyle);
      else if (code === PROPERTY.isDeleted) set(DELETED, isSwitchedOn(value, false));
      else if (code === PROPERTY.isInserted) set(INSERTED, isSwitchedOn(value, false));
      else if (code === PROPERTY.symbol && length >= 3) {
        symbol = symbolOf(bytes, at, length, fonts);
        set(SYMBOL, true);
      }
    }
    return { flags, symbol };
  };
}

/** Marks the characters of all pieces by the formatting of the bytes that they come from. */
export function markCharacters(
  file: WordFile,
  pieces: readonly Piece[],
  sources: { readonly runs: FormattedRuns; readonly styles: StyleSheet; readonly fonts: readonly string[] },
): CharacterMarks {
  const { runs } = sources;
  const readMarks = createMarksReader(file, sources.styles, sources.fonts);
  const known = new Map<number, Marks>();
  const flags = new Uint8Array(pieces.at(-1)?.to ?? 0);
  const symbols = new Map<number, string>();
  let seen = 0;
  const mark = (from: number, to: number, marks: Marks) => {
    if (marks.flags === 0 || to <= from) return;
    seen |= marks.flags;
    for (let position = from; position < to; position += 1) flags[position] = (flags[position] ?? 0) | marks.flags;
    if ((marks.flags & SYMBOL) !== 0) for (let position = from; position < to; position += 1) symbols.set(position, marks.symbol);
  };
  for (const piece of pieces) {
    const { from, to, at, characterBytes, changes } = piece;
    const end = at + (to - from) * characterBytes;
    const positionOf = (place: number) => from + Math.ceil((place - at) / characterBytes);
    for (let index = runs.indexAt(at); index < runs.runs.length; index += 1) {
      const run = runs.runs[index];
      if (run === undefined || run.from >= end) break;
      const marks = known.get(index) ?? readMarks(run.properties);
      known.set(index, marks);
      mark(positionOf(Math.max(run.from, at)), positionOf(Math.min(run.to, end)), marks);
    }
    if (changes !== null) mark(from, to, readMarks(changes));
  }
  return { flags, symbols, hasRevisions: (seen & (DELETED | INSERTED)) !== 0 };
}
