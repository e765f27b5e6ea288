import { NotSure } from './not-sure.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { isDictionary, type PdfDictionary, PdfName, PdfReference } from './pdf-object.ts';
import { type CrossReferences, MOST_OBJECTS, type ObjectPlace } from './read-cross-references.ts';

/** What was found in a file without the help of its index. */
export interface Recovered extends CrossReferences {
  /** More places are set as object streams are opened. */
  readonly places: Map<number, ObjectPlace>;
  /** Numbers of the object streams, in the order of the file, each with its offset. */
  readonly containers: readonly (readonly [number, number])[];
}

const ZERO = 0x30;
const NINE = 0x39;
const LONGEST_NUMBER = 10;
const LONGEST_SPACE = 4;
const MOST_TRAILERS = 1_000;
/** Bytes that the dictionaries looked for here never exceed: an open string would be read to the end of the file for each of its objects. */
const LONGEST_DICTIONARY = 2_048;

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Steps back from `at` over white space, then over a number; `null` where there are no such two. */
function numberBefore(file: Buffer, at: number): { readonly value: number; readonly from: number } | null {
  let end = at;
  while (end > 0 && at - end < LONGEST_SPACE && isSpace(file[end - 1] ?? 0)) end -= 1;
  let from = end;
  while (from > 0 && end - from < LONGEST_NUMBER && (file[from - 1] ?? 0) >= ZERO && (file[from - 1] ?? 0) <= NINE) from -= 1;
  return end === at || from === end ? null : { value: Number(file.toString('latin1', from, end)), from };
}

/** Every `12 0 obj` of the file; the last of a number wins. */
function placesIn(file: Buffer): Map<number, Exclude<ObjectPlace, null>> {
  const places = new Map<number, Exclude<ObjectPlace, null>>();
  for (let at = file.indexOf('obj'); at >= 0; at = file.indexOf('obj', at + 3)) {
    const generation = numberBefore(file, at);
    const number = generation === null ? null : numberBefore(file, generation.from);
    if (generation === null || number === null) continue;
    places.set(number.value, { kind: 'plain', offset: number.from, generation: generation.value });
    if (places.size > MOST_OBJECTS) throw new NotSure('too many objects');
  }
  return places;
}

/** What `read` gives, or `null` where what is there is damaged. */
function ifWhole<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotSure)) throw error;
    return null;
  }
}

/** The dictionary of an object of a type that is expected at a place; `null` where there is none. */
function typedAt(file: Buffer, offset: number, type: string): PdfDictionary | null {
  const near = file.subarray(offset, offset + LONGEST_DICTIONARY);
  if (!near.includes(type)) return null;
  return ifWhole(() => {
    const lexer = new PdfLexer(near);
    for (let word = 0; word < 3; word += 1) lexer.read();
    const value = lexer.read();
    const found = isDictionary(value) ? value.get('Type') : null;
    return isDictionary(value) && found instanceof PdfName && found.name === type ? value : null;
  });
}

/** Every dictionary that says where the catalogue is: behind the word `trailer`, or of a cross-reference stream. The last comes first. */
function* trailersIn(file: Buffer, places: ReadonlyMap<number, ObjectPlace>): Generator<PdfDictionary> {
  let at = file.lastIndexOf('trailer');
  for (let count = 0; at >= 0 && count < MOST_TRAILERS; count += 1) {
    const from = at + 'trailer'.length;
    const trailer = ifWhole(() => new PdfLexer(file.subarray(from, from + LONGEST_DICTIONARY)).read());
    if (isDictionary(trailer)) yield trailer;
    at = at === 0 ? -1 : file.lastIndexOf('trailer', at - 1);
  }
  for (const place of [...places.values()].reverse()) {
    const dictionary = place?.kind === 'plain' ? typedAt(file, place.offset, 'XRef') : null;
    if (dictionary !== null) yield dictionary;
  }
  yield* catalogsIn(file, places);
}

/** Catalogues that no trailer leads to, each with one made for it. */
function* catalogsIn(file: Buffer, places: ReadonlyMap<number, ObjectPlace>): Generator<PdfDictionary> {
  for (const [number, place] of [...places].reverse()) {
    if (place?.kind === 'plain' && typedAt(file, place.offset, 'Catalog') !== null)
      yield new Map([['Root', new PdfReference(number, place.generation)]]);
  }
}

function containersIn(file: Buffer, places: ReadonlyMap<number, Exclude<ObjectPlace, null>>): (readonly [number, number])[] {
  if (!file.includes('/ObjStm')) return [];
  const found: (readonly [number, number])[] = [];
  for (const [number, place] of places) {
    if (place.kind === 'plain' && typedAt(file, place.offset, 'ObjStm') !== null) found.push([number, place.offset]);
  }
  return found.sort(([, one], [, other]) => one - other);
}

/**
 * Finds the objects of a file whose index is damaged, as pdf.js does: the last of each number counts, and the last trailer with a catalogue;
 * where none is left, the last catalogue. Linear. `NotSure` where there is none.
 */
export function recoverCrossReferences(bytes: Uint8Array): Recovered {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places = placesIn(file);
  for (const trailer of trailersIn(file, places)) {
    const root = trailer.get('Root');
    if (root instanceof PdfReference) return { places, containers: containersIn(file, places), trailer };
  }
  throw new NotSure('a file without catalogue');
}
