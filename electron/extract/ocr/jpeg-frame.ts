/** What the frame of a JPEG says of its picture (ITU-T T.81, B.2.2); sizes in pixels. */
export interface JpegFrame {
  readonly width: number;
  readonly height: number;
  /** 1 is grey, 3 are colours, 4 are printing inks. */
  readonly components: number;
}

/** Markers of the range of frames that are none: of tables and of arithmetic coding. */
const NO_FRAMES: readonly number[] = [0xc4, 0xc8, 0xcc];

/** The frame of a JPEG file; `null` for one without. Throws `RangeError` where the file is cut off. Linear. */
export function readJpegFrame(bytes: Uint8Array): JpegFrame | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < view.byteLength; ) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff || marker === 0xff) at += 1;
    else if (marker === 0 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5), components: view.getUint8(at + 9) };
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}
