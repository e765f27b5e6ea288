/** Bits that can be taken at once. */
const TAKEN_AT_ONCE = 24;
/** Bits that are held back until they are a whole word. */
const WORD = 32;
/** Bits that can be written at once. */
const PUT_AT_ONCE = WORD - 1;
/** Bytes behind the last bit, so that a window never ends past them. */
const PADDING = 4;

/** Powers of two that a number of 31 bits can begin with: not worked out for every number. */
const POWERS = Array.from({ length: 32 }, (_, bits) => 2 ** bits);

/** Writes numbers of few bits one behind the other, the highest bit first. */
export class BitWriter {
  #bytes = new DataView(new ArrayBuffer(1 << 16));
  #length = 0;
  /** A word that is not full, its bits at the top. */
  #held = 0;
  /** Bits of it that are free: one at least. */
  #free = WORD;

  /** Bytes so far; the last one may still have room. */
  get byteLength(): number {
    return this.#length + ((WORD - this.#free + 7) >>> 3);
  }

  /** The lowest `bits` (up to 32) of a number. */
  put(value: number, bits: number): void {
    if (bits > PUT_AT_ONCE) {
      this.#append(value >>> 1, bits - 1);
      this.#append(value & 1, 1);
    } else if (bits > 0) this.#append(value & ((POWERS[bits] ?? 0) - 1), bits);
  }

  /** So many zeros and a one: for numbers that are nearly always small. */
  putUnary(value: number): void {
    let rest = value;
    for (; rest >= PUT_AT_ONCE; rest -= PUT_AT_ONCE) this.#append(0, PUT_AT_ONCE);
    this.#append(1, rest + 1);
  }

  /** Rice code: best for distances whose mean is about 1.4 × 2^`shift`. */
  putRice(value: number, shift: number): void {
    const bits = (value >>> shift) + 1 + shift;
    if (bits <= PUT_AT_ONCE) this.#append((1 << shift) | (value & ((1 << shift) - 1)), bits);
    else {
      this.putUnary(value >>> shift);
      this.put(value, shift);
    }
  }

  /** `putRice` and then `putUnary`, at once where both are short. */
  putRiceAndUnary(value: number, shift: number, unary: number): void {
    const bits = (value >>> shift) + 2 + shift + unary;
    if (bits <= PUT_AT_ONCE) this.#append((((1 << shift) | (value & ((1 << shift) - 1))) << (unary + 1)) | 1, bits);
    else {
      this.putRice(value, shift);
      this.putUnary(unary);
    }
  }

  /** Exponential Golomb code: for numbers up to 2^31 of whatever size, best for those about 2^`shift`. */
  putGolomb(value: number, shift: number): void {
    const raised = value + (1 << shift);
    const bits = 31 - Math.clz32(raised);
    // The zeros of the unary part, its one and the rest are the number itself among more zeros.
    if (2 * bits - shift < PUT_AT_ONCE) this.#append(raised, 2 * bits - shift + 1);
    else {
      this.putUnary(bits - shift);
      this.put(raised, bits);
    }
  }

