import { charge, decodeStream, type UnpackBudget } from './decode-stream.ts';
import { DamagedIndex, NotInOrder, NotSure } from './not-sure.ts';
import { type OpenedLock, openLock } from './open-lock.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { isArray, isDictionary, type PdfDictionary, PdfKeyword, PdfName, type PdfObject, PdfReference, PdfStream } from './pdf-object.ts';
import {
  type CrossReferences,
  MOST_OBJECTS,
  type ObjectPlace,
  readCrossReferences,
  readInteger,
  readStreamBody,
  readWord,
} from './read-cross-references.ts';
import { type Recovered, recoverCrossReferences } from './recover-cross-references.ts';

/** All that the streams of one page may unpack to, in bytes: text is small, and pictures and fonts are never unpacked here. */
const MOST_UNPACKED = 64 * 1024 * 1024;
/** The same for all pages. */
const MOST_UNPACKED_IN_ALL = 2_000_000_000;
const LONGEST_CHAIN = 20;

/** An opened object stream: its bytes and where each object begins. */
interface Container {
  readonly data: Uint8Array;
  readonly offsets: ReadonlyMap<number, number>;
}

/** How a file is opened. */
export interface OpenOptions {
  readonly password?: string;
  readonly isMended?: boolean;
}

/** True where the lexer stands before the head of an object, as in `12 0 obj`; it is then behind that. */
function isHeadOf(lexer: PdfLexer, number: number, generation: number): boolean {
  try {
    const isNamed = readInteger(lexer) === number && readInteger(lexer) === generation;
    return isNamed && readWord(lexer, 'obj') === 'obj';
  } catch (error) {
    if (!(error instanceof NotSure)) throw error;
    return false;
  }
}

/** An object of a locked file with its strings as they were before; those that cannot have been locked stay as they are. */
function withUnlockedStrings(value: PdfObject, block: number, unlock: (bytes: Uint8Array) => Uint8Array): PdfObject {
  if (typeof value === 'string') {
    const isLocked = value !== '' && value.length % block === 0;
    return isLocked ? Buffer.from(unlock(Buffer.from(value, 'latin1'))).toString('latin1') : value;
  }
  if (isArray(value)) return value.map((entry) => withUnlockedStrings(entry, block, unlock));
  if (!isDictionary(value)) return value;
  return new Map([...value].map(([key, entry]) => [key, withUnlockedStrings(entry, block, unlock)]));
}

/** The objects of a file, each read when it is first asked for. */
export class PdfObjects {
  readonly trailer: PdfDictionary;
  readonly #file: Uint8Array;
  readonly #budget: UnpackBudget = { left: MOST_UNPACKED, whole: MOST_UNPACKED_IN_ALL };
  readonly #references: CrossReferences;
  readonly #known = new Map<number, PdfObject>();
  readonly #containers = new Map<number, Container>();
  readonly #beingRead = new Set<number>();

  /** Locked streams, with what unlocks each. */
  readonly #locked = new WeakMap<PdfStream, () => Uint8Array>();
  readonly #lock: OpenedLock | null = null;

  readonly #ends: Recovered['bodies'] | null;
  /** Entries of all object streams opened so far. */
  #packed = 0;

  /**
   * Throws `NotSure` where the password is not the right one or the file is not in order, `DamagedIndex` where `isMended` may help, which finds
   * objects without the index.
   */
  constructor(file: Uint8Array, { password = '', isMended = false }: OpenOptions = {}) {
    this.#file = file;
    const recovered = isMended ? recoverCrossReferences(file) : null;
    this.#ends = recovered?.bodies ?? null;
    this.#references = recovered ?? readCrossReferences(file, (stream) => decodeStream(stream, (object) => object ?? null, this.#budget));
    this.trailer = this.#references.trailer;
    if (this.trailer.has('Encrypt')) this.#lock = openLock(this, password);
    if (recovered !== null) this.#placePacked(recovered);
  }

