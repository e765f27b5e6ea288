import { type FoundObjects, findObjects, headedDictionary, ifWhole } from './find-objects.ts';
import { NotSure } from './not-sure.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { isDictionary, type PdfDictionary, PdfName, PdfReference } from './pdf-object.ts';
import type { CrossReferences, ObjectPlace } from './read-cross-references.ts';

/** What was found in a file without the help of its index. */
export interface Recovered extends CrossReferences {
  /** More places are set as object streams are opened. */
  readonly places: Map<number, ObjectPlace>;
  readonly bodies: FoundObjects['bodies'];
  /** Numbers of the object streams, in the order of the file, each with its offset. */
  readonly containers: readonly (readonly [number, number])[];
}

const MOST_TRAILERS = 1_000;
/** Bytes that the dictionaries looked for here never exceed: an open string would be read to the end of the file for each of its objects. */
const LONGEST_DICTIONARY = 2_048;

/** Tells whether places lie in the body of a stream; they are asked for from the end of the file to its beginning. */
function bodiesBackwards(bodies: ReadonlyMap<number, number>): (at: number) => boolean {
  const list = [...bodies];
  return (at) => {
    while ((list.at(-1)?.[0] ?? -1) > at) list.pop();
    return at < (list.at(-1)?.[1] ?? 0);
  };
}

/** The dictionary of an object of a type that is expected at a place; `null` where there is none. */
function typedAt(file: Buffer, offset: number, type: string): PdfDictionary | null {
  const near = file.subarray(offset, offset + LONGEST_DICTIONARY);
  if (!near.includes(type)) return null;
  const dictionary = headedDictionary(near);
  const found = dictionary?.get('Type');
  return found instanceof PdfName && found.name === type ? dictionary : null;
}

/** Every dictionary that says where the catalogue is: behind the word `trailer`, or of a cross-reference stream. The last comes first. */
function* trailersIn(file: Buffer, { places, bodies }: FoundObjects): Generator<PdfDictionary> {
  const isInside = bodiesBackwards(bodies);
  let at = file.lastIndexOf('trailer');
  for (let count = 0; at >= 0 && count < MOST_TRAILERS; count += 1) {
    const from = at + 'trailer'.length;
    const trailer = isInside(at) ? null : ifWhole(() => new PdfLexer(file.subarray(from, from + LONGEST_DICTIONARY)).read());
    if (isDictionary(trailer)) yield trailer;
    at = at === 0 ? -1 : file.lastIndexOf('trailer', at - 1);
  }
  for (const place of [...places.values()].reverse()) {
    const dictionary = typedAt(file, place.offset, 'XRef');
    if (dictionary !== null) yield dictionary;
  }
  yield* catalogsIn(file, places);
}

/** Catalogues that no trailer leads to, each with one made for it. */
function* catalogsIn(file: Buffer, places: FoundObjects['places']): Generator<PdfDictionary> {
  for (const [number, place] of [...places].reverse()) {
    if (typedAt(file, place.offset, 'Catalog') !== null) yield new Map([['Root', new PdfReference(number, place.generation)]]);
  }
}

function containersIn(file: Buffer, places: FoundObjects['places']): (readonly [number, number])[] {
  if (!file.includes('/ObjStm')) return [];
  const found: (readonly [number, number])[] = [];
  for (const [number, place] of places) {
    if (typedAt(file, place.offset, 'ObjStm') !== null) found.push([number, place.offset]);
  }
  return found.sort(([, one], [, other]) => one - other);
}

/**
 * Finds the objects of a file whose index is damaged, as pdf.js does: the last of each number counts, and the last trailer with a catalogue;
 * where none is left, the last catalogue. Otherwise than there, what lies inside a stream belongs to a file attached to this one. Linear.
 * `NotSure` where there is no catalogue, and where it is in doubt what lies inside a stream.
 */
export function recoverCrossReferences(bytes: Uint8Array): Recovered {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = findObjects(file);
  const { places, bodies } = found;
  for (const trailer of trailersIn(file, found)) {
    const root = trailer.get('Root');
    if (root instanceof PdfReference) return { places, bodies, containers: containersIn(file, places), trailer };
  }
  throw new NotSure('a file without catalogue');
}
