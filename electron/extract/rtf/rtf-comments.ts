import { authorOf, type Marginalia } from '../marginalia/marginalia.ts';
import { wordTimeOf } from '../marginalia/word-time.ts';

/** Destinations that hold one short fact of a comment. */
export const COMMENT_FACTS: ReadonlySet<string> = new Set(['atnid', 'atnauthor', 'atndate', 'atnref', 'atnparent', 'atrfstart', 'atrfend']);

/** A name of which a writer without Unicode left nothing but question marks is no name. */
function nameOf(text: string | undefined): string | null {
  const name = authorOf(text);
  return name !== null && /^[?\s]+$/.test(name) ? null : name;
}

/** Gathers the comments of a file: their facts stand in destinations of their own, in front of and in the one that holds the words. */
export class RtfComments {
  readonly #marginalia: Marginalia;
  /** Facts of the comment being read. */
  #facts = new Map<string, string>();
  /** Ids in the order of the comments. */
  readonly #ids: string[] = [];
  readonly #known = new Set<string>();

  constructor(marginalia: Marginalia) {
    this.#marginalia = marginalia;
  }

  /** Takes a fact, and gives the mark that it puts into the text. */
  takeFact(word: string, text: string): string {
    const fact = text.trim();
    if (word === 'atrfstart') return this.#marginalia.placeComment(fact, 'from');
    if (word === 'atrfend') return this.#marginalia.placeComment(fact, 'to');
    this.#facts.set(word, fact);
    return '';
  }

  /** Takes the words of a comment whose facts are known, and gives the mark of its place. */
  takeWords(text: string): string {
    const facts = this.#facts;
    this.#facts = new Map();
    const reference = facts.get('atnref') ?? '';
    // One without a range has no number of its own; a number met twice belongs to the first.
    const id = reference === '' || this.#known.has(reference) ? `unnumbered ${this.#ids.length}` : reference;
    this.#ids.push(id);
    this.#known.add(id);
    // Answers say how many comments back the one stands that they answer.
    const parent = Number(facts.get('atnparent') ?? 0);
    this.#marginalia.noteComment(id, {
      author: nameOf(facts.get('atnauthor')) ?? nameOf(facts.get('atnid')),
      date: wordTimeOf(Number(facts.get('atndate') ?? 0)),
      text,
      replyTo: parent < 0 ? (this.#ids[this.#ids.length - 1 + parent] ?? null) : null,
      isResolved: false,
    });
    return this.#marginalia.placeComment(id, 'at');
  }
}
