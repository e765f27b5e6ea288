/** A name such as `/Type`, without the slash. */
export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A reference to an object kept elsewhere in the file. */
export class PdfReference {
  readonly number: number;
  readonly generation: number;
  constructor(number: number, generation: number) {
    this.number = number;
    this.generation = generation;
  }
}

/** Any word that is no object: an operator, `obj`, `endstream`. */
export class PdfKeyword {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}

/** A stream with its bytes as they lie in the file. */
export class PdfStream {
  readonly dictionary: PdfDictionary;
  readonly packed: Uint8Array;
  constructor(dictionary: PdfDictionary, packed: Uint8Array) {
    this.dictionary = dictionary;
    this.packed = packed;
  }
}

export type PdfDictionary = ReadonlyMap<string, PdfObject>;

/** What a file is made of (ISO 32000-1, 7.3); a string is its bytes, one UTF-16 unit each. */
export type PdfObject = null | boolean | number | string | PdfName | PdfReference | PdfStream | PdfDictionary | readonly PdfObject[];

/** What can come next in a file or a content stream; `undefined` is its end. */
export type PdfToken = PdfObject | PdfKeyword | undefined;

/** True for dictionaries; streams have one, but are none. */
export function isDictionary(object: PdfToken): object is PdfDictionary {
  return object instanceof Map;
}

/** True for arrays, whose type guard loses `readonly`. */
export function isArray(object: PdfToken): object is readonly PdfObject[] {
  return Array.isArray(object);
}