  /** Fills the last byte with zeros: what comes next begins a byte. */
  align(): void {
    if (this.#free % 8 > 0) this.#append(0, this.#free % 8);
  }

  /** All that was written, aligned, with padding for the reader. */
  finished(): Uint8Array<ArrayBuffer> {
    const bytes = this.byteLength;
    const whole = new Uint8Array(bytes + PADDING);
    whole.set(new Uint8Array(this.#bytes.buffer, 0, this.#length));
    for (let at = this.#length; at < bytes; at += 1) whole[at] = this.#held >>> (24 - 8 * (at - this.#length));
    return whole;
  }

  /** A number of exactly so many bits, 1 to 31. */
  #append(value: number, bits: number): void {
    const free = this.#free - bits;
    if (free > 0) {
      this.#held |= value << free;
      this.#free = free;
      return;
    }
    if (this.#length + 4 > this.#bytes.byteLength) this.#grow();
    this.#bytes.setInt32(this.#length, this.#held | (value >>> -free));
    this.#length += 4;
    this.#free = free + WORD;
    // A shift by a whole word would be none at all.
    this.#held = free === 0 ? 0 : value << (free + WORD);
  }

  #grow(): void {
    const larger = new Uint8Array(Math.ceil(this.#bytes.byteLength * 1.5));
    larger.set(new Uint8Array(this.#bytes.buffer));
    this.#bytes = new DataView(larger.buffer);
  }
}

/** Takes apart what a `BitWriter` wrote. Past the end it gives zeros, and no loop is without end. */
export class BitReader {
  readonly #view: DataView;
  /** The last byte that a window may begin with. */
  readonly #last: number;
  #byte = 0;
  #bit = 0;

  constructor({ buffer, byteOffset, byteLength }: Uint8Array) {
    this.#view = new DataView(buffer, byteOffset, byteLength);
    this.#last = byteLength - PADDING;
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
    if (bits > TAKEN_AT_ONCE) return this.take(bits - TAKEN_AT_ONCE) * 2 ** TAKEN_AT_ONCE + this.take(TAKEN_AT_ONCE);
    const value = this.#window() >>> (32 - bits);
    this.#skip(bits);
    return value;
  }

  takeUnary(): number {
    let zeros = 0;
    for (;;) {
      const own = Math.clz32(this.#window());
      if (own < TAKEN_AT_ONCE) {
        this.#skip(own + 1);
        return zeros + own;
      }
      if (this.#byte > this.#last) return zeros;
      this.#skip(TAKEN_AT_ONCE);
      zeros += TAKEN_AT_ONCE;
    }
  }

  takeRice(shift: number): number {
    const window = this.#window();
    const high = Math.clz32(window);
    const used = high + 1 + shift;
    if (used <= TAKEN_AT_ONCE) {
      this.#skip(used);
      return riceOf(window, high, shift);
    }
    return (this.takeUnary() << shift) | this.take(shift);
  }

  takeGolomb(shift: number): number {
    const bits = this.takeUnary() + shift;
    return POWERS[bits] === undefined ? 0 : POWERS[bits] + this.take(bits) - (1 << shift);
  }

  /**
   * Takes as many ascending numbers as there is room for: of each its distance from the one before, less one, as a Rice code. Here and in the two
   * that follow nearly every number stands within one window, and long lists are what most questions read: their place is no field meanwhile.
   */
  takeAscending(into: Uint16Array, shift: number): void {
    let byte = this.#byte;
    let bit = this.#bit;
    for (let index = 0, last = -1; index < into.length; index += 1) {
      const window = this.#windowAt(byte, bit);
      const high = Math.clz32(window);
      let used = high + 1 + shift;
      if (used <= TAKEN_AT_ONCE) last += 1 + riceOf(window, high, shift);
      else {
        this.#go(byte, bit);
        last += 1 + this.takeRice(shift);
        used = (this.#byte - byte) * 8 + this.#bit - bit;
      }
      into[index] = last;
      byte += (bit + used) >>> 3;
      bit = (bit + used) & 7;
    }
    this.#go(byte, bit);
  }

  /** The same with a number from 1 on behind each, in unary, less one. */
  takeAscendingCounted(into: Uint16Array, times: Uint8Array, shift: number): void {
    let byte = this.#byte;
    let bit = this.#bit;
    for (let index = 0, last = -1; index < into.length; index += 1) {
      const window = this.#windowAt(byte, bit);
      const high = Math.clz32(window);
      const count = Math.clz32(window << (high + 1 + shift)) + 1;
      let used = high + 1 + shift + count;
      if (used <= TAKEN_AT_ONCE) {
        last += 1 + riceOf(window, high, shift);
        times[index] = count;
      } else {
        this.#go(byte, bit);
        last += 1 + this.takeRice(shift);
        times[index] = 1 + this.takeUnary();
        used = (this.#byte - byte) * 8 + this.#bit - bit;
      }
      into[index] = last;
      byte += (bit + used) >>> 3;
      bit = (bit + used) & 7;
    }
    this.#go(byte, bit);
  }

  /** The same with a bit behind each. */
  takeAscendingMarked(into: Uint16Array, marks: Uint8Array, shift: number): void {
    for (let index = 0, last = -1; index < into.length; index += 1) {
      const window = this.#window();
      const high = Math.clz32(window);
      const used = high + 1 + shift;
      if (used < TAKEN_AT_ONCE) {
        last += 1 + riceOf(window, high, shift);
        marks[index] = (window << used) >>> 31;
        this.#skip(used + 1);
      } else {
        last += 1 + this.takeRice(shift);
        marks[index] = this.take(1);
      }
      into[index] = last;
    }
  }

  #window(): number {
    return this.#windowAt(this.#byte, this.#bit);
  }

  /** 25 bits at least. */
  #windowAt(byte: number, bit: number): number {
    return byte > this.#last ? 0 : this.#view.getInt32(byte) << bit;
  }

  #go(byte: number, bit: number): void {
    this.#byte = byte;
    this.#bit = bit;
  }

  #skip(bits: number): void {
    const to = this.#bit + bits;
    this.#byte += to >>> 3;
    this.#bit = to & 7;
  }
}

/** A Rice code that stands whole at the top of a window and begins with so many zeros. */
function riceOf(window: number, high: number, shift: number): number {
  return shift === 0 ? high : (high << shift) | ((window << (high + 1)) >>> (32 - shift));
}
