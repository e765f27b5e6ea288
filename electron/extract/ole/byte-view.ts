import { ExtractionFailure } from '../extraction-failure.ts';

/** Little-endian numbers and pieces of bytes by their place; a place outside of them fails with `damaged`. */
export class ByteView {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  uint8(at: number): number {
    return this.#view.getUint8(this.#inside(at, 1));
  }

  uint16(at: number): number {
    return this.#view.getUint16(this.#inside(at, 2), true);
  }

  int16(at: number): number {
    return this.#view.getInt16(this.#inside(at, 2), true);
  }

  uint32(at: number): number {
    return this.#view.getUint32(this.#inside(at, 4), true);
  }

  int32(at: number): number {
    return this.#view.getInt32(this.#inside(at, 4), true);
  }

  float64(at: number): number {
    return this.#view.getFloat64(this.#inside(at, 8), true);
  }

  /** A view of a part, without copying. */
  part(at: number, length: number): ByteView {
    return new ByteView(this.bytes.subarray(this.#inside(at, length), at + length));
  }

  /** UTF-16 text of `length` units. */
  utf16(at: number, length: number): string {
    const { bytes } = this.part(at, length * 2);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf16le');
  }

  #inside(at: number, length: number): number {
    if (at < 0 || length < 0 || at + length > this.bytes.length)
      throw new ExtractionFailure('damaged', `data end before byte ${at + length}`);
    return at;
  }
}
