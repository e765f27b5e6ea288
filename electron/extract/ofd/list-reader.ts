const [COMMA, POINT, MINUS] = [0x2c, 0x2e, 0x2d];
const [ZERO, NINE] = [0x30, 0x39];
/** Digits that a number of 64 bits holds exactly, and powers of ten that it does. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, digits) => 10 ** digits);

function isGap(code: number): boolean {
  return code <= 0x20 || code === COMMA || (code >= 0xa0 && /[\s\ufeff]/.test(String.fromCharCode(code)));
}

/** Reads a list of words and numbers, such as a path or a matrix, one after the other: seals have paths of many thousands, of which a few tell. */
export class ListReader {
  readonly #list: string;
  #from = 0;
  #to = 0;

  constructor(list: string) {
    this.#list = list;
  }

  /** Goes to the next word; false at the end. */
  next(): boolean {
    const list = this.#list;
    let at = this.#to;
    while (at < list.length && isGap(list.charCodeAt(at))) at += 1;
    this.#from = at;
    while (at < list.length && !isGap(list.charCodeAt(at))) at += 1;
    this.#to = at;
    return at > this.#from;
  }

  /** The word at hand; empty at the end. */
  get word(): string {
    return this.#list.slice(this.#from, this.#to);
  }

  /** What the word at hand is as a number, exactly as `Number` has it; NaN where it is none. */
  get number(): number {
    const list = this.#list;
    const isNegative = list.charCodeAt(this.#from) === MINUS;
    const first = isNegative ? this.#from + 1 : this.#from;
    let value = 0;
    let point = this.#to;
    for (let at = first; at < this.#to; at += 1) {
      const code = list.charCodeAt(at);
      if (code >= ZERO && code <= NINE) value = value * 10 + code - ZERO;
      else if (code === POINT && point === this.#to) point = at;
      else return Number(this.word);
    }
    const digits = this.#to - first;
    if (digits === 0 || digits > EXACT_DIGITS || point === first) return this.#from === this.#to ? Number.NaN : Number(this.word);
    if (point < this.#to) value /= POWERS[this.#to - point - 1] ?? 1;
    return isNegative ? -value : value;
  }

  /** The next two words as numbers. */
  pair(): readonly [number, number] {
    this.next();
    const first = this.number;
    this.next();
    return [first, this.number];
  }
}

/** The numbers in a list; words that are none are left out. */
export function numbersOf(list: string | undefined): number[] {
  const numbers: number[] = [];
  if (list === undefined || list === '') return numbers;
  const reader = new ListReader(list);
  while (reader.next()) {
    const value = reader.number;
    if (Number.isFinite(value)) numbers.push(value);
  }
  return numbers;
}