  /** Of two objects of one number the one further back in the file counts, whether it is packed or not. */
  #placePacked({ places, containers }: Recovered): void {
    for (const [container, offset] of containers) {
      for (const number of this.#container(container).offsets.keys()) {
        const known = places.get(number);
        if (known?.kind !== 'plain' || known.offset < offset) places.set(number, { kind: 'packed', container });
      }
    }
  }

  /** The object behind references; `null` for an absent one. */
  resolve = (object: PdfObject | undefined): PdfObject => {
    let current = object ?? null;
    for (let step = 0; current instanceof PdfReference; step += 1) {
      if (step > LONGEST_CHAIN) throw new NotSure('references in a circle');
      current = this.#fetch(current);
    }
    return current;
  };

  /** Begins a page, which may unpack as much as each. */
  beginPage(): void {
    this.#budget.left = MOST_UNPACKED;
  }

  /** An entry that must be a dictionary, or be absent. */
  dictionary(object: PdfObject | undefined): PdfDictionary | null {
    const value = this.resolve(object);
    if (value === null) return null;
    if (!isDictionary(value)) throw new NotSure('no dictionary where one must be');
    return value;
  }

  /** An entry that must be numbers, or be absent. */
  numbers(object: PdfObject | undefined): readonly number[] | null {
    const value = this.resolve(object);
    if (value === null) return null;
    if (!isArray(value)) throw new NotSure('no numbers where they must be');
    return value.map((entry) => {
      const number = this.resolve(entry);
      if (typeof number !== 'number') throw new NotSure('no numbers where they must be');
      return number;
    });
  }

  /** An entry that is a name; `null` for anything else. */
  name(object: PdfObject | undefined): string | null {
    const value = this.resolve(object);
    return value instanceof PdfName ? value.name : null;
  }

  /** The unpacked bytes of a stream. */
  unpack(stream: PdfStream): Uint8Array {
    const unlock = this.#locked.get(stream);
    if (unlock !== undefined) charge(this.#budget, stream.packed.length);
    const unlocked = unlock?.();
    return decodeStream(unlocked === undefined ? stream : new PdfStream(stream.dictionary, unlocked), this.resolve, this.#budget);
  }

  #fetch(reference: PdfReference): PdfObject {
    const { number } = reference;
    const known = this.#known.get(number);
    if (known !== undefined) return known;
    const place = this.#references.places.get(number) ?? null;
    if (place === null) throw new NotSure('a reference to nothing');
    if (this.#beingRead.has(number)) throw new NotInOrder('an object that needs itself');
    this.#beingRead.add(number);
    const object = this.#readAt(number, place);
    this.#beingRead.delete(number);
    this.#known.set(number, object);
    return object;
  }

  #readAt(number: number, place: NonNullable<ObjectPlace>): PdfObject {
    try {
      return place.kind === 'plain' ? this.#readPlain(number, place) : this.#readPacked(number, place.container);
    } catch (error) {
      throw error instanceof NotSure && !(error instanceof NotInOrder) ? new NotInOrder(error.message) : error;
    }
  }

  #readPlain(number: number, place: { readonly offset: number; readonly generation: number }): PdfObject {
    const lexer = new PdfLexer(this.#file, place.offset);
    if (!isHeadOf(lexer, number, place.generation)) throw new DamagedIndex('an object that is not in its place');
    const value = lexer.read();
    if (value === undefined || value instanceof PdfKeyword) throw new NotSure('an object without value');
    const lock = this.#lock;
    if (readWord(lexer, 'endobj', 'stream') === 'endobj')
      return lock === null ? value : withUnlockedStrings(value, lock.block, (bytes) => lock.unlock(bytes, number, place.generation));
    if (!isDictionary(value)) throw new NotSure('a stream without dictionary');
    const length = this.resolve(value.get('Length'));
    const stream = readStreamBody(lexer, value, typeof length === 'number' ? length : -1, this.#ends);
    if (lock !== null) this.#locked.set(stream, () => lock.unlock(stream.packed, number, place.generation));
    return stream;
  }

  #readPacked(number: number, container: number): PdfObject {
    const { data, offsets } = this.#container(container);
    const offset = offsets.get(number);
    if (offset === undefined) throw new NotSure('an object that is not in its stream');
    const value = new PdfLexer(data, offset).read();
    if (value === undefined || value instanceof PdfKeyword) throw new NotSure('an object without value');
    return value;
  }

  #container(number: number): Container {
    const known = this.#containers.get(number);
    if (known !== undefined) return known;
    if (this.#references.places.get(number)?.kind !== 'plain') throw new NotSure('an object stream that is not in the file');
    const stream = this.#fetch(new PdfReference(number, 0));
    if (!(stream instanceof PdfStream) || this.name(stream.dictionary.get('Type')) !== 'ObjStm') throw new NotSure('no object stream');
    const [count, first] = [this.resolve(stream.dictionary.get('N')), this.resolve(stream.dictionary.get('First'))];
    if (typeof count !== 'number' || typeof first !== 'number') throw new NotSure('an object stream without index');
    this.#packed += count;
    if (count < 0 || this.#packed > MOST_OBJECTS) throw new NotSure('too many objects');
    const data = this.unpack(stream);
    const lexer = new PdfLexer(data);
    const offsets = new Map<number, number>();
    for (let index = 0; index < count; index += 1) {
      const packed = readInteger(lexer);
      offsets.set(packed, first + readInteger(lexer));
    }
    const opened = { data, offsets };
    this.#containers.set(number, opened);
    return opened;
  }
}
