/** An array of numbers that is written from the front and grows as it must. */
export class GrowingArray<Numbers extends Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>> {
  readonly #make: (length: number) => Numbers;
  values: Numbers;
  length = 0;

  constructor(make: (length: number) => Numbers, capacity: number) {
    this.#make = make;
    this.values = make(capacity);
  }

  /** Makes room for so many more. */
  reserve(count: number): void {
    const wanted = this.length + count;
    if (wanted <= this.values.length) return;
    const larger = this.#make(Math.max(wanted, Math.ceil(this.values.length * 1.5)));
    larger.set(this.values);
    this.values = larger;
  }

  push(value: number): void {
    this.reserve(1);
    this.values[this.length] = value;
    this.length += 1;
  }

  /** What was written, in memory of its own size. */
  finished(): Numbers {
    const exact = this.#make(this.length);
    exact.set(this.values.subarray(0, this.length));
    return exact;
  }
}
