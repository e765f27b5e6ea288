import * as utif from 'utif2';
import { ExtractionFailure, messageOf } from '../extraction-failure.ts';
import { greyOf } from './grey-of-colour.ts';
import type { Picture } from './page-picture.ts';

function toGrey(colours: Uint8Array, pixels: number): Uint8Array {
  const grey = new Uint8Array(pixels);
  for (let pixel = 0, at = 0; pixel < pixels; pixel += 1, at += 4) {
    grey[pixel] = greyOf(colours[at] ?? 0, colours[at + 1] ?? 0, colours[at + 2] ?? 0);
  }
  return grey;
}

/** Unpacks one image of a TIFF whose header was judged; `page` counts from 1. Fails with `damaged`. */
export function unpackTiff(bytes: Uint8Array<ArrayBuffer>, page: number): Picture {
  try {
    const buffer = bytes.slice().buffer;
    const image = utif.decode(buffer)[page - 1];
    if (image === undefined) throw new ExtractionFailure('damaged', 'the picture is missing from the file');
    utif.decodeImage(buffer, image);
    const { width, height } = image;
    const colours = utif.toRGBA8(image);
    if (colours.length < width * height * 4) throw new ExtractionFailure('damaged', 'the picture is cut off');
    return { kind: 'grey', width, height, pixels: toGrey(colours, width * height) };
  } catch (error) {
    // The library throws whatever its arithmetic runs into.
    throw error instanceof ExtractionFailure ? error : new ExtractionFailure('damaged', messageOf(error));
  }
}
