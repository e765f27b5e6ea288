import type { ComparedLine, ComparisonView, Edit, LinePlace, TableLine } from '#shared/model/comparison.ts';
import { CHANGE_ASPECTS, COMPARED_LINE_KINDS, TABLE_LINE_KINDS } from '#shared/model/comparison-kinds.ts';
import { BLOCK_KINDS } from '#shared/model/document-format.ts';

/**
 * A comparison as the child sends it: all words one behind the other, and the numbers that say what they are. Of two long papers the objects
 * themselves take longer on their way between the processes than the papers take to be compared.
 */
export type PackedView = { readonly words: string; readonly numbers: Int32Array };

/** Packs a comparison; linear. */
export function packView({ lines, statistics, isIdentical }: ComparisonView): PackedView {
  const packer = new Packer();
  packer.words(JSON.stringify(statistics));
  packer.number(isIdentical ? 1 : 0);
  packer.number(lines.length);
  for (const line of lines) packLine(packer, line);
  return packer.packed();
}

/** The comparison again, field for field. Only for what `packView` made. */
export function unpackView(packed: PackedView): ComparisonView {
  const unpacker = new Unpacker(packed);
  const statistics: ComparisonView['statistics'] = JSON.parse(unpacker.words());
  const isIdentical = unpacker.number() === 1;
  return { lines: unpacker.list(() => unpackLine(unpacker)), statistics, isIdentical };
}

const SIDES = ['both', 'old', 'new'] as const;
const OPS = ['keep', 'add', 'remove'] as const;
/** What a line has beside what each line has. */
const TABLE = 1;
const BY_TOPIC = 2;
const PARTNER = 4;
const KEY = 8;
const APART = 16;

function packLine(packer: Packer, line: ComparedLine): void {
  const { kind, old, new: fresh, edits, aspects, values, table, isByTopic, isApart, partner, key } = line;
  packer.one(COMPARED_LINE_KINDS, kind);
  packPlace(packer, old);
  packPlace(packer, fresh);
  packEdits(packer, edits);
  packer.number(aspects.length);
  for (const aspect of aspects) packer.one(CHANGE_ASPECTS, aspect);
  packer.number(values.length);
  for (const value of values) {
    packer.words(value.old);
    packer.words(value.new);
  }
  const marks = (isByTopic ? BY_TOPIC : 0) | (isApart ? APART : 0);
  packer.number((table ? TABLE : 0) | marks | (partner === undefined ? 0 : PARTNER) | (key === undefined ? 0 : KEY));
  if (partner !== undefined) packer.number(partner);
  if (key !== undefined) packer.words(key);
  if (table) {
    packer.number(table.length);
    for (const row of table) packRow(packer, row);
  }
}

function unpackLine(unpacker: Unpacker): ComparedLine {
  const line: ComparedLine = {
    kind: unpacker.one(COMPARED_LINE_KINDS),
    old: unpackPlace(unpacker),
    new: unpackPlace(unpacker),
    edits: unpackEdits(unpacker),
    aspects: unpacker.list(() => unpacker.one(CHANGE_ASPECTS)),
    values: unpacker.list(() => ({ old: unpacker.words(), new: unpacker.words() })),
  };
  const has = unpacker.number();
  if (has & BY_TOPIC) line.isByTopic = true;
  if (has & APART) line.isApart = true;
  if (has & PARTNER) line.partner = unpacker.number();
  if (has & KEY) line.key = unpacker.words();
  if (has & TABLE) line.table = unpacker.list(() => unpackRow(unpacker));
  return line;
}

function packRow(packer: Packer, { kind, cells }: TableLine): void {
  packer.one(TABLE_LINE_KINDS, kind);
  packer.number(cells.length);
  for (const { side, edits } of cells) {
    packer.one(SIDES, side);
    packEdits(packer, edits);
  }
}

function unpackRow(unpacker: Unpacker): TableLine {
  return {
    kind: unpacker.one(TABLE_LINE_KINDS),
    cells: unpacker.list(() => ({ side: unpacker.one(SIDES), edits: unpackEdits(unpacker) })),
  };
}

/** No line has so many blocks, and a side that is missing has none. */
function packPlace(packer: Packer, place: LinePlace | null): void {
  packer.number(place?.count ?? 0);
  if (place === null) return;
  packer.number(place.first);
  packer.one(BLOCK_KINDS, place.kind);
  packer.words(place.clause);
}

function unpackPlace(unpacker: Unpacker): LinePlace | null {
  const count = unpacker.number();
  return count === 0 ? null : { count, first: unpacker.number(), kind: unpacker.one(BLOCK_KINDS), clause: unpacker.words() };
}

function packEdits(packer: Packer, edits: readonly Edit[]): void {
  packer.number(edits.length);
  for (const { op, text, isForm } of edits) {
    packer.number(OPS.indexOf(op) * 2 + (isForm ? 1 : 0));
    packer.words(text);
  }
}

function unpackEdits(unpacker: Unpacker): Edit[] {
  return unpacker.list((): Edit => {
    const code = unpacker.number();
    const op = OPS[code >> 1] ?? 'keep';
    const text = unpacker.words();
    return code & 1 ? { op, text, isForm: true } : { op, text };
  });
}

class Packer {
  readonly #words: string[] = [];
  #numbers = new Int32Array(1 << 16);
  #length = 0;

  number(value: number): void {
    if (this.#length === this.#numbers.length) {
      const wider = new Int32Array(this.#length * 2);
      wider.set(this.#numbers);
      this.#numbers = wider;
    }
    this.#numbers[this.#length] = value;
    this.#length += 1;
  }

  words(text: string): void {
    this.number(text.length);
    if (text !== '') this.#words.push(text);
  }

  one<Name extends string>(names: readonly Name[], name: Name): void {
    this.number(names.indexOf(name));
  }

  packed(): PackedView {
    // A part of a longer array would be sent with all of it.
    return { words: this.#words.join(''), numbers: this.#numbers.slice(0, this.#length) };
  }
}

class Unpacker {
  readonly #words: string;
  readonly #numbers: Int32Array;
  #wordsAt = 0;
  #numbersAt = 0;

  constructor({ words, numbers }: PackedView) {
    this.#words = words;
    this.#numbers = numbers;
  }

  number(): number {
    const value = this.#numbers[this.#numbersAt];
    if (value === undefined) throw new Error('a packed comparison ended too early');
    this.#numbersAt += 1;
    return value;
  }

  words(): string {
    const from = this.#wordsAt;
    this.#wordsAt += this.number();
    return this.#words.slice(from, this.#wordsAt);
  }

  one<Name extends string>(names: readonly Name[]): Name {
    const name = names[this.number()];
    if (name === undefined) throw new Error('a packed comparison names something unknown');
    return name;
  }

  list<Item>(unpack: () => Item): Item[] {
    const length = this.number();
    const items: Item[] = [];
    for (let at = 0; at < length; at += 1) items.push(unpack());
    return items;
  }
}
