import { NotSure } from './not-sure.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { isDictionary, type PdfDictionary } from './pdf-object.ts';
import { endsAt, MOST_OBJECTS, type ObjectPlace } from './read-cross-references.ts';

/** Where the objects of a file lie, found by their own heads. */
export interface FoundObjects {
  /** The last of each number; none of them inside a stream. */
  readonly places: Map<number, ObjectPlace & { readonly kind: 'plain' }>;
  /** Where the body of each stream begins, and where it ends, in the order of the file; none lies inside another. */
  readonly bodies: ReadonlyMap<number, number>;
}

const ZERO = 0x30;
const NINE = 0x39;
const LONGEST_NUMBER = 10;
const LONGEST_SPACE = 4;
const OBJECT = 'obj';
const STREAM = 'stream';
const STREAM_END = 'endstream';
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const DICTIONARY_END = 0x3e;

function isSpace(code: number): boolean {
  return code === 32 || code === LINE_FEED || code === CARRIAGE_RETURN || code === 9;
}

/** Steps back from `at` over white space, then over a number; `null` where there are no such two. */
function numberBefore(file: Buffer, at: number): { readonly value: number; readonly from: number } | null {
  let end = at;
  while (end > 0 && at - end < LONGEST_SPACE && isSpace(file[end - 1] ?? 0)) end -= 1;
  let from = end;
  while (from > 0 && end - from < LONGEST_NUMBER && (file[from - 1] ?? 0) >= ZERO && (file[from - 1] ?? 0) <= NINE) from -= 1;
  return end === at || from === end ? null : { value: Number(file.toString('latin1', from, end)), from };
}

/** The object whose head, as in `12 0 obj`, has its last word at a place. */
function headAt(file: Buffer, at: number): { readonly number: number; readonly offset: number; readonly generation: number } | null {
  const generation = numberBefore(file, at);
  const number = generation === null ? null : numberBefore(file, generation.from);
  return generation === null || number === null ? null : { number: number.value, offset: number.from, generation: generation.value };
}

/** What `read` gives, or `null` where what is there is damaged. */
export function ifWhole<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotSure)) throw error;
    return null;
  }
}

/** The dictionary of the object whose head begins the bytes; `null` where there is none. */
export function headedDictionary(bytes: Uint8Array): PdfDictionary | null {
  return ifWhole(() => {
    const lexer = new PdfLexer(bytes);
    for (let word = 0; word < 3; word += 1) lexer.read();
    const value = lexer.read();
    return isDictionary(value) ? value : null;
  });
}

/** Where the body begins that the word `stream` at a place announces; `null` where the word does not stand for itself. */
function bodyBehind(file: Buffer, word: number): number | null {
  const before = file[word - 1] ?? 0;
  if (!isSpace(before) && before !== DICTIONARY_END) return null;
  const at = word + STREAM.length;
  if (!isSpace(file[at] ?? 0)) return null;
  return file[at] === CARRIAGE_RETURN && file[at + 1] === LINE_FEED ? at + 2 : at + 1;
}

/**
 * The end of the body that begins at `from`: as its dictionary says, or else before the next `endstream`. `NotSure` where an object begins
 * before that, which may be one of a file attached here as well as the next of this one.
 */
function bodyEnd(file: Buffer, from: number, head: Uint8Array | null): number {
  const said = head === null ? null : headedDictionary(head)?.get('Length');
  if (typeof said === 'number' && Number.isInteger(said) && said >= 0 && endsAt(file, from + said)) return from + said;
  const word = file.indexOf(STREAM_END, from);
  const body = file.subarray(from, word < 0 ? file.length : word);
  for (let at = body.indexOf(OBJECT); at >= 0; at = body.indexOf(OBJECT, at + OBJECT.length)) {
    if (headAt(body, at) !== null) throw new NotSure('a stream whose end is in doubt');
  }
  let end = body.length;
  if (word >= 0 && body[end - 1] === LINE_FEED) end -= 1;
  if (word >= 0 && body[end - 1] === CARRIAGE_RETURN) end -= 1;
  return from + end;
}

/** Finds every object of a file by its head, as in `12 0 obj`, outside of streams. Linear. `NotSure` where the end of a stream is in doubt. */
export function findObjects(file: Buffer): FoundObjects {
  const places: FoundObjects['places'] = new Map();
  const bodies = new Map<number, number>();
  const find = (word: string, from: number): number => {
    const at = file.indexOf(word, from);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  };
  let open: number | null = null;
  let [object, stream] = [find(OBJECT, 0), find(STREAM, 0)];
  while (Math.min(object, stream) < file.length) {
    if (object < stream) {
      const head = headAt(file, object);
      open = head?.offset ?? null;
      if (head !== null) places.set(head.number, { kind: 'plain', offset: head.offset, generation: head.generation });
      object = find(OBJECT, object + OBJECT.length);
    } else {
      const from = bodyBehind(file, stream);
      const end = from === null ? stream + STREAM.length : bodyEnd(file, from, open === null ? null : file.subarray(open, stream));
      if (from !== null) {
        bodies.set(from, end);
        open = null;
      }
      stream = find(STREAM, end);
      if (object < end) object = find(OBJECT, end);
    }
    if (places.size > MOST_OBJECTS || bodies.size > MOST_OBJECTS) throw new NotSure('too many objects');
  }
  return { places, bodies };
}
