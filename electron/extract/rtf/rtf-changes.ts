import type { RevisionKind } from '#shared/model/remark.ts';
import { authorOf, type Hand, type Marginalia } from '../marginalia/marginalia.ts';
import { wordTimeOf } from '../marginalia/word-time.ts';
import { RtfText } from './rtf-text.ts';

/** Who, by the number in the table of authors, and when, as Word packs it. */
interface PackedHand {
  readonly author: number;
  readonly time: number;
}

/** What the formatting of a run says of changes. A run may be put in by one hand and taken out by another. */
export type ChangeFormat = Readonly<Partial<Record<RevisionKind, boolean>>> & {
  readonly hands: Readonly<Record<'insertion' | 'deletion' | 'move', PackedHand>>;
};

const NOBODY: PackedHand = { author: 0, time: 0 };

/** The formatting of text that was not changed. */
export const UNCHANGED: ChangeFormat = { hands: { insertion: NOBODY, deletion: NOBODY, move: NOBODY } };

const SWITCHES: ReadonlyMap<string, RevisionKind> = new Map([
  ['revised', 'insertion'],
  ['deleted', 'deletion'],
  ['mvf', 'move-from'],
  ['mvt', 'move-to'],
]);
const HANDS: ReadonlyMap<string, readonly ['insertion' | 'deletion' | 'move', keyof PackedHand]> = new Map([
  ['revauth', ['insertion', 'author']],
  ['revdttm', ['insertion', 'time']],
  ['revauthdel', ['deletion', 'author']],
  ['revdttmdel', ['deletion', 'time']],
  ['mvauth', ['move', 'author']],
  ['mvdate', ['move', 'time']],
]);

/** The formatting after a control word; `null` where the word says nothing of changes. */
export function changedFormat(format: ChangeFormat, word: string, value: number | null): ChangeFormat | null {
  const kind = SWITCHES.get(word);
  if (kind !== undefined) return { ...format, [kind]: value !== 0 };
  const hand = HANDS.get(word);
  if (hand === undefined) return null;
  const [whose, field] = hand;
  return { ...format, hands: { ...format.hands, [whose]: { ...format.hands[whose], [field]: value ?? 0 } } };
}

/** What was done to text of this formatting; what was put in and taken out again was taken out. */
function kindOf(format: ChangeFormat): RevisionKind | null {
  if (format.deletion === true) return 'deletion';
  if (format['move-from'] === true) return 'move-from';
  if (format['move-to'] === true) return 'move-to';
  return format.insertion === true ? 'insertion' : null;
}

/** Is text of this formatting left out? */
export function isTakenOut(format: ChangeFormat): boolean {
  return format.deletion === true || format['move-from'] === true;
}

interface OpenChange {
  readonly format: ChangeFormat;
  readonly kind: RevisionKind;
  /** The text that it stands in. */
  readonly text: RtfText;
  /** Its own words. */
  readonly words: RtfText;
  readonly from: number;
}

/** Follows the tracked changes of a file, and notes each with its words and its place. */
export class RtfChanges {
  /** Names by number, as the file's table of authors gives them. */
  authors: readonly (string | null)[] = [];
  readonly #marginalia: Marginalia;
  #open: OpenChange | null = null;

  constructor(marginalia: Marginalia) {
    this.#marginalia = marginalia;
  }

  /** Takes the table of authors: names that end in semicolons. The first stands for nobody. */
  takeAuthors(table: string): void {
    this.authors = table.split(';').map((name, index) => (index === 0 ? null : authorOf(name)));
  }

  /** Where words of this formatting go that are met at the end of `text`: into it, into the change's own words, or both. */
  targets(format: ChangeFormat, text: RtfText): readonly RtfText[] {
    const open = this.#open;
    if (open === null || open.format !== format || open.text !== text) {
      this.end();
      this.#begin(format, text);
    }
    if (this.#open === null) return [text];
    return isTakenOut(format) ? [this.#open.words] : [text, this.#open.words];
  }

  /** Takes the end of a paragraph; true where it was taken out, and the next paragraph goes on in the same line. */
  takeParagraphEnd(format: ChangeFormat, text: RtfText): boolean {
    for (const target of this.targets(format, text)) if (target !== text) target.add('\n');
    return isTakenOut(format);
  }

  /** Ends the change being read: its text is about to be taken. */
  end(): void {
    const open = this.#open;
    this.#open = null;
    if (open === null) return;
    const { format, kind, text, from } = open;
    const words = open.words.take();
    if (kind === 'deletion') text.addMark(this.#marginalia.noteDeletion(kind, this.#handOf(format.hands.deletion), words));
    else if (kind === 'move-from') text.addMark(this.#marginalia.noteDeletion(kind, this.#handOf(format.hands.move), words));
    else {
      const { number: to, text: mark } = this.#marginalia.mark();
      const hand = this.#handOf(kind === 'move-to' ? format.hands.move : format.hands.insertion);
      this.#marginalia.noteInsertion(kind, hand, { from, to, text: words });
      text.addMark(mark);
    }
  }

  #begin(format: ChangeFormat, text: RtfText): void {
    const kind = kindOf(format);
    if (kind === null) return;
    const words = new RtfText();
    if (isTakenOut(format)) this.#open = { format, kind, text, words, from: -1 };
    else {
      const { number: from, text: mark } = this.#marginalia.mark();
      text.addMark(mark);
      this.#open = { format, kind, text, words, from };
    }
  }

  #handOf({ author, time }: PackedHand): Hand {
    return { author: this.authors[author] ?? null, date: wordTimeOf(time) };
  }
}
