import { GrowingArray } from './growing-array.ts';

/** Bits that can be written or taken at once. */
const AT_ONCE = 24;
/** Bytes behind the last bit, so that a window never ends past them. */
const PADDING = 4;

/** Writes numbers of few bits one behind the other, the highest bit first. */
export class BitWriter {
  readonly #bytes = new GrowingArray((length) => new Uint8Array(length), 1 << 16);
  #held = 0;
  #heldBits = 0;

  /** Bytes so far; the last one may still have room. */
  get byteLength(): number {
    return this.#bytes.length + (this.#heldBits > 0 ? 1 : 0);
  }

  /** The lowest `bits` (up to 32) of a number. */
  put(value: number, bits: number): void {
    if (bits > AT_ONCE) {
      this.put(value >>> AT_ONCE, bits - AT_ONCE);
      this.put(value, AT_ONCE);
      return;
    }
    this.#held = (this.#held << bits) | (value & ((1 << bits) - 1));
    this.#heldBits += bits;
    while (this.#heldBits >= 8) {
      this.#heldBits -= 8;
      this.#bytes.push((this.#held >>> this.#heldBits) & 0xff);
    }
  }

  /** So many zeros and a one: for numbers that are nearly always small. */
  putUnary(value: number): void {
    let rest = value;
    for (; rest >= AT_ONCE; rest -= AT_ONCE) this.put(0, AT_ONCE);
    this.put(1, rest + 1);
  }

  /** Rice code: best for distances whose mean is about 1.4 × 2^`shift`. */
  putRice(value: number, shift: number): void {
    this.putUnary(value >>> shift);
    this.put(value, shift);
  }

  /** Exponential Golomb code: for numbers up to 2^31 of whatever size, best for those about 2^`shift`. */
  putGolomb(value: number, shift: number): void {
    const raised = value + 2 ** shift;
    const bits = 31 - Math.clz32(raised);
    this.putUnary(bits - shift);
    this.put(raised, bits);
  }

  /** Fills the last byte with zeros: what comes next begins a byte. */
  align(): void {
    if (this.#heldBits > 0) this.put(0, 8 - this.#heldBits);
  }

  /** All that was written, aligned, with padding for the reader. */
  finished(): Uint8Array<ArrayBuffer> {
    this.align();
    for (let count = 0; count < PADDING; count += 1) this.#bytes.push(0);
    return this.#bytes.finished();
  }
}

/** Takes apart what a `BitWriter` wrote. Past the end it gives zeros, and no loop is without end. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #byte = 0;
  #bit = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Number of the next bit. */
  get at(): number {
    return this.#byte * 8 + this.#bit;
  }

  /** Goes to a bit. */
  seek(at: number): void {
    this.#byte = Math.floor(at / 8);
    this.#bit = at & 7;
  }

  take(bits: number): number {
    if (bits === 0) return 0;
    if (bits > AT_ONCE) return this.take(bits - AT_ONCE) * 2 ** AT_ONCE + this.take(AT_ONCE);
    const value = this.#window() >>> (32 - bits);
    this.#skip(bits);
    return value;
  }

  takeUnary(): number {
    let zeros = 0;
    for (;;) {
      const own = Math.clz32(this.#window());
      if (own < AT_ONCE) {
        this.#skip(own + 1);
        return zeros + own;
      }
      if (this.#byte >= this.#bytes.length) return zeros;
      this.#skip(AT_ONCE);
      zeros += AT_ONCE;
    }
  }

  takeRice(shift: number): number {
    const high = this.takeUnary();
    return (high << shift) | this.take(shift);
  }

  takeGolomb(shift: number): number {
    const bits = this.takeUnary() + shift;
    return 2 ** bits + this.take(bits) - 2 ** shift;
  }

  #window(): number {
    const bytes = this.#bytes;
    const at = this.#byte;
    const four = ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    return four << this.#bit;
  }

  #skip(bits: number): void {
    const to = this.#bit + bits;
    this.#byte += to >>> 3;
    this.#bit = to & 7;
  }
}
