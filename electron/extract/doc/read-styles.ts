import { ByteView } from '../ole/byte-view.ts';
import { PART, readPart, type WordFile } from './open-word-file.ts';
import { numberAt, PROPERTY, type PropertyChange, propertyChanges } from './read-properties.ts';

/** What a style says, its ancestors included. */
export interface WordStyle {
  /** 1 to 9; `null` for body text. */
  readonly outlineLevel: number | null;
  readonly isTitle: boolean;
  /** Lines of a table of contents, figures or authorities. */
  readonly isContents: boolean;
  readonly isCentred: boolean;
  readonly isHidden: boolean;
  /** 0 for none. */
  readonly list: number;
  readonly listLevel: number | null;
  /** The style, or the ancestor of it, that names the list: a list level may be bound to that one. */
  readonly listStyle: number | null;
}

/** Styles by their index; an unknown one is plain. */
export type StyleSheet = (index: number) => WordStyle;

const PLAIN: WordStyle = {
  outlineLevel: null,
  isTitle: false,
  isContents: false,
  isCentred: false,
  isHidden: false,
  list: 0,
  listLevel: null,
  listStyle: null,
};
const NO_STYLE = 0xfff;
const PARAGRAPH = 1;
const CHARACTER = 2;
/** Numbers of the built-in styles ([MS-DOC] 2.9.271 `sti`): their names are translated, their numbers never. */
const TITLE = 62;
const CONTENTS = new Set([19, 20, 21, 22, 23, 24, 25, 26, 27, 35, 44]);
const DEEPEST_INHERITANCE = 50;
const CENTRED = 1;
const BODY_TEXT = 9;

interface Definition {
  readonly builtIn: number;
  readonly name: string;
  readonly basedOn: number;
  readonly changes: readonly PropertyChange[];
}

function readName(file: WordFile, style: ByteView, at: number): { name: string; end: number } {
  const length = file.isOld ? style.uint8(at) : style.uint16(at);
  if (!file.isOld) return { name: style.utf16(at + 2, length), end: at + 4 + length * 2 };
  return { name: Buffer.from(style.part(at + 1, length).bytes).toString('latin1'), end: at + 2 + length };
}

/** Property lists of a style: of its paragraph, then of its characters; each begins at an even place. */
function readChanges(file: WordFile, style: ByteView, kind: number, begin: number): PropertyChange[] {
  const changes: PropertyChange[] = [];
  const lists = kind === PARAGRAPH ? 2 : kind === CHARACTER ? 1 : 0;
  let at = begin;
  for (let index = 0; index < lists; index += 1) {
    at += at % 2;
    if (at + 2 > style.length) break;
    const length = Math.min(style.uint16(at), style.length - at - 2);
    const skipped = kind === PARAGRAPH && index === 0 ? Math.min(2, length) : 0;
    changes.push(...propertyChanges(style.part(at + 2 + skipped, length - skipped).bytes, file.isOld));
    at += 2 + length;
  }
  return changes;
}

function readDefinition(file: WordFile, style: ByteView, baseBytes: number): Definition | null {
  if (style.length < baseBytes + 2 || style.length < 6) return null;
  const { name, end } = readName(file, style, baseBytes);
  const kind = style.uint16(2) & 0xf;
  return {
    builtIn: style.uint16(0) & 0xfff,
    name: name.toLowerCase().trim(),
    basedOn: style.uint16(2) >> 4,
    changes: readChanges(file, style, kind, end),
  };
}

function readDefinitions(file: WordFile): (Definition | null)[] {
  const part = readPart(file, PART.styles);
  if (part === null || part.length < 6) return [];
  const baseBytes = part.uint16(4);
  const definitions: (Definition | null)[] = [];
  let at = 2 + part.uint16(0);
  while (at + 2 <= part.length) {
    const length = part.uint16(at);
    if (at + 2 + length > part.length) break;
    definitions.push(length === 0 ? null : readDefinition(file, new ByteView(part.bytes.subarray(at + 2, at + 2 + length)), baseBytes));
    // Each definition begins at an even place.
    at += 2 + length + (length % 2);
  }
  return definitions;
}

function headingOf(definition: Definition): number | null {
  if (definition.builtIn >= 1 && definition.builtIn <= 9) return definition.builtIn;
  const digit = /^(?:heading|标题)\s*([1-9])$/.exec(definition.name)?.[1];
  return digit === undefined ? null : Number(digit);
}

type Mutable = { -readonly [Key in keyof WordStyle]: WordStyle[Key] };

function apply(style: Mutable, change: PropertyChange, index: number): void {
  const value = numberAt(change.bytes, change.at, change.length);
  switch (change.code) {
    case PROPERTY.outlineLevel:
      style.outlineLevel = value >= BODY_TEXT ? null : value + 1;
      break;
    case PROPERTY.alignment:
    case PROPERTY.alignmentOfWord97:
      style.isCentred = value === CENTRED;
      break;
    case PROPERTY.isHidden:
      style.isHidden = value % 2 === 1;
      break;
    case PROPERTY.list:
      style.list = value;
      style.listStyle = index;
      break;
    case PROPERTY.listLevel:
      style.listLevel = value;
      break;
    default:
  }
}

function ownStyle(definition: Definition, inherited: WordStyle, index: number): WordStyle {
  const style: Mutable = {
    ...inherited,
    outlineLevel: headingOf(definition) ?? inherited.outlineLevel,
    isTitle: definition.builtIn === TITLE,
    isContents: CONTENTS.has(definition.builtIn) || /^(toc\b|目录\s*\d)/.test(definition.name),
  };
  for (const change of definition.changes) apply(style, change, index);
  return style;
}

/** Reads the style sheet; an absent one leaves everything plain. */
export function readStyles(file: WordFile): StyleSheet {
  const definitions = readDefinitions(file);
  const resolved = new Map<number, WordStyle>();
  const resolve = (index: number, depth: number): WordStyle => {
    const known = resolved.get(index);
    if (known !== undefined) return known;
    const definition = definitions[index];
    if (definition === undefined || definition === null || depth > DEEPEST_INHERITANCE) return PLAIN;
    const inherited = definition.basedOn === NO_STYLE ? PLAIN : resolve(definition.basedOn, depth + 1);
    const style = ownStyle(definition, inherited, index);
    resolved.set(index, style);
    return style;
  };
  return (index) => resolve(index, 0);
}
