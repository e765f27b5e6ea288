import type { Language } from '#shared/model/library.ts';
import { FIELD_WORDS, NOTE_WORDS, QUERY_WORDS } from './query-words.ts';
import type { QueryNote, SearchNode, SearchQuery } from './search-query.ts';

/** Enough to see that it was understood; nobody reads a sentence of a thousand words. */
const LONGEST_PIECE = 30;
const MOST_PARTS = 12;

/** How a query was understood, in a sentence, with what should be known about it; `understood` is empty where nothing is asked for. */
export type QueryExplanation = { readonly understood: string; readonly notes: readonly string[] };

/** Puts a query into words. Linear. */
export function explainQuery({ root, notes }: SearchQuery, language: Language): QueryExplanation {
  return { understood: root === null ? '' : phraseOf(root, language), notes: notes.map((note) => noteOf(note, language)) };
}

/** Whether a query says more than words side by side, so that it helps to see how it was read. */
export function needsExplaining({ root, notes }: SearchQuery): boolean {
  const isPlain = (node: SearchNode): boolean => node.kind === 'words' || (node.kind === 'all' && node.of.every(isPlain));
  return notes.length > 0 || (root !== null && !isPlain(root));
}

function noteOf({ kind, text }: QueryNote, language: Language): string {
  return NOTE_WORDS[language][kind](cut(text));
}

function phraseOf(node: SearchNode, language: Language): string {
  const words = QUERY_WORDS[language];
  switch (node.kind) {
    case 'words':
      return words.quoted(cut(node.text));
    case 'pattern':
      return words.pattern(
        node.parts.slice(0, MOST_PARTS).map((part) => words.quoted(cut(part))),
        node.gaps.map(({ units, isExact }) => (isExact ? units : null)),
      );
    case 'near':
      return words.near(words.quoted(cut(node.left)), words.quoted(cut(node.right)), node.distance);
    case 'field':
      return words.inField(FIELD_WORDS[language][node.field], words.quoted(cut(node.value)));
    case 'not':
      return words.without(inBrackets(node.node, language));
    case 'all':
      return joined(node.of, words.and, language);
    case 'any':
      return joined(node.of, words.or, language);
  }
}

function joined(parts: readonly SearchNode[], joint: string, language: Language): string {
  const shown = parts.slice(0, MOST_PARTS).map((part) => inBrackets(part, language));
  return [...shown, ...(parts.length > MOST_PARTS ? ['…'] : [])].join(joint);
}

function inBrackets(node: SearchNode, language: Language): string {
  const phrase = phraseOf(node, language);
  return node.kind === 'any' || node.kind === 'all' ? QUERY_WORDS[language].bracketed(phrase) : phrase;
}

function cut(text: string): string {
  return text.length <= LONGEST_PIECE ? text : `${text.slice(0, LONGEST_PIECE)}…`;
}
