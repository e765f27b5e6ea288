import { foldText } from '../text/fold-text.ts';
import {
  FIELD_NAMES,
  type FieldTerm,
  type PatternGap,
  QUERY_LIMIT,
  type QueryNote,
  type QueryNoteKind,
  type SearchField,
  type SearchNode,
  type SearchQuery,
  type SearchTerm,
} from './search-query.ts';
import { squeezeText } from './squeeze-text.ts';

const SPACE = /\s/;
const QUOTE = '"';
/** Units that NEAR allows between its words where it names no number. */
const NEAR_DISTANCE = 30;
const LARGEST_DISTANCE = 500;
/** Units that one `*` may stand for: a gap within a sentence, not within a chapter. */
const STAR_UNITS = 40;
/** Wildcards of one word that are looked at: each is looked for behind every place of those before. The words of the note say how many. */
const MOST_GAPS = 32;
const NEAR = /^NEAR(?:\/(\d{1,3}))?$/;
const OPERATOR = /^(?:AND|OR|NOT|NEAR(?:\/\d{1,3})?)$/;
/** Operators as other programs have them, or not written to their end. */
const UNFINISHED = /^(?:NEAR\/(?!\d)|(?:AND|OR|NOT|NEAR(?:\/\d*)?)\()/;
/** What somebody may take for the name of a field; an address (`http://`) and a time of day are none. */
const FIELD_LIKE = /^(?:\p{Script=Han}{2,4}|[a-z]{2,12}):(?!\/)./u;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const LONGEST_PLAIN = 64;
/** Each is looked for in every text that is shown: more than these tell a reader nothing. */
const MARKED_TERMS = 64;
/** Fields that stand in what a paper is called by. */
const NAME_FIELDS: ReadonlySet<SearchField> = new Set(['title', 'number']);

/** `operator` is the source with its width folded and its case kept: operators are capitals, of whatever width an input method writes. */
type Token = {
  readonly source: string;
  readonly folded: string;
  readonly operator: string;
  readonly isQuoted: boolean;
  readonly isNegated: boolean;
};
/** `isSpelledOut`: forbidden by the word NOT, which nobody writes by chance, as a hyphen. */
type Leaf = { readonly node: SearchNode; readonly isNegated: boolean; readonly isSpelledOut?: boolean };

/**
 * Reads a query. Words between spaces must all be there; a phrase stands in quotes that open at a word's beginning and close at a word's end,
 * any other quote is a character like others, so that a passage copied out of a document is found as it stands.
 * `OR` joins the words beside it, `NOT` or `-` forbids one, `NEAR/n` wants both close, `*` and `?` stand for some and for one character, `标题:` asks in a field. Only the first `QUERY_LIMIT` units are read. Linear.
 */
export function parseQuery(typed: string): SearchQuery {
  if (isPlainWord(typed)) {
    const text = squeezeText(typed);
    const root: SearchTerm = { kind: 'words', text };
    return { root, terms: [root], named: [root], fields: [], notes: [] };
  }
  const notes = new Notes();
  const query = typed.slice(0, QUERY_LIMIT);
  if (typed.trim().length > query.trim().length && typed.length > QUERY_LIMIT) notes.add('too-long');
  const tokens = tokensOf(query, notes);
  const groups = groupsOf(tokens, notes);
  const positive = groups.filter(({ isNegated }) => !isNegated);
  const negative = groups.filter(({ isNegated }) => isNegated);
  if (positive.length === 0 && negative.length > 0 && !negative.some(({ isSpelledOut }) => isSpelledOut)) {
    notes.add('only-negation');
    const nodes = negative.map(({ node }) => node);
    return { root: together(nodes), ...telling(nodes, tokens, notes), notes: notes.list() };
  }
  const nodes = [...positive.map(({ node }) => node), ...negative.map(({ node }): SearchNode => ({ kind: 'not', node }))];
  const told = telling(
    positive.map(({ node }) => node),
    tokens,
    notes,
  );
  return { root: together(nodes), ...told, notes: notes.list() };
}

/** Most questions are one short word of characters, small letters and digits: there is nothing in it to be understood otherwise. */
function isPlainWord(typed: string): boolean {
  if (typed.length === 0 || typed.length > LONGEST_PLAIN) return false;
  for (let index = 0; index < typed.length; index += 1) {
    const unit = typed.charCodeAt(index);
    const isPlain = (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);
    if (!isPlain) return false;
  }
  return true;
}

/** Each said once. */
class Notes {
  readonly #notes = new Map<string, QueryNote>();

  add(kind: QueryNoteKind, text = ''): void {
    this.#notes.set(`${kind} ${text}`, { kind, text });
  }

  list(): readonly QueryNote[] {
    return [...this.#notes.values()];
  }
}

type Told = Pick<SearchQuery, 'terms' | 'named' | 'fields'>;

/** What a reader wants to see. Brackets that somebody put around operators are no words: marking every bracket of a document would tell nothing. */
function telling(nodes: readonly SearchNode[], tokens: readonly Token[], notes: Notes): Told {
  const { terms: all, named: allNamed, fields } = termsOf(nodes);
  const [terms, named] = [all.slice(0, MARKED_TERMS), allNamed.slice(0, MARKED_TERMS)];
  if (!tokens.some(isOperator)) return { terms, named, fields };
  if (tokens.every((token) => isOperator(token) || !WORD_CHARACTER.test(token.folded))) {
    notes.add('only-operators');
    return { terms: [], named: [], fields };
  }
  const holdsWords = (term: SearchTerm): boolean => term.kind !== 'words' || WORD_CHARACTER.test(term.text);
  return { terms: terms.filter(holdsWords), named: named.filter(holdsWords), fields };
}

function isOperator(token: Token): boolean {
  return !token.isQuoted && OPERATOR.test(token.operator);
}

function together(nodes: readonly SearchNode[]): SearchNode | null {
  const distinct = [...new Map(nodes.map((node) => [JSON.stringify(node), node])).values()];
  const [only] = distinct;
  if (only === undefined) return null;
  return distinct.length === 1 ? only : { kind: 'all', of: distinct };
}

function tokensOf(query: string, notes: Notes): readonly Token[] {
  const folded = foldText(query);
  const ends = phraseEnds(folded);
  const tokens: Token[] = [];
  let index = 0;
  while (index < folded.length) {
    if (SPACE.test(folded.charAt(index))) {
      index += 1;
      continue;
    }
    const isNegated = isMinus(folded, index);
    const start = isNegated ? index + 1 : index;
    const isOpening = folded.charAt(start) === QUOTE;
    const close = isOpening ? (ends[start + 1] ?? -1) : -1;
    if (isOpening && close < 0 && !folded.slice(start + 1, wordEnd(folded, start)).includes(QUOTE))
      notes.add('unbalanced-quote', query.slice(start, wordEnd(folded, start)));
    const end = close >= 0 ? close : fieldEnd(query, folded, start, ends);
    const from = close >= 0 ? start + 1 : start;
    const source = query.slice(from, end);
    tokens.push({ source, folded: folded.slice(from, end), operator: narrowed(source), isQuoted: close >= 0, isNegated });
    index = close >= 0 ? close + 1 : end;
  }
  return tokens;
}

/** The end of a word; of the name of a field that of what is asked there, a phrase or a word, also behind a space. */
function fieldEnd(query: string, folded: string, start: number, ends: Int32Array): number {
  const end = wordEnd(folded, start);
  const colon = folded.slice(start, end).indexOf(':') + start;
  if (colon < start || fieldNamed(folded.slice(start, colon)) === undefined) return end;
  let value = colon + 1;
  while (value < folded.length && SPACE.test(folded.charAt(value))) value += 1;
  const close = folded.charAt(value) === QUOTE ? (ends[value + 1] ?? -1) : -1;
  if (close >= 0) return close + 1;
  const valueEnd = wordEnd(folded, value);
  return value === colon + 1 || isMinus(folded, value) || OPERATOR.test(narrowed(query.slice(value, valueEnd))) ? end : valueEnd;
}

/** The field of a name; `constructor` and what else each object has are none. */
function fieldNamed(name: string): SearchField | undefined {
  return Object.hasOwn(FIELD_NAMES, name) ? FIELD_NAMES[name] : undefined;
}

/** With letters, digits and marks of full width as ordinary ones, their case kept. */
function narrowed(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** A hyphen forbids a word; before a digit it is the sign of a number that somebody copied. */
function isMinus(folded: string, index: number): boolean {
  const next = folded.charAt(index + 1);
  return folded.charAt(index) === '-' && next !== '' && /[\p{L}"]/u.test(next);
}

function groupsOf(tokens: readonly Token[], notes: Notes): readonly Leaf[] {
  const groups: Leaf[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) break;
    const last = groups.at(-1);
    const operator = operatorOf(token, last, [tokens[index + 1], tokens[index + 2]]);
    if (operator === null) {
      if (index === tokens.length - 1 && last && isOperator(token)) {
        // Whoever types sees results after every key: what is to stand behind it is on its way.
        notes.add('waiting-operator', token.source);
        break;
      }
      noteOperator(token, notes);
      const node = nodeOf(token, notes);
      if (node) groups.push({ node, isNegated: token.isNegated });
      continue;
    }
    // What stands side by side is joined by AND anyway.
    if (operator.kind === 'and') continue;
    index += operator.kind === 'or-not' ? 2 : 1;
    const asked = tokens[index];
    const joined = joinedBy(operator, last, asked ? nodeOf(asked, notes) : null);
    if (joined && operator.kind !== 'not') groups.pop();
    if (joined) groups.push(joined);
  }
  return groups;
}

/** Says of a word that looks like an operator why it is none. */
function noteOperator(token: Token, notes: Notes): void {
  if (isOperator(token)) notes.add('operator-as-word', token.source);
  else if (!token.isQuoted && UNFINISHED.test(token.operator)) notes.add('unfinished-operator', token.source);
}

function hasWildcard({ isQuoted, folded }: Token): boolean {
  return !isQuoted && /[*?]/.test(folded);
}

type Operator =
  | { readonly kind: 'and' | 'or' | 'or-not' | 'not' }
  | { readonly kind: 'near'; readonly right: string; readonly distance: number };

/** The operator that a token is between its neighbours; `null` for a word, and for one that lacks what it joins. */
function operatorOf(token: Token, last: Leaf | undefined, [next, behind]: readonly (Token | undefined)[]): Operator | null {
  if (token.isQuoted || !next) return null;
  const near = NEAR.exec(token.operator);
  if (near && last?.node.kind === 'words') {
    const right = isOperator(next) || next.isNegated || hasWildcard(next) ? '' : squeezeText(next.source).trim();
    return right === '' ? null : { kind: 'near', right, distance: Math.min(LARGEST_DISTANCE, near[1] ? Number(near[1]) : NEAR_DISTANCE) };
  }
  if (token.operator === 'NOT') return isOperator(next) ? null : { kind: 'not' };
  if (token.operator === 'AND' && last) return { kind: 'and' };
  if (token.operator !== 'OR' || !last || last.isNegated || next.isNegated) return null;
  if (!isOperator(next)) return { kind: 'or' };
  return next.operator === 'NOT' && behind && !behind.isNegated && !isOperator(behind) ? { kind: 'or-not' } : null;
}

/** What takes the place of the last part (after NOT: stands behind it); `null` where there is nothing to join. */
function joinedBy(operator: Operator, last: Leaf | undefined, node: SearchNode | null): Leaf | null {
  if (operator.kind === 'near' && last?.node.kind === 'words') {
    const { right, distance } = operator;
    return { node: { kind: 'near', left: last.node.text, right, distance }, isNegated: last.isNegated };
  }
  if (node === null) return null;
  if (operator.kind === 'not') return { node, isNegated: true, isSpelledOut: true };
  const other: SearchNode = operator.kind === 'or-not' ? { kind: 'not', node } : node;
  return last ? { node: either(last.node, other), isNegated: false } : null;
}

function either(left: SearchNode, right: SearchNode): SearchNode {
  return { kind: 'any', of: left.kind === 'any' ? [...left.of, right] : [left, right] };
}

function nodeOf(token: Token, notes: Notes): SearchNode | null {
  const literal = squeezeText(token.source).trim();
  if (literal === '') return null;
  if (token.isQuoted) return { kind: 'words', text: literal };
  const colon = token.folded.indexOf(':');
  const field = colon > 0 ? fieldNamed(token.folded.slice(0, colon)) : undefined;
  const value = field
    ? squeezeText(
        token.folded
          .slice(colon + 1)
          .trim()
          .replaceAll(/^"|"$/g, ''),
      ).trim()
    : '';
  if (field && value !== '') return { kind: 'field', field, value, literal };
  if (!field && FIELD_LIKE.test(token.folded)) notes.add('unknown-field', token.source.slice(0, colon));
  return /[*?]/.test(literal) ? patternOf(literal, notes) : { kind: 'words', text: literal };
}

/** Wildcards at either end ask for nothing; between two parts they become the gap. */
function patternOf(text: string, notes: Notes): SearchNode | null {
  const parts: string[] = [];
  const gaps: PatternGap[] = [];
  for (const piece of text.match(/[*?]+|[^*?]+/g) ?? []) {
    if (!/^[*?]/.test(piece)) parts.push(piece);
    else if (parts.length > 0) {
      const isExact = !piece.includes('*');
      gaps.push({ units: isExact ? piece.length : STAR_UNITS, isExact });
    }
  }
  const [first] = parts;
  if (first === undefined) {
    notes.add('only-wildcards', text);
    return null;
  }
  if (parts.length === 1) return { kind: 'words', text: first };
  const used = Math.min(MOST_GAPS, parts.length - 1);
  if (used < parts.length - 1) notes.add('many-wildcards', text);
  return { kind: 'pattern', parts: parts.slice(0, used + 1), gaps: gaps.slice(0, used) };
}

/** What is asked for in texts and in fields, each once; of a field its words with their colon may stand in a text as well. */
function termsOf(nodes: readonly SearchNode[]): Told {
  const terms = new Map<string, SearchTerm>();
  const named = new Map<string, SearchTerm>();
  const fields: FieldTerm[] = [];
  const add = (to: Map<string, SearchTerm>, term: SearchTerm): void => void to.set(JSON.stringify(term), term);
  const visit = (node: SearchNode): void => {
    if (node.kind === 'words' || node.kind === 'pattern' || node.kind === 'near') {
      add(terms, node);
      add(named, node);
    } else if (node.kind === 'field') {
      fields.push({ field: node.field, value: node.value });
      add(terms, { kind: 'words', text: node.literal });
      // What is asked of another field is not to be expected in a name.
      if (NAME_FIELDS.has(node.field)) add(named, { kind: 'words', text: node.value });
    } else if (node.kind !== 'not') for (const part of node.of) visit(part);
  };
  for (const node of nodes) visit(node);
  return { terms: [...terms.values()], named: [...named.values()], fields };
}

/** For every index the next quote from there on that ends a word, -1 where there is none. */
function phraseEnds(text: string): Int32Array {
  const ends = new Int32Array(text.length + 1).fill(-1);
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const isEnd = text.charAt(index) === QUOTE && (index + 1 === text.length || SPACE.test(text.charAt(index + 1)));
    ends[index] = isEnd ? index : (ends[index + 1] ?? -1);
  }
  return ends;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !SPACE.test(text.charAt(end))) end += 1;
  return end;
}
